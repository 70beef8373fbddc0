"""What a search can find: made of the learner's shared view, gone the moment they withdraw."""

import secrets
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Exists, OuterRef

from accounts.models import Person
from consent.enums import Purpose
from consent.models import Grant
from core.models import Noun


def opaque_handle() -> str:
    """A name for an anonymous card: random, and not the account's id."""
    return secrets.token_hex(8)


def _lets_employers_find(learner: str) -> Exists:
    """Whether the learner at that path of the query has an open permission to be found."""
    grants = Grant.objects.unscoped(reason="employer search").open_now()
    return Exists(grants.filter(learner=OuterRef(learner), purpose=Purpose.BE_FOUND))


def people_to_find() -> models.QuerySet[Person]:
    """Everyone of whom a search document may stand now."""
    return Person.objects.listed().filter(_lets_employers_find("pk"))


class SearchDocumentQuerySet(models.QuerySet["SearchDocument"]):
    def consented(self) -> Self:
        """Documents whose learner lets employers find them at this moment, by the clock of the database.

        Someone who opted out of directories is left out here too, whatever the index holds (L52).
        """
        return self.filter(_lets_employers_find("person"), person__kept_out_at=None)

    def having(self, tokens: list[int]) -> Self:
        """Documents that hold all tokens; uses the GIN index."""
        return self.filter(tokens__contains=tokens)


class SearchDocument(Noun):
    """Tokens are `skill number * 4 + k`: k 0 has the skill, k 2 has it signed by its source. No name, no school, no date."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    handle = models.CharField(max_length=16, unique=True, default=opaque_handle)
    tokens = ArrayField(models.IntegerField())
    rungs = models.JSONField(default=dict)

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        indexes = [GinIndex(fields=["tokens"], name="search_tokens", fastupdate=False)]

    class Privacy:
        subject = "learner"
        keeps = {
            "person": "so that it can be taken away at once, while discovery is switched on",
            "tokens": "which skills can be found, while discovery is switched on",
            "rungs": "who stands behind each skill, while discovery is switched on",
        }

    def __str__(self) -> str:
        return self.handle
