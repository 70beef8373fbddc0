"""What a learner shows to somebody: these lines, for this purpose, until this day."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organization
from consent.models import ConsentBoundManager, ConsentBoundQuerySet
from core.codes import grouped
from core.fields import SealedJSONField, SealedTextField
from core.models import Noun
from passport.models.line import PassportLine


class ShareQuerySet(ConsentBoundQuerySet["Share"]):
    """Shares are read by their owner, or one at a time by who holds the link or the code."""

    def by_digest(self, *, token: bytes = b"", code: bytes = b"") -> Self:
        """The share that a link or a code opens; holding it is the right to look."""
        return self._marked("holder of the link").filter(
            Q(token_digest=token) if token else Q(code_digest=code)
        )


class Share(Noun):
    """A link and a code over a consent grant. Both are looked up by keyed digest; a dump of the database opens none."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    grant = models.OneToOneField("consent.Grant", models.PROTECT, related_name="+")
    to = SealedTextField(_("for whom"))
    to_organization = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")
    purpose = models.CharField(_("why"), max_length=32)
    show_name = models.BooleanField(_("show my name"), default=True)
    language = models.CharField(max_length=8, default="en")
    token = SealedTextField()
    token_digest = models.BinaryField(unique=True)
    code = SealedTextField()
    code_digest = models.BinaryField(unique=True)
    pin_hash = models.CharField(max_length=160, blank=True)
    expires_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)

    objects = ConsentBoundManager.from_queryset(ShareQuerySet)()

    class Consent:
        learner = "person"
        kind = "share"

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["person", "-created_at"])]

    class Privacy:
        subject = "person"
        keeps = {
            "person": "whose share it is, until the account closes",
            "to": "so that the learner knows whom they showed it to; sealed",
            "to_organization": "so that only that organization is meant, as long as the share",
            "token": "so that the learner can copy the link again, until the share ends; sealed",
            "code": "so that the learner can read the code again, until the share ends; sealed",
            "pin_hash": "to open the share, until it ends; hashed",
        }

    def __str__(self) -> str:
        return f"{self.get_code()} · {self.expires_at:%Y-%m-%d}"

    def get_code(self) -> str:
        """The code as people read it: `K7QM-2XTD`."""
        return grouped(self.code)


class ShareLineQuerySet(ConsentBoundQuerySet["ShareLine"]):
    """Read under a scope, as every row about a person."""


class ShareLine(models.Model):
    """One line of one share."""

    share = models.ForeignKey(Share, models.CASCADE, related_name="+")
    line = models.ForeignKey(PassportLine, models.CASCADE, related_name="+")
    position = models.PositiveIntegerField(default=0)

    objects = ConsentBoundManager.from_queryset(ShareLineQuerySet)()

    class Consent:
        learner = "share__person"
        kind = "share_line"

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["share", "line"], name="line_once_per_share")]

    class Privacy:
        subject = "person"
        keeps = {"line": "which record the learner shows, as long as the share"}

    def __str__(self) -> str:
        return f"{self.share_id}: {self.position}"


class ShareDraftQuerySet(ConsentBoundQuerySet["ShareDraft"]):
    """Read under a scope, as every row about a person."""


class ShareDraft(Noun):
    """Choices of a share that is not signed yet: they wait for their person and never time out (U22)."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    choices = SealedJSONField(default=dict)

    objects = ConsentBoundManager.from_queryset(ShareDraftQuerySet)()

    class Consent:
        learner = "person"
        kind = "share_draft"

    class Privacy:
        subject = "person"
        keeps = {
            "person": "whose choices they are, until the share is signed",
            "choices": "so that nothing is asked twice, until the share is signed; sealed",
        }

    def __str__(self) -> str:
        return str(self.person_id)
