"""Where an element stands, in the words of the report: /Student/AcademicRecord/AcademicSession[1]/Course[3]."""

from __future__ import annotations

from lxml import etree


def path_of(element: etree._Element) -> str:
    """The path from below the root, with a position only where the name occurs more than once."""
    steps: list[str] = []
    at = element
    while (parent := at.getparent()) is not None:
        steps.append(_step(at, parent))
        at = parent
    return "/" + "/".join(reversed(steps))


def plain_path(element: etree._Element) -> str:
    """The same without positions: the place in the format, not in the document."""
    names = [local(element), *(local(parent) for parent in element.iterancestors())]
    return "/" + "/".join(reversed(names[:-1]))


def line_of(element: etree._Element) -> int:
    """The line on which an element starts, 0 if unknown."""
    return int(element.sourceline or 0)  # type: ignore[call-overload]


def local(element: etree._Element) -> str:
    """The name without namespace; the sender's prefix stays on names of a foreign namespace."""
    tag = str(element.tag)
    if not tag.startswith("{"):
        return tag
    namespace, _, name = tag[1:].partition("}")
    pesc = namespace.startswith("urn:org:pesc:")
    return name if pesc or not element.prefix else f"{element.prefix}:{name}"


def _step(element: etree._Element, parent: etree._Element) -> str:
    twins = [child for child in parent if child.tag == element.tag]
    return local(element) if len(twins) == 1 else f"{local(element)}[{twins.index(element) + 1}]"
