"""One target of a request: its state, its pinned law, its clock."""

from datetime import date
from typing import Any, Self

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.enums import Role
from accounts.models import Membership, Person
from core.clock import now, today
from core.models import Noun
from credit_prior_learning import stages
from credit_prior_learning.enums import GradeBasis, Method, TargetKind, ValidationBasis
from credit_prior_learning.models.petition import Petition
from credit_prior_learning.models.rules import RuleSet
from credit_prior_learning.workflow import ALIVE, NEGATIVE, STATES, WITH_RECORDS, LineState, StateFacts

#: These roles see every sent request of their college; faculty and records see only what reached them.
_WHOLE_COLLEGE = (Role.COORDINATOR, Role.ARTICULATION_OFFICER, Role.EVALUATOR, Role.COUNSELOR)
_RECORDS = (Role.REGISTRAR, Role.SECOND_APPROVER)
_CLOCKED = [state for state, facts in STATES.items() if facts.days is not None]
_ACCEPTED = [
    LineState.ACCEPTED,
    LineState.REGISTRAR_REVIEW,
    LineState.POSTING_PENDING,
    LineState.POSTING_FAILED,
    LineState.POSTED,
]


def colleges_of(person: Person, *roles: str) -> models.QuerySet[Membership]:
    """Ids of the organizations in which the person holds one of the roles today."""
    return Membership.objects.active().of(person).filter(role__in=roles).values("organization")  # type: ignore[return-value]


class PetitionLineQuerySet(models.QuerySet["PetitionLine"]):
    def sent(self) -> Self:
        return self.exclude(submitted_at=None)

    def alive(self) -> Self:
        """Lines still under way: a second one for the same course would be a duplicate."""
        return self.filter(state__in=ALIVE)

    def of(self, learner: Person) -> Self:
        return self.filter(petition__learner=learner)

    def assigned_to(self, person: Person) -> Self:
        return self.filter(assignments__person=person, assignments__ended_at=None)

    def visible_to(self, person: Person) -> Self:
        """A learner's own lines; a college's sent lines to its staff, each role as far as its work needs."""
        if not person.is_authenticated:
            return self.none()
        college = Q(petition__college__in=colleges_of(person, *_WHOLE_COLLEGE))
        records = Q(petition__college__in=colleges_of(person, *_RECORDS), state__in=WITH_RECORDS)
        faculty = Q(
            petition__college__in=colleges_of(person, Role.DISCIPLINE_FACULTY),
            pk__in=PetitionLine.objects.assigned_to(person).values("pk"),
        )
        return self.filter(
            Q(petition__learner=person) | Q(submitted_at__isnull=False) & (college | records | faculty)
        )

    def with_facts(self) -> Self:
        """What every list shows, in one query."""
        return self.select_related("petition__learner", "petition__college", "course", "rule_set")


class PetitionLine(Noun):
    """Its state changes only in `services.moves`, under a row lock and with an event."""

    petition = models.ForeignKey(Petition, models.PROTECT, related_name="lines")
    course = models.ForeignKey("institutions.CatalogCourse", models.PROTECT, related_name="+")
    target_kind = models.CharField(max_length=12, choices=TargetKind, default=TargetKind.COURSE)
    state = models.CharField(max_length=24, choices=LineState, default=LineState.DRAFT)
    state_since = models.DateTimeField(default=now)
    due_on = models.DateField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    rule_set = models.ForeignKey(RuleSet, models.PROTECT, null=True, blank=True, related_name="+")
    method = models.CharField(max_length=16, choices=Method, blank=True)
    grade_basis = models.CharField(
        _("grade"), max_length=16, choices=GradeBasis, default=GradeBasis.PASS_NO_PASS
    )
    grade = models.CharField(max_length=4, blank=True)
    units = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    validation_basis = models.CharField(max_length=24, choices=ValidationBasis, default=ValidationBasis.NONE)
    decided_on = models.DateField(null=True, blank=True)
    denial = models.ForeignKey("Denial", models.PROTECT, null=True, blank=True, related_name="+")
    acceptance = models.ForeignKey("Acceptance", models.PROTECT, null=True, blank=True, related_name="+")

    objects = PetitionLineQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "created_at"]
        indexes = [models.Index(fields=["state", "due_on"]), models.Index(fields=["petition", "state"])]
        constraints = [
            models.CheckConstraint(name="line_state_is_known", condition=Q(state__in=LineState.values)),
            models.CheckConstraint(
                name="sent_line_pins_its_law",
                condition=Q(state__in=[LineState.DRAFT, LineState.WITHDRAWN])
                | Q(rule_set__isnull=False, submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="line_clock_runs_where_it_should",
                condition=Q(state__in=_CLOCKED, due_on__isnull=False)
                | ~Q(state__in=_CLOCKED) & Q(due_on=None),
            ),
            models.CheckConstraint(
                name="negative_line_has_its_reason",
                condition=~Q(state__in=sorted(NEGATIVE)) | Q(denial__isnull=False),
            ),
            models.CheckConstraint(
                name="accepted_line_has_its_signature",
                condition=~Q(state__in=_ACCEPTED) | Q(acceptance__isnull=False),
            ),
            models.CheckConstraint(
                name="line_units_above_zero", condition=Q(units=None) | Q(units__gt=0, units__lte=30)
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="posted_needs_proof",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                condition=pgtrigger.Q(new__state="posted"),
                func="""
                    IF NEW.validation_basis = 'none' OR NOT EXISTS (
                        SELECT 1 FROM credit_prior_learning_posting p
                        JOIN credit_prior_learning_acceptance a ON a.id = p.acceptance_id
                        JOIN credit_prior_learning_offer o ON o.id = a.offer_id
                        WHERE p.line_id = NEW.id AND a.id = NEW.acceptance_id AND o.line_id = NEW.id
                          AND a.terms_hash = o.terms_hash AND p.units > 0
                          AND p.confirmation_id <> '' AND p.read_back_hash = p.sent_hash
                    ) THEN
                        RAISE EXCEPTION 'posted needs acceptance of these terms, a confirmation id and units'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    class Privacy:
        subject = "learner"
        keeps = {
            "course": "which course the request is for, as long as the academic record that rests on it",
            "grade": "the grade recommended, as long as the academic record",
            "units": "the units recommended, as long as the academic record",
            "denial": "why it was a no, until three years after closing",
            "acceptance": "what the learner signed, as long as the academic record",
        }

    def __str__(self) -> str:
        return f"{self.course} · {self.get_state_display()}"

    @property
    def facts(self) -> StateFacts:
        """Owner and clock of the present state."""
        return STATES[LineState(self.state)]

    @property
    def stage(self) -> Any:
        """The state in the words of staff."""
        return stages.words(self.state)

    @property
    def age_days(self) -> int:
        """Calendar days in the present state."""
        return (today() - self.since).days

    @property
    def since(self) -> date:
        from django.utils import timezone

        return timezone.localdate(self.state_since)

    @property
    def is_overdue(self) -> bool:
        return self.due_on is not None and self.due_on < today()

    @property
    def days_left(self) -> int | None:
        return None if self.due_on is None else (self.due_on - today()).days
