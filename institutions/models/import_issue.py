"""One finding about a document: code, place and shape, never a personal value."""

from django.db import models

from core.errors import help_code
from core.models import Noun
from institutions.models.import_document import ImportDocument

_FIELDS = ("code", "severity", "stage", "path", "line", "column", "value_masked", "expected")


class ImportIssue(Noun):
    """Read-only once written; the sentence is made from the code in the reader's language."""

    document = models.ForeignKey(ImportDocument, models.CASCADE, related_name="issues")
    position = models.PositiveIntegerField()
    code = models.CharField(max_length=60)
    severity = models.CharField(max_length=8)
    stage = models.CharField(max_length=12)
    path = models.CharField(max_length=300, blank=True)
    line = models.PositiveIntegerField(default=0)
    column = models.PositiveIntegerField(default=0)
    value_masked = models.CharField(max_length=80, blank=True)
    expected = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["document", "position"], name="issue_once_per_place")]

    class Privacy:
        subject = None
        keeps = {"value_masked": "what was wrong, as its shape only, as long as the file"}

    def __str__(self) -> str:
        return f"{self.code} ({self.line})"

    @property
    def help_code(self) -> str:
        """What support asks for."""
        return help_code(self.code, reference=str(self.document_id))
