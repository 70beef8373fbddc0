"""A record inside an SVG picture (Open Badges 2.0 and 3.0, baking); read without DTD, entities and network."""

from typing import Any

from lxml import etree

from credentials.standards import limits
from credentials.standards.errors import Malformed, TooLarge

NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"
_SVG = "{http://www.w3.org/2000/svg}svg"
#: The tag of Open Badges 3.0, of a draft of it that spells another namespace, and of the generations before.
_TAGS = (
    f"{{{NAMESPACE}}}credential",
    "{https://purl.imsglobal.org/spec/ob/v3p0}credential",
    "{http://openbadges.org}assertion",
)


def looks_like(start: bytes) -> bool:
    """Do these first bytes begin an SVG file, with or without its XML declaration?"""
    return start.startswith(b"<svg") or (
        start.startswith((b"<?xml", b"<!--", b"<!DOCTYPE svg")) and b"<svg" in start
    )


def read(picture: bytes) -> str:
    """The one record in a picture: the attribute `verify`, else the text of the tag.

    Raises `Malformed` for broken XML, any DTD, none or more than one record, `TooLarge` beyond its bound.
    """
    found = [tag for tag in _tree(picture).iter() if tag.tag in _TAGS]
    if len(found) != 1:
        raise Malformed("SVG", "no_record_in_picture" if not found else "two_records_in_picture")
    text = found[0].get("verify") or "".join(str(one) for one in found[0].itertext()).strip()
    if len(text) > limits.MAX_PICTURE_TEXT:
        raise TooLarge(f"{len(text)} characters")
    if not text:
        raise Malformed("SVG", "no_record_in_picture")
    return text


def bake(picture: bytes, record: str) -> bytes:
    """The picture with the record as the first thing in it; an older record is taken out.

    A token goes into the attribute `verify`, everything else into CDATA.
    """
    old = _tree(picture)
    for tag in [one for one in old.iter() if one.tag in _TAGS]:
        parent = tag.getparent()
        if parent is not None:
            parent.remove(tag)
    names: Any = {**old.nsmap, "openbadges": NAMESPACE}
    root = etree.Element(old.tag, {str(k): str(v) for k, v in old.attrib.items()}, nsmap=names)
    root.append(_tag(record))
    root.text, root[0].tail = old.text, old.text
    root.extend(list(old))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _tag(record: str) -> etree._Element:
    tag = etree.Element(_TAGS[0], nsmap={"openbadges": NAMESPACE})
    if record.startswith("{"):
        # The end mark of CDATA can only stand inside a JSON string, where it may be written otherwise.
        tag.text = etree.CDATA(record.replace("]]>", "]]\\u003e"))
    else:
        tag.set("verify", record)
    return tag


def _tree(picture: bytes) -> etree._Element:
    if len(picture) > limits.MAX_PICTURE_TEXT:
        raise TooLarge(f"{len(picture)} bytes")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(picture, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Malformed("SVG", "broken_picture") from error
    docinfo: Any = etree.ElementTree(root).docinfo
    if docinfo.doctype or root.tag != _SVG:
        raise Malformed("SVG", "broken_picture")
    return root
