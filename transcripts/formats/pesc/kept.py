"""Leaves that have no column, kept by their path below a row, taken out again and written back."""

from __future__ import annotations

from lxml import etree


def first(path: str) -> str:
    """The first name of a path, without its position; a name of a foreign namespace in full."""
    if path.startswith("{"):
        space, _, rest = path.partition("}")
        return f"{space}}}{rest.partition('/')[0].partition('[')[0]}"
    return path.partition("/")[0].partition("[")[0]


def taken(kept: dict[str, str], name: str) -> dict[str, str]:
    """Takes the kept leaves of one child out of those of its parent."""
    return {path: kept.pop(path) for path in list(kept) if first(path) == name}


def inside(kept: dict[str, str]) -> dict[str, str]:
    """The same leaves seen from the child."""
    return {rest: text for path, text in kept.items() if (rest := _rest(path))}


def _rest(path: str) -> str:
    offset = path.index("}") if path.startswith("{") else 0
    return path[offset:].partition("/")[2]


def restore(parent: etree._Element, name: str, kept: dict[str, str]) -> None:
    """Writes kept leaves back under their names, each repetition on its own."""
    groups: dict[str, dict[str, str]] = {}
    for path, text in kept.items():
        head = path[: len(path) - len(_rest(path))].rstrip("/")
        groups.setdefault(head, {})[_rest(path)] = text
    for group in groups.values():
        element = etree.SubElement(parent, name)
        for path, text in group.items():
            if path.startswith("@"):
                element.set(path[1:], text)
            elif not path:
                element.text = text
        inner = {path: text for path, text in group.items() if path and not path.startswith("@")}
        for child in dict.fromkeys(first(path) for path in inner):
            restore(element, child, taken(inner, child))
