"""Scopes in plain words."""

from collections.abc import Iterable

from django import template

from credentials.enums import KIND_WORDS, LEVEL_WORDS

register = template.Library()


@register.filter
def kinds(types: Iterable[str]) -> str:
    """`["Course", "ClrCredential"]` as “courses, transcripts”; a kind without words stands as its source wrote it."""
    return ", ".join(str(KIND_WORDS.get(one, one)) for one in types)


@register.filter
def levels(names: Iterable[str]) -> str:
    """Levels in words."""
    return ", ".join(str(LEVEL_WORDS.get(name, name)) for name in names)
