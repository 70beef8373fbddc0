"""What backs a request: a sealed file, or a line of the learner's passport."""

import os

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.ids import uuid7
from core.models import Noun
from core.rungs import Rung
from credit_prior_learning.enums import EvidenceType
from credit_prior_learning.models.petition import Petition

#: What reviewers can open, with the first bytes that prove it: names lie.
ACCEPTED: dict[str, tuple[str, bytes]] = {
    ".pdf": ("application/pdf", b"%PDF-"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    ".png": ("image/png", b"\x89PNG\r\n\x1a\n"),
}
MAX_BYTES = 15 * 1024 * 1024
MAX_ITEMS = 12


def sealed_path(item: "Evidence", filename: str) -> str:
    """A name that tells nothing of the file; the learner's own name for it stays in the row."""
    return f"credit/{item.petition_id}/{uuid7()}{os.path.splitext(filename)[1].lower()}"


class Evidence(Noun):
    """One item; its digest keeps the same paper from being sent twice."""

    petition = models.ForeignKey(Petition, models.CASCADE, related_name="evidence")
    kind = models.CharField(_("kind of learning"), max_length=24, choices=EvidenceType)
    title = models.CharField(_("name of the certificate or training"), max_length=160)
    source_name = models.CharField(_("who gave it"), max_length=160, blank=True)
    earned_on = models.DateField(_("when you earned it"), null=True, blank=True)
    file = models.FileField(upload_to=sealed_path, blank=True, max_length=200)
    filename = models.CharField(max_length=160, blank=True)
    content_type = models.CharField(max_length=40, blank=True)
    size = models.PositiveIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    passport_line_id = models.UUIDField(null=True, blank=True)
    rung = models.CharField(max_length=16, choices=Rung, blank=True)

    class Meta:
        verbose_name_plural = "evidence"
        ordering = ["created_at"]
        constraints = [
            models.CheckConstraint(
                name="evidence_is_a_file_or_a_passport_line",
                condition=Q(passport_line_id=None, size__gt=0) & ~Q(file="") & ~Q(sha256="")
                | Q(passport_line_id__isnull=False, file="", sha256="", size=0),
            ),
            models.CheckConstraint(name="evidence_size", condition=Q(size__lte=MAX_BYTES)),
            models.UniqueConstraint(
                fields=["petition", "sha256"], condition=~Q(sha256=""), name="same_file_once_per_petition"
            ),
            models.UniqueConstraint(
                fields=["petition", "passport_line_id"], name="same_passport_line_once_per_petition"
            ),
        ]

    class Privacy:
        subject = "learner"
        keeps = {
            "title": "names the proof to reviewers, as long as the decision that rests on it",
            "source_name": "who gave the proof, as long as the decision that rests on it",
            "earned_on": "which version of a training it was, as long as the decision",
            "file": "the proof itself, until one year after the request closes; sealed",
            "filename": "the learner's own name for the file, as long as the file",
            "sha256": "finds the same file twice, as long as the file",
            "rung": "who stood behind the line when it was sent, as long as the decision",
            "passport_line_id": "which line of the passport was shown, as long as the decision",
        }

    def __str__(self) -> str:
        return self.title
