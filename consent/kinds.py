"""Words and contents of the things that grants name; upper rooms say them for their own nouns.

This room knows ids only. A room registers, for each kind of item, how its items are called in the learner's language
and, for what may be asked, what a yes would open.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from consent.items import Item


@dataclass(frozen=True)
class Offer:
    """One row of the consent card: what is asked, what they would see exactly, and what the grant would hold."""

    asked: Item
    label: str
    why: str = ""
    values: tuple[str, ...] = ()
    opens: tuple[Item, ...] = ()

    @property
    def key(self) -> str:
        return self.asked.key

    @property
    def is_empty(self) -> bool:
        """Nothing in the passport answers it: it cannot be ticked."""
        return not self.opens


Names = Callable[[Any, Sequence[Item]], dict[str, str]]
Offers = Callable[[Any, Sequence[Item]], list[Offer]]

_NAMES: dict[str, Names] = {}
_OFFERS: dict[str, Offers] = {}


def register(kind: str, *, names: Names | None = None, offers: Offers | None = None) -> None:
    """Say how items of a kind are called (`names(learner, items)` by key) and what a yes to them would open."""
    if names:
        _NAMES[kind] = names
    if offers:
        _OFFERS[kind] = offers


def names(learner: Any, items: Sequence[Item]) -> list[str]:
    """The items in words, each once, in their order; a kind that nobody named reads as "A record"."""
    found: dict[str, str] = {}
    for kind in dict.fromkeys(item.kind for item in items):
        name = _NAMES.get(kind)
        found |= name(learner, [item for item in items if item.kind == kind]) if name else {}
    return list(dict.fromkeys(found.get(item.key) or str(_("A record")) for item in items))


def offers(learner: Any, asked: Sequence[Item]) -> list[Offer]:
    """What a yes to each asked item would open; items of a kind without offers stand for themselves."""
    made: list[Offer] = []
    for kind in dict.fromkeys(item.kind for item in asked):
        mine = [item for item in asked if item.kind == kind]
        offer = _OFFERS.get(kind)
        made += offer(learner, mine) if offer else [_itself(learner, item) for item in mine]
    return made


def _itself(learner: Any, item: Item) -> Offer:
    name = names(learner, [item])[0]
    return Offer(item, name, values=(name,), opens=(item,))
