"""Who assesses, and what they said about conflicts of interest."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.models import Noun
from credit_prior_learning.enums import ConflictResult, Duty
from credit_prior_learning.models.line import PetitionLine

HARD = ("is_relative", "works_together", "gave_training", "earlier_role")
DECLARE = ("own_student", "same_employer", "same_panel")


def _none_of(*names: str) -> Q:
    return Q(**dict.fromkeys(names, False))


class Assignment(Noun):
    """A case in a faculty member's hands; it ends, it is not deleted."""

    line = models.ForeignKey(PetitionLine, models.PROTECT, related_name="assignments")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    duty = models.CharField(max_length=12, choices=Duty, default=Duty.ASSESS)
    discipline = models.CharField(_("discipline"), max_length=60)
    assigned_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["line", "duty"], condition=Q(ended_at=None), name="one_open_assignment_per_duty"
            )
        ]

    class Privacy:
        subject = "person"
        keeps = {
            "person": "who assessed, as long as the record",
            "assigned_by": "who routed the case, as long as the record",
            "ended_why": "why the case moved on, as long as the record",
        }

    def __str__(self) -> str:
        return f"{self.person} · {self.discipline}"


class ConflictCheck(Noun):
    """An attestation, dated and tied to the line; a hard conflict can only be stored as blocked."""

    line = models.ForeignKey(PetitionLine, models.PROTECT, related_name="conflict_checks")
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="conflict_checks")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    is_relative = models.BooleanField(_("We are related or live together"), default=False)
    works_together = models.BooleanField(
        _("I advise, employ or do business with this person now"), default=False
    )
    gave_training = models.BooleanField(_("I wrote, own or was paid for the training shown"), default=False)
    earlier_role = models.BooleanField(_("I acted on this request before in another part"), default=False)
    own_student = models.BooleanField(_("This person is or was in my class"), default=False)
    same_employer = models.BooleanField(_("We work for the same employer"), default=False)
    same_panel = models.BooleanField(_("I sit on a panel of the body that gave the license"), default=False)
    attested = models.BooleanField(default=False, help_text="Said by the person, not found by the portal.")
    result = models.CharField(max_length=24, choices=ConflictResult)

    class Meta:
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(
                name="hard_conflict_blocks",
                condition=_none_of(*HARD) | Q(result=ConflictResult.BLOCKED),
            ),
            models.CheckConstraint(
                name="declared_conflict_is_not_clear",
                condition=_none_of(*DECLARE) | ~Q(result=ConflictResult.CLEAR),
            ),
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    class Privacy:
        subject = "person"
        keeps = dict.fromkeys(
            ("person", *HARD, *DECLARE),
            "proof that the assessor was free of conflicts, as long as the decision",
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.get_result_display()}"
