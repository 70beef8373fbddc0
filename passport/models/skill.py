"""Skills of a line, each with the reason why it is said to show them."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organization
from consent.models import ConsentBoundManager, ConsentBoundQuerySet
from core.models import Noun
from core.rungs import Rung
from passport.enums import SkillBasis
from passport.models.line import PassportLine
from skills.models import Skill

#: The best that a basis can give, whatever the line's own rung: an outline never makes a skill look signed (S14).
CAPS = {
    SkillBasis.OWN: Rung.VOUCHED,
    SkillBasis.SUGGESTED: Rung.YOU_ADDED,
    SkillBasis.SOURCE_STATED: Rung.SIGNED,
    SkillBasis.ASSESSED: Rung.SIGNED_ASSESSED,
}


class FacultyValidation(Noun):
    """A formal decision of a CCC faculty discipline review group, Ed. Code 78093.1(f). Every part is needed (L17)."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="+")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    review_group = models.CharField(max_length=200)
    outcomes = models.JSONField(default=list)
    method = models.CharField(max_length=80)
    curriculum_approval = models.CharField(max_length=120)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="validation_has_every_part",
                condition=~Q(review_group="") & ~Q(outcomes=[]) & ~Q(method="") & ~Q(curriculum_approval=""),
            )
        ]

    class Privacy:
        subject = "person"
        keeps = {
            "person": "whose skill it is, as long as the record",
            "review_group": "who decided, as long as the record",
            "decided_by": "who decided, as long as the record",
        }

    def __str__(self) -> str:
        return f"{self.review_group} · {self.decided_on}"


class PassportSkillQuerySet(ConsentBoundQuerySet["PassportSkill"]):
    """Read under a scope, as every row about a person."""


class PassportSkill(Noun):
    """One skill of one line. Without a validation record there is nothing that could carry the legal mark."""

    line = models.ForeignKey(PassportLine, models.CASCADE, related_name="+")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="+")
    basis = models.CharField(_("basis"), max_length=14, choices=SkillBasis)
    validation = models.ForeignKey(
        FacultyValidation, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = ConsentBoundManager.from_queryset(PassportSkillQuerySet)()

    class Consent:
        learner = "line__person"
        kind = "passport_skill"

    class Meta:
        ordering = ["skill__name"]
        constraints = [
            models.UniqueConstraint(fields=["line", "skill"], name="skill_once_per_line"),
            models.CheckConstraint(name="skill_has_a_reason", condition=Q(basis__in=SkillBasis.values)),
            models.CheckConstraint(
                name="validation_only_when_assessed",
                condition=Q(validation=None) | Q(basis=SkillBasis.ASSESSED),
            ),
        ]

    class Privacy:
        subject = "person"
        keeps = {
            "line": "which record shows the skill, as long as the record",
            "skill": "which skill the record shows, as long as the record",
        }

    def __str__(self) -> str:
        return str(self.skill)

    @property
    def faculty_validated(self) -> bool:
        """The mark has no flag of its own: it is there while the decision is, and gone with it (L17)."""
        return self.validation_id is not None

    @property
    def rung(self) -> Rung:
        """The weaker of the line's rung and what the basis can give; a line never lends more than it has."""
        return min(Rung(self.line.rung), CAPS[SkillBasis(self.basis)], key=lambda rung: rung.order)
