"""From acceptance to the transcript: what was sent, what came back, and the proof that both agree."""

from django.db import models
from django.db.models import F, Q

from accounts.models import Person
from core.models import Noun
from credit_prior_learning.models.line import PetitionLine
from credit_prior_learning.models.offer import Acceptance


class Posting(Noun):
    """One posting for one acceptance; its id is the key that makes sending twice harmless."""

    line = models.ForeignKey(PetitionLine, models.PROTECT, related_name="postings")
    acceptance = models.OneToOneField(Acceptance, models.PROTECT, related_name="posting")
    learner = models.ForeignKey(Person, models.PROTECT, related_name="+")
    course = models.ForeignKey("institutions.CatalogCourse", models.PROTECT, related_name="+")
    posted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    units = models.DecimalField(max_digits=5, decimal_places=2)
    annotation = models.CharField(max_length=300)
    sent = models.JSONField()
    sent_hash = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    confirmation_id = models.CharField(max_length=80, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    read_back_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="posting_units_above_zero", condition=Q(units__gt=0)),
            models.CheckConstraint(name="posting_is_annotated", condition=~Q(annotation="")),
            models.CheckConstraint(
                name="posting_confirmed_all_or_none",
                condition=Q(confirmation_id="", confirmed_at=None, read_back_hash="")
                | ~Q(confirmation_id="") & Q(confirmed_at__isnull=False, read_back_hash=F("sent_hash")),
            ),
            models.UniqueConstraint(
                fields=["line"], condition=~Q(confirmation_id=""), name="a_line_posts_once"
            ),
            models.UniqueConstraint(
                fields=["learner", "course"],
                condition=~Q(confirmation_id=""),
                name="no_credit_twice_for_one_course",
            ),
        ]

    class Privacy:
        subject = "learner"
        keeps = {
            "learner": "whose credit it is, as long as the academic record",
            "course": "which course it is for, as long as the academic record",
            "posted_by": "who posted it, as long as the academic record",
            "units": "how much credit, as long as the academic record",
            "annotation": "how it was earned (Title 5 section 55050), as long as the academic record",
            "sent": "proof of what was posted, as long as the academic record",
            "confirmation_id": "proof that it arrived, as long as the academic record",
        }

    def __str__(self) -> str:
        return self.confirmation_id or "…"
