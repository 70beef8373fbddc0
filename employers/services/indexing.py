"""Keeping the search documents true: at once, in the transaction of whatever changed."""

from django.db import transaction

from accounts.models import Person
from employers.models import SearchDocument
from employers.models.document import people_to_find
from employers.search.tokens import best_rungs, tokens_of
from passport.selectors import shared_view


@transaction.atomic
def reindex(person: Person) -> SearchDocument | None:
    """Rewrite a person's document from their shared view; without an open permission it is removed."""
    view = shared_view.for_discovery(person)
    if view is None:
        SearchDocument.objects.filter(person=person).delete()
        return None
    rungs = best_rungs((skill.number, skill.rung) for line in view.lines for skill in line.skills)
    facts = {
        "tokens": tokens_of(rungs),
        "rungs": {str(number): rung for number, rung in sorted(rungs.items())},
    }
    document, _ = SearchDocument.objects.update_or_create(person=person, defaults=facts)
    return document


def rebuild() -> tuple[int, int]:
    """Make every document anew from today's permissions; returns how many stand and how many were taken away.

    One transaction for each person: a search meanwhile meets old documents or new ones, never none.
    """
    gone, _ = SearchDocument.objects.exclude(person__in=people_to_find()).delete()
    made = [reindex(person) for person in people_to_find().iterator(chunk_size=500)]
    return sum(document is not None for document in made), gone
