"""The doors of the portal, read from its addresses; nobody keeps a list of pages by hand."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from django.urls import NoReverseMatch, Resolver404, URLPattern, URLResolver, get_resolver, resolve, reverse

from config.addresses import machines

#: Django's own pages for keeping tables; their look is Django's.
LIBRARIES = "admin:"


def doors() -> set[str]:
    """The names of all doors that people use, namespaces before: `passport:share`. Machines have their own."""
    names = {name for name in _names(get_resolver()) if not name.startswith(LIBRARIES)}
    return names - set(_names(machines))


def plain() -> dict[str, str]:
    """The doors that need no argument, each with its address."""
    found: dict[str, str] = {}
    for name in sorted(doors()):
        with suppress(NoReverseMatch):
            found[name] = reverse(name)
    return found


def _names(resolver: Any, space: str = "") -> Iterator[str]:
    for pattern in getattr(resolver, "url_patterns", None) or resolver.urlpatterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield space + pattern.name


def door_of(path: str) -> str:
    """The door that an address leads to; empty where there is none."""
    try:
        return str(resolve(path.split("?")[0].split("#")[0]).view_name or "")
    except Resolver404:
        return ""
