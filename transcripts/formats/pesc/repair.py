"""The one repair there is: a missing namespace, or one spread over every element by a default declaration.

Done in the tree, never by writing it out again: a default `xmlns` would come back with the text.
"""

from __future__ import annotations

from lxml import etree

from transcripts.formats.pesc.namespaces import Pin, pins_for
from transcripts.formats.pesc.validate import count_faults


def repair(root: etree._Element, pin: Pin | None, preferred: Pin | None = None) -> Pin | None:
    """Puts the root in a pinned namespace and its children in none; the version it now follows, None if not repairable.

    `pin` is the version the root names, None if it names none; then `preferred` or each version in turn is tried and
    the one with the fewest faults is taken.
    """
    local = etree.QName(root).localname
    if pin is None:
        candidates = [preferred] if preferred else pins_for(local)
    elif _qualified(root, pin):
        candidates = [pin]
    else:
        return None
    _strip(root)
    best: tuple[int, Pin] | None = None
    for candidate in candidates:
        root.tag = f"{{{candidate.namespace}}}{local}"
        faults = count_faults(root, candidate)
        if best is None or faults < best[0]:
            best = (faults, candidate)
        if not faults:
            break
    if best:
        root.tag = f"{{{best[1].namespace}}}{local}"
    return best[1] if best else None


def _qualified(root: etree._Element, pin: Pin) -> bool:
    return any(str(child.tag).startswith(f"{{{pin.namespace}}}") for child in root)


def _strip(root: etree._Element) -> None:
    for element in root.iter():
        tag = str(element.tag)
        # Extensions of others keep their namespace; only PESC's own may lose it.
        if tag.startswith("{urn:org:pesc:"):
            element.tag = tag.rpartition("}")[2]
