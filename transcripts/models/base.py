"""What every posted row has: its document, its learner, its place, and the sender's own words."""

from typing import Any, Self

from django.db import models
from django.db.models import Q

from accounts.enums import Role
from accounts.models import Membership, Person
from core.models import Noun

KEPT = "the learner's academic record, until the learner closes the account or the record is detached"
READERS = (Role.REGISTRAR, Role.EVALUATOR)


class RowQuerySet(models.QuerySet[Any]):
    """Rows that stand: of a current version that nobody detached."""

    def standing(self) -> Self:
        return self.filter(document__current=True, document__detached_at=None)

    def visible_to(self, person: Person) -> Self:
        """The learner's own rows, and those that an office reads which sent or received them for its college."""
        offices = Membership.objects.active().of(person).filter(role__in=READERS)
        return self.filter(Q(person=person) | Q(document__organization__in=offices.values("organization")))


class Row(Noun):
    """One row of a transcript. `seq` is its order in the document; `extensions` holds what has no column, by path."""

    document = models.ForeignKey("transcripts.TranscriptDocument", models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    seq = models.PositiveIntegerField()
    verbatim = models.JSONField(default=dict, blank=True)
    extensions = models.JSONField(default=dict, blank=True)
    notes = models.JSONField(default=list, blank=True)

    objects = RowQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["document_id", "seq"]


def credit() -> Any:
    """A column for units and points: nine digits, three of them after the point."""
    return models.DecimalField(max_digits=9, decimal_places=3, null=True, blank=True)


def average() -> Any:
    """A column for averages: seven digits, four of them after the point."""
    return models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)


def words(**options: Any) -> Any:
    """A text, empty where nothing was said. No limit: an unpinned version may say more than any schema we hold."""
    return models.TextField(blank=True, default="", **options)
