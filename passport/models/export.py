"""A printed copy of a passport, or of a share."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from consent.models import ConsentBoundManager, ConsentBoundQuerySet
from core.codes import grouped
from core.fields import SealedTextField
from core.models import Noun
from passport.enums import ExportStage, ExportState
from passport.models.share import Share

OPEN_STATES = [ExportState.QUEUED, ExportState.WORKING]


class ExportQuerySet(ConsentBoundQuerySet["Export"]):
    """Copies are read by their owner; the maker and the paper check read one at a time."""

    def by_code(self, digest: bytes) -> Self:
        """The copy whose code stands on a paper."""
        return self._marked("holder of the paper").filter(code_digest=digest)

    def unfinished(self) -> Self:
        return self.filter(state__in=OPEN_STATES)


class Export(Noun):
    """One PDF: asked for once, made once, however often a worker dies on the way."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    share = models.ForeignKey(Share, models.CASCADE, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=8, default="en")
    paper = models.CharField(max_length=8, default="letter")
    state = models.CharField(max_length=10, choices=ExportState, default=ExportState.QUEUED)
    stage = models.CharField(max_length=12, choices=ExportStage, default=ExportStage.GATHERING)
    done = models.PositiveIntegerField(_("records done"), default=0)
    total = models.PositiveIntegerField(_("records in all"), default=0)
    pages = models.PositiveIntegerField(_("pages"), default=0)
    attempts = models.PositiveSmallIntegerField(default=0)
    help_code = models.CharField(max_length=8, blank=True)
    code = SealedTextField()
    code_digest = models.BinaryField(unique=True)
    file = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)

    objects = ConsentBoundManager.from_queryset(ExportQuerySet)()

    class Consent:
        learner = "person"
        kind = "passport_export"

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            # A ready copy has its file, its digest and its time, or it is not ready.
            models.CheckConstraint(
                name="export_ready_all_or_none",
                condition=(Q(state=ExportState.READY, ready_at__isnull=False) & ~Q(file="") & ~Q(sha256=""))
                | (~Q(state=ExportState.READY) & Q(ready_at=None, file="", sha256="")),
            ),
            # Two presses of the button are one wish.
            models.UniqueConstraint(
                fields=["person", "share", "language", "paper"],
                name="one_open_export",
                condition=Q(state__in=OPEN_STATES),
                nulls_distinct=False,
            ),
        ]

    class Privacy:
        subject = "person"
        keeps = {
            "person": "whose copy it is, until it is deleted after 30 days",
            "code": "printed on the paper so that a reader can ask about it; sealed",
            "file": "the copy itself, sealed on disk, deleted after 30 days",
        }

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d} {self.state}"

    def get_code(self) -> str:
        """The code as people read it."""
        return grouped(self.code)
