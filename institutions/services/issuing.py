"""Signed records for what was posted: one for each award and each finished course, and a transcript that holds them.

Kinds and keys name the learner and the course, not the file: a later transcript with the same line signs nothing
twice, and one with another grade replaces the old record.
"""

from collections.abc import Iterator
from typing import Any

from django.db import transaction

from accounts.models import Organization, Person
from credentials import addresses
from credentials.errors import NoSigningKey, NotAllowedToIssue
from credentials.models import IssuedCredential
from credentials.services import issuance
from credentials.standards.award_facts import AwardFacts
from institutions import award_mapping
from institutions.models import ImportDocument
from institutions.services import rows
from transcripts.models import AcademicAward, AcademicRecord, Course, TranscriptDocument


@transaction.atomic
def issue_document(document: ImportDocument) -> int:
    """Sign the records of one posted document; returns how many stand for it.

    Only a college's own record is signed. A college that may not sign yet keeps its posted record, and is told so.
    """
    college, transcript = document.import_file.organization, document.transcript
    if transcript is None or transcript.person is None or not document.is_ours:
        return 0
    try:
        with transaction.atomic():
            return issue_transcript(transcript, college, by=document.import_file.approved_by)
    except (NotAllowedToIssue, NoSigningKey):
        rows.note(document, "POST.NOT_SIGNED")
        return 0


def issue_transcript(transcript: TranscriptDocument, college: Organization, *, by: Person | None) -> int:
    """Sign what a standing transcript says of the college's own records."""
    signed = list(_awards(transcript, college, by))
    if signed:
        _transcript(transcript.person, college, signed, by)
    return len(signed) + bool(signed)


def _awards(
    transcript: TranscriptDocument, college: Organization, by: Person | None
) -> Iterator[IssuedCredential]:
    origin = addresses.origin()
    own = AcademicRecord.objects.filter(document=transcript, is_own=True)
    seen: dict[str, int] = {}
    for award in AcademicAward.objects.filter(record__in=own).order_by("seq"):
        if award.is_given:
            facts = award_mapping.award_facts(award, college, origin)
            key = _once(seen, f"{transcript.person_id}:{facts.achievement_id.rpartition('#')[2]}")
            yield sign(college, "award", key, transcript.person, facts, by)
    for course in Course.objects.filter(record__in=own).select_related("session").order_by("seq"):
        if (course.credit_earned or 0) > 0:
            facts = award_mapping.course_facts(course, college, origin)
            kind = "cpl" if course.is_cpl else "course"
            key = _once(seen, course_key(transcript.person, course))
            yield sign(college, kind, key, transcript.person, facts, by)


def course_key(person: Person, course: Course) -> str:
    """The same course in the same term of the same learner, in whatever file it comes."""
    term = course.session.designator if course.session else ""
    return f"{person.pk}:{term}:{course.subject}:{course.number}:{course.section}"[:190]


def _once(seen: dict[str, int], key: str) -> str:
    """A course that really stands twice in a term keeps both its lines."""
    seen[key] = seen.get(key, 0) + 1
    return key if seen[key] == 1 else f"{key}:{seen[key]}"


def sign(
    college: Organization, kind: str, key: str, person: Person, facts: AwardFacts, by: Person | None
) -> IssuedCredential:
    """The standing record of these facts: the one that is there, a new one, or one that replaces other facts."""
    known = IssuedCredential.objects.latest_of(college, kind, key).first()
    if known and known.state in ("signed", "claimed") and not _says(known, facts):
        return issuance.supersede(known, payload=facts, by=by)
    return issuance.issue(college, kind=kind, key=key, subject=person, payload=facts, by=by)


def _says(known: IssuedCredential, facts: AwardFacts) -> bool:
    subject: dict[str, Any] = issuance.document_of(known)["credentialSubject"]
    results = subject.get("result") or []
    grades = tuple(result.get("value") for result in (results if isinstance(results, list) else [results]))
    earned = subject.get("creditsEarned")
    same_units = (facts.units_earned is None and earned is None) or (
        earned is not None and facts.units_earned is not None and float(earned) == float(facts.units_earned)
    )
    return known.title == facts.title[:300] and same_units and grades == tuple(r.value for r in facts.results)


def _transcript(
    person: Person, college: Organization, signed: list[IssuedCredential], by: Person | None
) -> IssuedCredential:
    documents = [issuance.document_of(one) for one in signed]
    facts = award_mapping.transcript_facts(documents, college)
    known = IssuedCredential.objects.latest_of(college, "transcript", str(person.pk)).first()
    if known and known.state in ("signed", "claimed") and _holds(known) != {one["id"] for one in documents}:
        return issuance.supersede(known, payload=facts, by=by)
    return issuance.issue(
        college, kind="transcript", key=str(person.pk), subject=person, payload=facts, by=by
    )


def _holds(known: IssuedCredential) -> set[str]:
    held = issuance.document_of(known)["credentialSubject"].get("verifiableCredential") or []
    return {one["id"] for one in (held if isinstance(held, list) else [held])}
