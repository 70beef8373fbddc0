"""A grant: who may see what, why, until when. No row about a person is read without one (L51)."""

from datetime import datetime, timedelta
from typing import Any, Self

import pgtrigger
import structlog
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Exists, F, Q, Value
from django.db.models.functions import Now

from accounts.models import Membership, Organization
from consent.enums import (
    ENDED,
    OPEN,
    WAITING,
    AuthLevel,
    Category,
    EndsWith,
    LegalBasis,
    Method,
    Purpose,
    State,
    Via,
)
from consent.items import Item
from consent.models.notice import NoticeText
from consent.purposes import ASK_LIFE, RULES
from core.clock import now
from core.fields import SealedTextField
from core.models import Noun

log = structlog.get_logger(__name__)
_PERSON = settings.AUTH_USER_MODEL


class GrantQuerySet(models.QuerySet["Grant"]):
    def of(self, learner: Any) -> Self:
        """Grants that a learner was asked for or gave."""
        return self.filter(learner=learner)

    def visible_to(self, person: Any) -> Self:
        """The learner's own, and those addressed to organizations in which the person is active today."""
        mine = Membership.objects.active().of(person).values("organization")
        return self.filter(Q(learner=person) | Q(recipient__in=mine) | Q(recipient_person=person))

    def unscoped(self, *, reason: str) -> Self:
        """All grants, as the condition of a wider query (a search, a sweep); `reason` says which."""
        log.debug("grants_unscoped", reason=reason)
        return self._chain()  # type: ignore[attr-defined,no-any-return]

    def open_now(self) -> Self:
        """Grants that open something at this moment, by the clock of the database."""
        return self.filter(state__in=OPEN, effective_at__lte=Now(), expires_at__gt=Now())

    def waiting(self) -> Self:
        """Questions that still wait for an answer and have not lapsed."""
        return self.filter(state__in=WAITING, asked_at__gt=Now() - ASK_LIFE)

    def for_viewer(self, viewer: Membership | None) -> Self:
        """Grants addressed to the organization that the viewer acts for, while that membership is in force."""
        if viewer is None:
            return self.none()
        active = Membership.objects.active().filter(pk=viewer.pk)
        named = Q(recipient=viewer.organization_id) & (
            Q(recipient_members=[]) | Q(recipient_members__contains=[viewer.pk])
        )
        return self.filter(named | Q(recipient_person=viewer.person_id), Exists(active))

    def covering(self, kind: str, object_id: Any, category: Any, made_at: Any) -> Self:
        """Grants that name this very item, or name nothing but its whole category.

        Arguments may be expressions (`OuterRef`). A category opens what was there at signing; what came later
        only where the learner agreed to updates.
        """
        named = GrantItem.objects.filter(grant=models.OuterRef("pk"), kind=kind, object_id=object_id)
        whole = Q(item_count=0, categories__contains=category) & (
            Q(follows_updates=True) | Q(effective_at__gte=made_at)
        )
        return self.filter(Exists(named) | whole)


def _within_purpose() -> Q:
    """The longest life of each purpose, as the database checks it."""
    limits = Q()
    for purpose, rule in RULES.items():
        latest = F("effective_at") + Value(rule.life)
        limits |= Q(purpose=purpose, expires_at__lte=latest)
    return limits


_WAS_OPEN = [*OPEN, State.WITHDRAWN, State.EXPIRED, State.SUPERSEDED]
_SIGNED = Q(state__in=_WAS_OPEN)
_TO_SOMEONE = (
    Q(recipient__isnull=False) | Q(recipient_person__isnull=False) | Q(recipient_words__isnull=False)
)
_SAYS_WHAT = Q(item_count__gt=0) | ~Q(categories=[])
_FERPA_WHOLE = (
    Q(reauth_at__isnull=False)
    & ~Q(auth_level=AuthLevel.GUEST)
    & Q(effective_at__isnull=False)
    & ~Q(purpose="")
)


class Grant(Noun):
    """One permission of one learner: one purpose, one recipient, one end."""

    schema_version = models.CharField(max_length=6, default="1.0")
    learner = models.ForeignKey(_PERSON, models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=State, default=State.DRAFT)
    signing = models.UUIDField(null=True, blank=True)  # the sitting in which several were signed
    supersedes = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="+")

    asked_by = models.ForeignKey(Membership, models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(null=True, blank=True)
    asked_items = models.JSONField(default=list, blank=True, encoder=DjangoJSONEncoder)
    remind_after = models.DateTimeField(null=True, blank=True)

    granted_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    discloser = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")
    recipient = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")
    recipient_person = models.ForeignKey(_PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    recipient_words = SealedTextField(
        null=True, blank=True
    )  # a learner's own words: part of their share ledger
    recipient_members = ArrayField(models.UUIDField(), default=list, blank=True)

    purpose = models.CharField(max_length=24, choices=Purpose)
    purpose_ref = models.CharField(max_length=40, blank=True)
    legal_basis = models.CharField(max_length=16, choices=LegalBasis)

    categories = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    item_count = models.PositiveIntegerField(default=0)
    follows_updates = models.BooleanField(default=False)
    operations = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    redisclose = models.BooleanField(default=False)
    condition_of_service = models.BooleanField(default=False)

    notice = models.ForeignKey(NoticeText, models.PROTECT, null=True, blank=True, related_name="+")

    effective_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    ends_with = models.CharField(max_length=12, choices=EndsWith, blank=True)

    method = models.CharField(max_length=12, choices=Method, default=Method.SELF)
    witness = models.ForeignKey(_PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    auth_level = models.CharField(max_length=12, choices=AuthLevel, default=AuthLevel.GUEST)
    reauth_at = models.DateTimeField(null=True, blank=True)

    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(_PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    ended_via = models.CharField(max_length=8, choices=Via, blank=True)

    receipt_jws = SealedTextField(
        null=True, blank=True
    )  # names who may see what, so it is sealed like the ledger
    receipt_sha256 = models.CharField(max_length=64, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index(
                fields=["learner", "recipient", "purpose"], name="open_grants", condition=Q(state__in=OPEN)
            ),
            models.Index(fields=["recipient", "purpose", "purpose_ref"], name="grants_by_reference"),
        ]
        constraints = [
            models.CheckConstraint(name="never_passed_on", condition=Q(redisclose=False)),
            models.CheckConstraint(name="never_a_condition", condition=Q(condition_of_service=False)),
            models.CheckConstraint(name="someone_is_named", condition=_TO_SOMEONE),
            models.CheckConstraint(
                name="signed_says_what_and_when",
                condition=~_SIGNED
                | (
                    _SAYS_WHAT
                    & Q(
                        effective_at__isnull=False,
                        expires_at__isnull=False,
                        expires_at__gt=F("effective_at"),
                        notice__isnull=False,
                        granted_by__isnull=False,
                    )
                ),
            ),
            models.CheckConstraint(
                name="not_longer_than_its_purpose", condition=~_SIGNED | _within_purpose()
            ),
            models.CheckConstraint(
                name="ferpa_consent_is_whole",
                condition=Q(state__in=[*WAITING, State.REFUSED, State.LAPSED])
                | ~Q(legal_basis=LegalBasis.FERPA)
                | _FERPA_WHOLE,
            ),
            models.CheckConstraint(
                name="ended_all_or_none",
                condition=Q(state__in=ENDED, ended_at__isnull=False) & ~Q(ended_via="")
                | ~Q(state__in=ENDED) & Q(ended_at=None, ended_by=None, ended_via=""),
            ),
            models.CheckConstraint(
                name="receipt_all_or_none",
                condition=Q(receipt_jws__isnull=True, receipt_sha256="")
                | Q(receipt_jws__isnull=False) & ~Q(receipt_sha256=""),
            ),
        ]

    class Privacy:
        subject = "learner"
        keeps = {
            "learner": "whose permission it is, as long as the receipt",
            "granted_by": "who signed, as long as the receipt",
            "recipient_person": "who may look, as long as the receipt",
            "recipient_words": "who may look, in the learner's words, as long as the receipt",
            "witness": "who stood by, as long as the receipt",
            "asked_by": "who asked, as long as the receipt",
            "asked_items": "what was asked for, codes only, as long as the receipt",
            "ended_by": "who ended it, as long as the receipt",
            "receipt_jws": "the proof the learner holds, until the learner erases everything",
        }

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} · {self.recipient_name}"

    @property
    def recipient_name(self) -> str:
        """Who gets it, as the learner reads it."""
        return str(self.recipient or self.recipient_person or self.recipient_words or "")

    @property
    def is_open(self) -> bool:
        """Whether it is open, by this machine's clock; good for words on a page, never for access."""
        if self.state not in OPEN or self.effective_at is None or self.expires_at is None:
            return False
        return self.effective_at <= now() < self.expires_at

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING and self.asked_at is not None and self.asked_at + ASK_LIFE > now()

    @property
    def stopped_at(self) -> datetime | None:
        """When access ended: the recorded end, or the end date once it has passed."""
        if self.ended_at or self.is_open or self.state not in OPEN:
            return self.ended_at
        return self.expires_at

    @property
    def state_words(self) -> str:
        """The state as it is now: what the clock has ended reads as ended before any job wrote it down."""
        over = self.state in OPEN and not self.is_open
        return str(State.EXPIRED.label if over else State(self.state).label)

    @property
    def category_names(self) -> list[str]:
        """Whole categories in words; with items they only say what was asked."""
        return [] if self.item_count else [str(Category(code).label) for code in self.categories]

    @property
    def latest_end(self) -> datetime:
        """The latest end that its purpose allows."""
        return (self.effective_at or now()) + self.life

    @property
    def life(self) -> timedelta:
        return RULES[Purpose(self.purpose)].life

    def granted_items(self) -> list[Item]:
        """What it opens, as it stood at signing."""
        return [row.as_item() for row in self.items.all()]


class GrantItem(models.Model):
    """One thing that a grant opens. Rows are written at signing and never changed."""

    id = models.BigAutoField(primary_key=True)
    grant = models.ForeignKey(Grant, models.CASCADE, related_name="items")
    kind = models.CharField(max_length=40)
    object_id = models.CharField(max_length=60)
    fields = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    from_college = models.BooleanField(default=False)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["kind", "object_id"])]
        constraints = [
            models.UniqueConstraint(fields=["grant", "kind", "object_id"], name="one_line_per_item")
        ]
        triggers = [pgtrigger.Protect(name="as_signed", operation=pgtrigger.Update)]

    class Privacy:
        subject = "learner"
        keeps = {"object_id": "which row was opened, as long as the grant's receipt"}

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"

    def as_item(self) -> Item:
        return Item(self.kind, self.object_id, tuple(self.fields), self.digest, self.from_college)
