"""Every address that a template asks for by name is a door of the portal."""

import re

from django.urls import URLResolver, get_resolver

from tests.look import house

NAMED = re.compile(r"\{% url ['\"]([\w:-]+)['\"]")


def _names(resolver: URLResolver, space: str = "") -> set[str]:
    """All names of doors below a resolver, with their namespaces: `passport:share`."""
    found: set[str] = set()
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            found |= _names(pattern, inner)
        elif pattern.name:
            found.add(space + pattern.name)
    return found


def test_no_template_links_to_a_door_that_is_not_there() -> None:
    doors = _names(get_resolver())
    asked = {(page.name, name) for page in house.templates() for name in NAMED.findall(page.text)}
    assert len(asked) > 100
    assert sorted(one for one in asked if one[1] not in doors) == []
