"""Every step of a line, append-only: replaying the events gives the present state."""

from typing import Any

import pgtrigger
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from accounts.models import Person
from core.clock import now
from core.fields import SealedTextField
from core.ids import uuid7
from credit_prior_learning import stages
from credit_prior_learning.models.line import PetitionLine
from credit_prior_learning.workflow import Actor, LineState


class LineEvent(models.Model):
    """Who did what, in which role, under which words of the law, and what changed."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    line = models.ForeignKey(PetitionLine, models.PROTECT, related_name="events")
    number = models.PositiveIntegerField()
    at = models.DateTimeField(default=now)
    action = models.CharField(max_length=24)
    from_state = models.CharField(max_length=24, choices=LineState)
    to_state = models.CharField(max_length=24, choices=LineState)
    actor = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=24, choices=Actor)
    rules = models.JSONField(default=list)
    before = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    after = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    reason = SealedTextField(null=True, blank=True)

    class Meta:
        ordering = ["line", "number"]
        constraints = [
            models.UniqueConstraint(fields=["line", "number"], name="events_of_a_line_are_counted"),
            models.CheckConstraint(
                name="only_the_portal_acts_without_a_person",
                condition=models.Q(actor__isnull=False) | models.Q(role=Actor.SYSTEM),
            ),
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    class Privacy:
        subject = "learner"
        keeps = {
            "actor": "who acted, as long as the record that it explains",
            "before": "what changed, as long as the record that it explains",
            "after": "what changed, as long as the record that it explains",
            "facts": "what the law asks to record with the step, as long as the record",
            "reason": "why, in the actor's words, as long as the record; sealed",
        }

    @property
    def stage(self) -> Any:
        """The state it led to, in the words of staff."""
        return stages.words(self.to_state)

    def __str__(self) -> str:
        return f"{self.number}. {self.action}"
