"""No credit twice: the same course on another line, already posted, or already on the record."""

from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.models import Person
from credit_prior_learning.models import PetitionLine, Posting
from credit_prior_learning.workflow import LineState
from institutions.models import CatalogCourse
from transcripts.models import Course


@dataclass(frozen=True)
class Duplicate:
    """Where the same credit already stands: `kind` is open_line, posted or record."""

    kind: str
    reference: str


def open_lines(learner: Person, course: CatalogCourse) -> QuerySet[PetitionLine]:
    """Sent lines of the learner for this course that are still under way."""
    return PetitionLine.objects.of(learner).alive().filter(course=course)


def find(line: PetitionLine) -> Duplicate | None:
    """The first place where the line's course already stands for its learner (design invariant 9)."""
    learner, course = line.petition.learner, line.course
    other = open_lines(learner, course).exclude(pk=line.pk).first()
    if other:
        return Duplicate("open_line", str(other.pk))
    posted = Posting.objects.filter(learner=learner, course=course).exclude(confirmation_id="")
    posted = posted.exclude(line=line).exclude(line__state=LineState.REVERSED)
    if found := posted.first():
        return Duplicate("posted", str(found.pk))
    return _on_record(learner, course)


def _on_record(learner: Person, course: CatalogCourse) -> Duplicate | None:
    """The college's own transcript already carries the course, with credit."""
    rows = Course.objects.standing().filter(
        person=learner,
        document__organization=course.organization_id,
        subject=course.subject,
        number=course.number,
        credit_earned__gt=0,
    )
    found = rows.first()
    return Duplicate("record", str(found.pk)) if found else None
