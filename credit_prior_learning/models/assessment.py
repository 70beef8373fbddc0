"""What faculty found: a score for each outcome, and the reason for a no."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.fields import SealedTextField
from core.models import Noun
from credit_prior_learning import reasons, rubric
from credit_prior_learning.models.assignment import Assignment
from credit_prior_learning.models.evidence import Evidence
from credit_prior_learning.models.line import PetitionLine


class Assessment(Noun):
    """One assessor's judgment of one line; once signed nobody changes it."""

    line = models.ForeignKey(PetitionLine, models.PROTECT, related_name="assessments")
    assignment = models.OneToOneField(Assignment, models.PROTECT, related_name="assessment")
    assessor = models.ForeignKey(Person, models.PROTECT, related_name="+")
    rubric_version = models.CharField(max_length=12, default=rubric.VERSION)
    statement = SealedTextField(_("what this person has shown"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("minutes spent"), default=0)
    signed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        triggers = [
            pgtrigger.Protect(
                name="signed_stays",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__signed_at__isnull=False),
            )
        ]

    class Privacy:
        subject = "learner"
        keeps = {
            "assessor": "who judged, as long as the record",
            "statement": "the judgment in words, as long as the record; sealed",
            "minutes": "faculty work, counted without names, as long as the record",
        }

    def __str__(self) -> str:
        return f"{self.line_id} by {self.assessor}"

    def found(self) -> rubric.Result:
        """What the stored scores come to. Raises ValueError when there are none."""
        return rubric.result(list(self.scores.values_list("score", "essential")))


class OutcomeScore(Noun):
    """One course outcome: how well it was shown, by which evidence, in whose words."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="scores")
    number = models.PositiveSmallIntegerField()
    outcome = models.TextField()
    essential = models.BooleanField(default=True)
    score = models.PositiveSmallIntegerField()
    comment = SealedTextField()
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "number"], name="one_score_per_outcome"),
            models.CheckConstraint(name="score_on_the_scale", condition=Q(score__lte=max(rubric.SCALE))),
        ]

    class Privacy:
        subject = "learner"
        keeps = {
            "score": "how well the outcome was shown, as long as the record",
            "comment": "why, in the assessor's words, as long as the record; sealed",
        }

    def __str__(self) -> str:
        return f"{self.number}: {self.score}"


class Denial(Noun):
    """A no never comes without reason, cure and the last day to appeal."""

    line = models.ForeignKey(PetitionLine, models.PROTECT, related_name="denials")
    code = models.CharField(max_length=32)
    narrative = SealedTextField(_("why, in plain words"))
    cure = SealedTextField(_("what would change it"))
    appeal_by = models.DateField()
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(name="denial_has_a_code", condition=~Q(code=""))]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    class Privacy:
        subject = "learner"
        keeps = {
            "code": "why it was a no, until three years after closing",
            "narrative": "why in words, until three years after closing; sealed",
            "cure": "what would change it, until three years after closing; sealed",
            "decided_by": "who decided, until three years after closing",
        }

    def __str__(self) -> str:
        return self.code

    @property
    def cure_words(self) -> str:
        """What would change it: the assessor's words, else those of the reason, in the reader's language."""
        return self.cure or str(reasons.get(self.code).cure)
