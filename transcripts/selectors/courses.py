"""Courses and awards of a learner, as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Count, Q, QuerySet, Sum

from accounts.models import Person
from transcripts.models import AcademicAward, AcademicSummary, Course, TestResult

_HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Units:
    """Semester units earned; `untold` courses earned units of a calendar we do not know and are not in the sum."""

    semester: Decimal
    courses: int
    untold: int


def of(person: Person, *, official: bool = False) -> QuerySet[Course]:
    """Every course that stands, newest term first; `official` leaves out what the learner uploaded alone."""
    found = Course.objects.filter(person=person, document__current=True, document__detached_at=None)
    if official:
        found = found.filter(document__self_reported=False)
    related = found.select_related("session", "record", "document__organization", "cpl_annotation")
    return related.order_by("-session__designator", "document_id", "seq")


def awards(person: Person, *, official: bool = False) -> QuerySet[AcademicAward]:
    """Every award that stands, newest first."""
    found = AcademicAward.objects.filter(person=person, document__current=True, document__detached_at=None)
    if official:
        found = found.filter(document__self_reported=False)
    related = found.select_related("record", "session", "document__organization").prefetch_related("programs")
    return related.order_by("-awarded_on", "seq")


def tests(person: Person) -> QuerySet[TestResult]:
    """Every test result that stands, with its scores."""
    found = TestResult.objects.filter(person=person, document__current=True, document__detached_at=None)
    return found.prefetch_related("scores").order_by("-taken_on", "seq")


def units(person: Person, *, official: bool = False) -> Units:
    """Units earned over all courses that stand, a repeated course once: those that a sender no longer counts are out."""
    counted = of(person, official=official).exclude(repeat_code="ReplacedNotCounted")
    told = counted.aggregate(
        semester=Sum("semester_equivalent"),
        courses=Count("pk"),
        untold=Count("pk", filter=Q(semester_equivalent=None, credit_earned__gt=0)),
    )
    return Units(told["semester"] or Decimal(0), told["courses"], told["untold"])


def gpa(person: Person, *, official: bool = False) -> Decimal | None:
    """Grade point average over graded, unbracketed courses that count, on units made comparable; None without any.

    Points are scaled as units are, so that quarter and semester courses weigh alike.
    """
    hours, points = Decimal(0), Decimal(0)
    for attempted, quality, unit in _graded(person, official):
        share = Decimal(2) / 3 if unit == "Quarter" else Decimal(1)
        hours += attempted * share
        points += quality * share
    return (points / hours).quantize(_HUNDREDTH, ROUND_HALF_UP) if hours else None


def _graded(person: Person, official: bool) -> list[tuple[Decimal, Decimal, str]]:
    counted = of(person, official=official).exclude(gpa_applicability="NotApplicable").exclude(bracketed=True)
    graded = counted.exclude(repeat_code="ReplacedNotCounted").filter(
        credit_attempted__gt=0, quality_points__isnull=False
    )
    told = graded.order_by().values_list("credit_attempted", "quality_points", "credit_unit")
    return [(hours or Decimal(0), points or Decimal(0), unit) for hours, points, unit in told]


def stated_totals(person: Person) -> QuerySet[AcademicSummary]:
    """The totals of records as senders state them, beside our own figure in `computed_gpa`."""
    return AcademicSummary.objects.filter(
        person=person, scope="record", document__current=True, document__detached_at=None
    ).select_related("record", "document__organization")
