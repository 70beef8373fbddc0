"""An intake: eleven questions with what was typed. What comes from the passport is never copied here."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership
from casework.models.client import Client
from core.fields import SealedTextField
from core.models import Noun


class IntakeQuerySet(models.QuerySet["Intake"]):
    def visible_to(self, person: Any) -> Self:
        return self.filter(client__in=Client.objects.visible_to(person))


class Intake(Noun):
    """One sitting of questions; `prefilled` and `typed` count the fields when it is completed."""

    class State(models.TextChoices):
        OPEN = "open", _("Intake in progress")
        COMPLETED = "completed", _("Intake is done")

    client = models.ForeignKey(Client, models.PROTECT, related_name="intakes")
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    form_version = models.CharField(max_length=8)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    prefilled = models.PositiveSmallIntegerField(null=True, blank=True)
    typed = models.PositiveSmallIntegerField(null=True, blank=True)
    completed_at = models.DateTimeField(null=True, blank=True)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(fields=["client"], condition=Q(state="open"), name="one_open_intake"),
            models.CheckConstraint(
                name="intake_completed_all_or_none",
                condition=Q(state="open", completed_at=None, prefilled=None, typed=None)
                | Q(
                    state="completed",
                    completed_at__isnull=False,
                    prefilled__isnull=False,
                    typed__isnull=False,
                ),
            ),
        ]

    class Privacy:
        subject = "learner"
        keeps = {"client": "whom the intake is about, as long as the organization's own service record"}

    def __str__(self) -> str:
        return f"{self.client} · {self.get_state_display()}"

    @property
    def ref(self) -> str:
        """How permissions name this intake."""
        return str(self.pk)


class IntakeAnswer(Noun):
    """What a client said and a case manager typed: the organization's own record."""

    intake = models.ForeignKey(Intake, models.CASCADE, related_name="answers")
    question = models.CharField(max_length=24)
    value = SealedTextField()
    by = models.ForeignKey(Membership, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["intake", "question"], name="one_answer_per_question")]

    class Privacy:
        subject = "learner"
        keeps = {"value": "what the client said, as long as the organization's own service record; sealed"}

    def __str__(self) -> str:
        return self.question
