"""The context profile: which contexts a document may name, in which order (at the top and at every inner place)."""

from typing import Any

from credentials.standards import contexts, vcdm
from credentials.standards.errors import InlineContext, UnknownContext, UnsignedContent


def check(document: dict[str, Any]) -> None:
    """Raise `InlineContext`, `UnknownContext` or `UnsignedContent` for the first place outside the profile.

    An inline context could swap two terms and keep the signature; @index is never covered by one.
    """
    vcdm.walk(document, _check_one)


def _check_one(element: dict[str, Any]) -> None:
    if "@index" in element:
        raise UnsignedContent("@index is outside every signature")
    if "@context" in element:
        _check_contexts(vcdm.listed(element["@context"]))


def _check_contexts(found: list[Any]) -> None:
    families: list[str] = []
    for url in found:
        if not isinstance(url, str):
            raise InlineContext("context inside the document")
        family = contexts.family(url)
        if family is None:
            raise UnknownContext(url[:200])
        families.append(family)
    if families[:1] != ["vc"]:
        raise UnknownContext("the credentials context must come first")
    if len(set(families)) != len(families):
        raise UnknownContext("two versions of one context")
