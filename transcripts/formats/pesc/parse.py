"""The one way XML is parsed here: a fresh parser a document, nothing resolved, nothing fetched, limits kept."""

from __future__ import annotations

from lxml import etree

from transcripts.formats import prolog
from transcripts.formats.issues import Issue, issue

LARGEST = 10 * 1024 * 1024
_BY_TYPE = {
    "ERR_INVALID_ENCODING": "XML.ENCODING",
    "ERR_UNKNOWN_ENCODING": "XML.ENCODING",
    "ERR_UNSUPPORTED_ENCODING": "XML.ENCODING",
    "ERR_INVALID_CHAR": "XML.CHAR",
    "ERR_INVALID_CHARREF": "XML.CHAR",
    "ERR_RESERVED_XML_NAME": "XML.DECLARATION",
    "ERR_NAME_REQUIRED": "XML.MARKUP",
    "ERR_UNDECLARED_ENTITY": "XML.MARKUP",
    "ERR_ENTITYREF_SEMICOL_MISSING": "XML.MARKUP",
    "ERR_TAG_NAME_MISMATCH": "XML.MARKUP",
    "ERR_LT_IN_ATTRIBUTE": "XML.MARKUP",
    "ERR_GT_REQUIRED": "XML.TRUNCATED",
    "ERR_TAG_NOT_FINISHED": "XML.TRUNCATED",
    "ERR_DOCUMENT_EMPTY": "XML.TRUNCATED",
    "ERR_DOCUMENT_END": "XML.TRAILING",
    "ERR_RESOURCE_LIMIT": "SEC.LIMIT",
}


def parse(data: bytes) -> tuple[etree._Element | None, Issue | None]:
    """The root of a document, or the issue for which it cannot be parsed."""
    if len(data) > LARGEST:
        return None, issue("RCV.TOO_LARGE", expected="10 MB")
    if not data.strip():
        return None, issue("RCV.EMPTY")
    head = prolog.look(data)
    if head.fault:
        return None, issue(head.fault)
    # libxml2 wants a mark or a declaration for two-byte text; without either we hand it UTF-8.
    if head.encoding in ("utf-16-le", "utf-16-be"):
        data = _as_utf8(data, head.encoding)
    return _parse(data)


def _as_utf8(data: bytes, encoding: str) -> bytes:
    text = data.decode(encoding, errors="replace")
    if text.startswith("<?xml"):
        # The declaration names the encoding it came in; it is blanked so that columns stay.
        end = text.find("?>") + 2
        text = " " * end + text[end:] if end > 1 else text
    return text.encode("utf-8")


def _parse(data: bytes) -> tuple[etree._Element | None, Issue | None]:
    # The error log of an exception is cumulative over the process; only a fresh parser's own log is this document's.
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None, _first(parser)
    if root.getroottree().docinfo.internalDTD is not None:
        return None, issue("SEC.DOCTYPE")
    return root, None


def _first(parser: etree.XMLParser) -> Issue:
    for entry in parser.error_log:  # type: ignore[attr-defined]
        if entry.level_name == "WARNING":
            continue
        code = _BY_TYPE.get(entry.type_name, "XML.SYNTAX")
        return issue(code, line=entry.line, column=max(entry.column, 0))
    return issue("XML.SYNTAX")
