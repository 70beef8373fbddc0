"""One record of a person's passport."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organization
from consent.enums import Category
from consent.models import ConsentBoundManager, ConsentBoundQuerySet
from core.fields import SealedJSONField
from core.models import Noun
from core.rungs import Rung
from passport.enums import Family, Kind, LineState
from passport.workflow import SHAREABLE, STAYS_SHARED

SIGNED_RUNGS = [Rung.SIGNED, Rung.SIGNED_ASSESSED]


#: Which category of a grant a line belongs to (consent, section 3).
_CATEGORY = Case(
    When(kind__in=[Kind.LICENCE, Kind.TEST, Kind.BADGE], then=Value(Category.CREDENTIALS)),
    When(family__in=[Family.ACADEMIC, Family.CPL], then=Value(Category.EDUCATION)),
    default=Value(Category.EMPLOYMENT),
)


class PassportLineQuerySet(ConsentBoundQuerySet["PassportLine"]):
    """Raises when it is read without a scope: `of(person)`, `visible_to(viewer, purpose=…)` or `unscoped(reason=…)`."""

    def of(self, learner: Any) -> Self:
        """The person's own lines, without those they deleted."""
        return super().of(learner).filter(removed_at=None)

    def all_of(self, learner: Any) -> Self:
        """The person's own lines with those that can still be brought back."""
        return super().of(learner)

    def visible_to(self, viewer: Any, *, purpose: str = "", ref: str = "") -> Self:
        """What open grants show to a member: accepted lines that are not hidden; a person sees their own."""
        seen = super().visible_to(viewer, purpose=purpose, ref=ref)
        return seen.still_shown() if isinstance(viewer, Membership) else seen

    def in_book(self) -> Self:
        """What stands in the passport: everything but what waits, was declined or was replaced."""
        return self.filter(state__in=[LineState.ACCEPTED, LineState.DISPUTED, LineState.CANCELLED])

    def waiting(self) -> Self:
        """What arrived and waits for the learner (S3)."""
        return self.filter(state=LineState.ARRIVED)

    def shareable(self) -> Self:
        """What a new share may hold: accepted and not hidden (S3, S12)."""
        return self.filter(state__in=SHAREABLE, hidden=False)

    def still_shown(self) -> Self:
        """What an earlier share still shows: a cancelled line is shown as cancelled, a hidden one not at all."""
        return self.filter(state__in=STAYS_SHARED, hidden=False, removed_at=None)

    def with_sources(self) -> Self:
        return self.select_related("source", "credential", "credential__source", "received")


class PassportLine(Noun):
    """A course, an award, a job, a licence: what happened, when, and who stands behind it."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    family = models.CharField(_("family"), max_length=16, choices=Family)
    title = models.CharField(_("title"), max_length=200)
    title_language = models.CharField(max_length=8, default="en")
    source = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")
    source_name = models.CharField(_("where"), max_length=200, blank=True)
    rung = models.CharField(max_length=16, choices=Rung, default=Rung.YOU_ADDED)
    state = models.CharField(max_length=12, choices=LineState, default=LineState.ARRIVED)
    credential = models.ForeignKey(
        "credentials.IssuedCredential", models.PROTECT, null=True, blank=True, related_name="+"
    )
    received = models.ForeignKey(
        "passport.ReceivedRecord", models.PROTECT, null=True, blank=True, related_name="+"
    )
    credential_part = models.CharField(max_length=200, blank=True)
    course_subject = models.CharField(max_length=20, blank=True)
    course_number = models.CharField(max_length=20, blank=True)
    facts = SealedJSONField(default=dict)
    previous = SealedJSONField(null=True, blank=True)
    starts_on = models.DateField(_("from"), null=True, blank=True)
    ends_on = models.DateField(_("until"), null=True, blank=True)
    units = models.DecimalField(_("units"), max_digits=7, decimal_places=3, null=True, blank=True)
    grade = models.CharField(_("grade"), max_length=20, blank=True)
    annotation = models.CharField(max_length=300, blank=True)
    position = models.PositiveIntegerField(default=0)
    hidden = models.BooleanField(_("hidden"), default=False)
    accepted_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    replaced_by = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")

    objects = ConsentBoundManager.from_queryset(PassportLineQuerySet)()

    class Consent:
        learner = "person"
        kind = "passport_line"
        category = _CATEGORY

    class Meta:
        ordering = ["position", "-ends_on", "-starts_on", "-created_at"]
        indexes = [models.Index(fields=["person", "state", "position"])]
        constraints = [
            models.CheckConstraint(name="line_has_a_rung", condition=Q(rung__in=Rung.values)),
            # Nobody, not even a service with a mistake in it, can make a line look signed (S4, S15).
            models.CheckConstraint(
                name="signed_only_with_credential",
                condition=~Q(rung__in=SIGNED_RUNGS) | Q(credential__isnull=False) | Q(received__isnull=False),
            ),
            models.CheckConstraint(
                name="accepted_line_has_its_time",
                condition=~Q(state=LineState.ACCEPTED) | Q(accepted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="line_ends_after_start",
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
            ),
            models.CheckConstraint(name="line_units_not_negative", condition=Q(units=None) | Q(units__gte=0)),
            # A source that sends the same award again changes nothing.
            models.UniqueConstraint(
                fields=["person", "received", "credential_part"],
                name="one_line_per_received_part",
                condition=Q(received__isnull=False),
            ),
            models.CheckConstraint(
                name="signed_here_or_elsewhere", condition=Q(credential=None) | Q(received=None)
            ),
            models.UniqueConstraint(
                fields=["person", "credential", "credential_part"],
                name="one_line_per_part",
                condition=Q(credential__isnull=False),
            ),
        ]

    class Privacy:
        subject = "person"
        keeps = {
            "person": "whose record it is, until they delete it or close the account",
            "title": "what the record says, until its owner deletes it",
            "source": "who stands behind it, until its owner deletes it",
            "source_name": "who stands behind it, until its owner deletes it",
            "course_subject": "which course it was, until its owner deletes it",
            "course_number": "which course it was, until its owner deletes it",
            "facts": "what the record says, until its owner deletes it; sealed",
            "previous": "undo of the last change, until the next one; sealed",
            "starts_on": "what the record says, until its owner deletes it",
            "ends_on": "what the record says, until its owner deletes it",
            "units": "what the record says, until its owner deletes it",
            "grade": "what the record says, until its owner deletes it",
            "annotation": "what the source must print beside it (title 5 section 55050), as long as the record",
        }

    def __str__(self) -> str:
        return self.title

    @property
    def is_own(self) -> bool:
        """Written by the learner: they may change and delete it."""
        return not self.is_signed and self.rung == Rung.YOU_ADDED

    @property
    def is_signed(self) -> bool:
        """It stands on a file that somebody signed, here or elsewhere."""
        return bool(self.credential_id or self.received_id)

    @property
    def signed_file(self) -> bytes | None:
        """That file as it was signed; None for lines that the learner wrote."""
        record = self.credential or self.received
        return bytes(record.document) if record else None

    @property
    def source_shown(self) -> str:
        """The source's name from our directory; a self-written name only where there is none."""
        return self.source.name if self.source else self.source_name

    @property
    def course_code(self) -> str:
        return f"{self.course_subject} {self.course_number}".strip()
