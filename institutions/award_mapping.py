"""From the academic record to what a college signs. Pure: rows in, facts out (design sections 6 and 14)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from urllib.parse import quote

from django.utils.text import slugify

from accounts.models import Organization
from credentials.standards.award_facts import AwardFacts, ClrFacts, Result
from transcripts.models import AcademicAward, Course

#: Award levels of PESC to the kinds of Open Badges 3.0; what is not listed is a certificate.
_KINDS = {
    "2.3": "AssociateDegree",
    "2.4": "BachelorDegree",
    "B18": "Diploma",
    "B19": "Diploma",
}


def course_facts(course: Course, college: Organization, origin: str) -> AwardFacts:
    """What a college says by signing one finished course; units are semester units.

    Credit for prior learning says so in its criteria, in the words of the record (Title 5 section 55050(l), L40).
    """
    session = course.session
    earned = course.semester_equivalent if course.semester_equivalent is not None else course.credit_earned
    code = f"{course.subject} {course.number}".strip()
    return AwardFacts(
        title=course.title or code,
        description=course.description or f"{code}, a course of {college.name}.",
        criteria=cpl_note(course) or _course_criteria(course, college),
        achievement_type="Course",
        achievement_id=course_address(college, course.subject, course.number, origin),
        awarded_at=_noon(course.ends_on or (session.ends_on if session else None)),
        units_earned=earned,
        units_available=earned if course.is_cpl else None,
        term=term_of(course),
        started_at=_noon(course.begins_on or (session.begins_on if session else None)),
        ended_at=_noon(course.ends_on or (session.ends_on if session else None)),
        human_code=code,
        language="en",
        results=(Result("Grade", course.grade),) if course.grade else (),
    )


def award_facts(award: AcademicAward, college: Organization, origin: str) -> AwardFacts:
    """What a college says by signing a degree, certificate or diploma."""
    title = award.title or award.level
    return AwardFacts(
        title=title,
        description=f"{title}, given by {college.name}.",
        criteria=f"All requirements were met, as recorded by {college.name}.",
        achievement_type=_KINDS.get(award.level, "Certificate"),
        achievement_id=f"{catalogue_address(college, origin)}#{slugify(f'{award.level} {title}')}",
        awarded_at=_noon(award.awarded_on or award.completed_on),
        language="en",
    )


def transcript_facts(awards: Iterable[dict[str, object]], college: Organization) -> ClrFacts:
    """A transcript that holds whole signed awards; partial, since only what may be signed is in it."""
    return ClrFacts(name=f"Transcript, {college.name}", awards=tuple(awards))


def cpl_note(course: Course) -> str:
    """The note of a line of prior learning as it stands on the record; empty for any other line."""
    if not course.is_cpl:
        return ""
    return (
        ". ".join(note.rstrip(".") for note in course.notes) or "Credit for prior learning, method not stated"
    )


def term_of(course: Course) -> str:
    """The term as people know it: its name, else its month."""
    return (course.session.name or course.session.designator) if course.session else ""


def catalogue_address(college: Organization, origin: str) -> str:
    """Where a college's courses are described for everyone."""
    return f"{origin}/institutions/catalog/{college.slug}/"


def course_address(college: Organization, subject: str, number: str, origin: str) -> str:
    """The address of one course: the id of the achievement in every record that names it."""
    return f"{catalogue_address(college, origin)}{quote(subject or '-', safe='')}/{quote(number or '-', safe='')}/"


def _course_criteria(course: Course, college: Organization) -> str:
    mark = f" with the grade {course.grade}" if course.grade else ""
    return f"Finished the course{mark}, as recorded by {college.name}."


def _noon(day: date | None) -> datetime | None:
    # Noon, so that the day is the same in California and in UTC.
    return datetime.combine(day, time(12), tzinfo=UTC) if day else None
