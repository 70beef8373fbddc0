"""One person whom a document may be about, and what was decided."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from core.models import Noun
from institutions.enums import Decision, Tier
from institutions.models.import_document import ImportDocument


class IdentityMatch(Noun):
    """Evidence names facts that agree or contradict, never their values."""

    document = models.ForeignKey(ImportDocument, models.CASCADE, related_name="candidates")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    tier = models.CharField(max_length=2, choices=Tier)
    agrees = ArrayField(models.CharField(max_length=20), default=list)
    contradicts = ArrayField(models.CharField(max_length=20), default=list)
    nearness = models.PositiveSmallIntegerField(
        default=0, help_text="0 to 100; sorts the list, decides nothing"
    )
    decision = models.CharField(max_length=8, choices=Decision, blank=True)
    # Empty with a decision: the portal attached a sure match by itself.
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    reversed_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["tier", "-nearness", "id"]
        constraints = [
            models.UniqueConstraint(fields=["document", "person"], name="candidate_once_per_document"),
            models.UniqueConstraint(
                fields=["document"], condition=Q(decision="attached"), name="one_learner_per_document"
            ),
            models.CheckConstraint(
                name="match_decided_all_or_none",
                condition=Q(decision="", decided_at=None, decided_by=None)
                | (~Q(decision="") & Q(decided_at__isnull=False)),
            ),
        ]

    class Privacy:
        subject = "learner"
        keeps = {
            "person": "whose record it may be, until the document is decided and 90 days after",
            "agrees": "why a match was offered: names of facts, no values",
            "contradicts": "why a match was doubted: names of facts, no values",
            "decided_by": "who decided, as long as the record that came by it",
            "reason": "why a match was undone: words of staff, as long as the record that came by it",
        }

    def __str__(self) -> str:
        return f"{self.tier} for {self.document}"
