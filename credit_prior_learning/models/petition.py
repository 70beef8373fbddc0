"""One request of one learner to one college; it has no state of its own, only a roll-up of its lines."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organization, Person
from core.fields import SealedTextField
from core.models import Noun
from credit_prior_learning.enums import Goal, LineOrigin


class PetitionQuerySet(models.QuerySet["Petition"]):
    def of(self, learner: Person) -> Self:
        return self.filter(learner=learner)

    def unsent(self) -> Self:
        """Begun and without a line yet: the learner has not chosen a course."""
        return self.filter(lines=None)


class Petition(Noun):
    """Why the learner asks, and the consent under which the college may look."""

    learner = models.ForeignKey(Person, models.PROTECT, related_name="petitions")
    college = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="petitions")
    origin = models.CharField(max_length=16, choices=LineOrigin, default=LineOrigin.LEARNER)
    goal = models.CharField(_("goal"), max_length=16, choices=Goal, blank=True)
    goal_note = SealedTextField(_("anything else we should know"), null=True, blank=True)
    language = models.CharField(max_length=8, default="en")
    consent_at = models.DateTimeField(null=True, blank=True)
    consent_words = models.TextField(blank=True)
    reauthenticated_at = models.DateTimeField(null=True, blank=True)

    objects = PetitionQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                name="petition_consent_all_or_none",
                condition=Q(consent_at=None, consent_words="", reauthenticated_at=None)
                | Q(consent_at__isnull=False, reauthenticated_at__isnull=False, college__isnull=False)
                & ~Q(consent_words=""),
            )
        ]

    class Privacy:
        subject = "learner"
        keeps = {
            "learner": "whose request it is, as long as the academic record that rests on it",
            "goal": "early notice in line with goals (Ed. Code 78093.2), until one year after closing",
            "goal_note": "what the learner wanted the college to know, until one year after closing; sealed",
            "language": "the language of letters, as long as the request",
            "consent_at": "proof of consent (34 CFR 99.30), as long as the request",
            "consent_words": "the words that were signed (34 CFR 99.30), as long as the request",
            "reauthenticated_at": "proof that the signer was identified, as long as the request",
        }

    def __str__(self) -> str:
        return f"{self.learner} → {self.college or '…'}"
