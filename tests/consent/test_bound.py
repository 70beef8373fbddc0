"""C-15: a consent-bound table is never read without saying for whom, by whichever way."""

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Count, Exists, OuterRef, Subquery

from accounts.models import Person
from config.env import ROOT
from config.settings.apps import ROOMS
from consent.models import ConsentBoundQuerySet, Ledger, LedgerLine, UnscopedRead
from consent.services import ledger
from tests.consent.factories import Cast

lines = LedgerLine.objects
WAYS: dict[str, Callable[[], Any]] = {
    "all": lambda: list(lines.all()),
    "get": lambda: lines.get(seq=1),
    "first": lambda: lines.first(),
    "filter": lambda: bool(lines.filter(seq=1)),
    "values": lambda: list(lines.values("seq")),
    "values_list": lambda: list(lines.values_list("seq")),
    "iterator": lambda: list(lines.iterator()),
    "count": lambda: lines.count(),
    "exists": lambda: lines.exists(),
    "contains": lambda: lines.contains(LedgerLine()),
    "in_bulk": lambda: lines.in_bulk(),
    "aggregate": lambda: lines.aggregate(Count("pk")),
    "dates": lambda: list(lines.dates("day", "year")),
    "explain": lambda: lines.all().explain(),
    "update": lambda: lines.update(day=None),
    "delete": lambda: lines.all().delete(),
    "bulk_update": lambda: lines.bulk_update([LedgerLine(seq=1)], ["seq"]),
    "get_or_create": lambda: lines.get_or_create(seq=1),
    "update_or_create": lambda: lines.update_or_create(seq=1),
    "raw": lambda: lines.raw("SELECT * FROM consent_ledgerline"),
    "subquery": lambda: list(Ledger.objects.annotate(n=Subquery(lines.values("seq")[:1]))),
    "exists in a query": lambda: list(Ledger.objects.filter(Exists(lines.filter(ledger=OuterRef("pk"))))),
    "in": lambda: list(Ledger.objects.filter(pk__in=lines.values("ledger"))),
    "union": lambda: list(lines.all().union(lines.all())),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_no_way_in_without_a_scope(way: Callable[[], Any], cast: Cast) -> None:
    ledger.record(cast.learner, who="someone")
    with pytest.raises(UnscopedRead):
        way()


MIXES: dict[str, Callable[[Any, Any], Any]] = {
    "or": lambda scoped, open_: list(scoped | open_),
    "or, other side": lambda scoped, open_: list(open_ | scoped),
    "and": lambda scoped, open_: list(scoped & open_),
    "xor": lambda scoped, open_: list(scoped ^ open_),
    "union": lambda scoped, open_: list(scoped.union(open_)),
    "intersection": lambda scoped, open_: list(scoped.intersection(open_)),
    "difference": lambda scoped, open_: list(scoped.difference(open_)),
    "in": lambda scoped, open_: list(scoped.filter(pk__in=open_)),
}


@pytest.mark.parametrize("mix", MIXES.values(), ids=MIXES.keys())
def test_a_scope_on_one_side_does_not_cover_the_other(mix: Callable[[Any, Any], Any], cast: Cast) -> None:
    ledger.record(cast.learner, who="someone")
    other = Cast()
    ledger.record(other.learner, who="someone")
    with pytest.raises(UnscopedRead):
        mix(lines.of(cast.learner), lines.all())


def test_a_scoped_read_gives_the_learners_rows_alone(cast: Cast) -> None:
    other = Cast()
    for person in (cast.learner, cast.learner, other.learner):
        ledger.record(person, who="someone")
    assert lines.of(cast.learner).count() == 2
    assert [line.seq for line in lines.visible_to(other.learner)] == [1]
    assert list(lines.visible_to(cast.navigator)) == []
    assert list(lines.visible_to(None)) == []
    assert lines.unscoped(reason="this test").count() == 3
    assert (lines.of(cast.learner) | lines.of(other.learner)).count() == 3


def bound_models() -> list[type]:
    return [
        m
        for m in apps.get_models()
        if isinstance(getattr(m, "objects", None) and m.objects.all(), ConsentBoundQuerySet)
    ]


def test_no_parent_can_join_into_a_bound_table() -> None:
    """A join from the parent would pass by the manager: the reverse name must not exist."""
    assert LedgerLine in bound_models()
    for model in bound_models():
        for field in model._meta.fields:
            if field.is_relation and field.related_model is not None:
                assert field.remote_field.hidden, f"{model.__name__}.{field.name} needs related_name='+'"
    with pytest.raises(Exception, match="Cannot resolve"):
        Person.objects.values("ledgerline__seq")


#: Modules that may read everything, with the reason; anything else is refused here.
UNSCOPED_ALLOWED = {
    "employers/models/document.py": "the condition of a search over all who can be found",
    "passport/services/exports.py": "sweeps of unfinished and old copies",
    "passport/services/own.py": "erasing what was deleted 30 days ago",
    "passport/services/receiving.py": "records from elsewhere are checked again each day",
    "passport/services/skilling.py": "a college's faculty confirmed a course for all who took it",
    "passport/tasks.py": "a worker fetches the row it was told of",
}


def _python() -> list[Path]:
    return [p for room in ROOMS for p in (ROOT / room).rglob("*.py") if "migrations" not in p.parts]


def test_unscoped_and_raw_stand_only_in_listed_modules() -> None:
    found = set()
    for path in _python():
        for node in ast.walk(ast.parse(path.read_text())):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in ("unscoped", "raw")
            ):
                place = str(path.relative_to(ROOT))
                if place != "consent/models/bound.py":
                    found.add(place)
    assert found <= set(UNSCOPED_ALLOWED)
