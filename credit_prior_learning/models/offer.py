"""An offer with its terms, and the signature under exactly those terms."""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from accounts.models import Person
from core.clock import now, today
from core.models import Noun
from credit_prior_learning.models.line import PetitionLine


class Offer(Noun):
    """Terms never change: a correction is a new offer. The hash (SHA-256 over RFC 8785) names them."""

    line = models.ForeignKey(PetitionLine, models.PROTECT, related_name="offers")
    version = models.PositiveSmallIntegerField(default=1)
    terms = models.JSONField()
    terms_hash = models.CharField(max_length=64)
    answer_by = models.DateField()
    published_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["line", "version"], name="offers_of_a_line_are_counted"),
            models.UniqueConstraint(
                fields=["line"], condition=Q(closed_at=None), name="one_open_offer_per_line"
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="terms_never_change", fields=["line", "version", "terms", "terms_hash", "published_by"]
            ),
            pgtrigger.Protect(name="offers_stay", operation=pgtrigger.Delete),
        ]

    class Privacy:
        subject = "learner"
        keeps = {
            "terms": "what was offered, as long as the academic record that rests on it",
            "published_by": "who published it, as long as the record",
        }

    def __str__(self) -> str:
        return f"{self.line_id} v{self.version}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None and self.answer_by >= today()


class Acceptance(Noun):
    """The learner's signature: who, when, freshly identified, and the hash of the terms they saw (34 CFR 99.30)."""

    offer = models.OneToOneField(Offer, models.PROTECT, related_name="acceptance")
    learner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    terms_hash = models.CharField(max_length=64)
    reauthenticated_at = models.DateTimeField()
    signed_at = models.DateTimeField(default=now)
    language = models.CharField(max_length=8, default="en")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="identified_before_signing", condition=Q(reauthenticated_at__lte=F("signed_at"))
            )
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="signs_these_terms",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                func="""
                    IF NOT EXISTS (
                        SELECT 1 FROM credit_prior_learning_offer o
                        JOIN credit_prior_learning_petitionline l ON l.id = o.line_id
                        JOIN credit_prior_learning_petition p ON p.id = l.petition_id
                        WHERE o.id = NEW.offer_id AND o.terms_hash = NEW.terms_hash
                          AND p.learner_id = NEW.learner_id
                    ) THEN
                        RAISE EXCEPTION 'the learner signs exactly the terms of the offer'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    class Privacy:
        subject = "learner"
        keeps = {
            "learner": "who signed, as long as the academic record",
            "terms_hash": "what was signed, as long as the academic record",
            "reauthenticated_at": "proof that the signer was identified, as long as the academic record",
            "signed_at": "when it was signed, as long as the academic record",
            "language": "in which language it was read, as long as the academic record",
        }

    def __str__(self) -> str:
        return f"{self.learner} {self.signed_at:%Y-%m-%d}"
