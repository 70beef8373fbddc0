"""The picture that a record travels in: our own emblem with the record's title and its source, as SVG."""

import textwrap

from lxml import etree

SIZE = 512
_SVG = "http://www.w3.org/2000/svg"
_INK, _PAPER, _ACCENT, _SOFT = "#14213d", "#fdfcf8", "#0b6e4f", "#4a5568"
_FONT = "'DejaVu Sans', Verdana, 'Segoe UI', sans-serif"
_LETTERS, _LINES = 21, 4


def draw(title: str, source: str, address: str, check_at: str) -> bytes:
    """The emblem; the record stands at `address` (may be empty), anyone checks it at `check_at`. Same words, same bytes.

    Anyone can draw this: so it is a plain seal around a book, without any mark that says that all is well.
    """
    root = etree.Element(f"{{{_SVG}}}svg", nsmap={None: _SVG})  # type: ignore[dict-item]
    for name, value in {
        "width": f"{SIZE}",
        "height": f"{SIZE}",
        "viewBox": f"0 0 {SIZE} {SIZE}",
        "role": "img",
        "aria-labelledby": "t d",
    }.items():
        root.set(name, value)
    _add(root, "title", _printable(title), id="t")
    _add(root, "desc", _printable(f"{source}. {address or check_at}"), id="d")
    _ground(root)
    _words(root, _printable(title), _printable(source), _printable(check_at))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _ground(root: etree._Element) -> None:
    """A page with a seal: a ring of twelve petals around an open book."""
    _add(
        root,
        "rect",
        x="4",
        y="4",
        width="504",
        height="504",
        rx="36",
        fill=_PAPER,
        stroke=_INK,
        stroke_width="8",
    )
    for turn in range(0, 360, 30):
        _add(root, "circle", cx="256", cy="56", r="18", fill=_ACCENT, transform=f"rotate({turn} 256 108)")
    _add(root, "circle", cx="256", cy="108", r="54", fill=_PAPER, stroke=_ACCENT, stroke_width="7")
    pages = (
        "M256 90 c-9 -8 -22 -10 -34 -8 v42 c12 -2 25 0 34 8 c9 -8 22 -10 34 -8 v-42 c-12 -2 -25 0 -34 8 v42"
    )
    _add(root, "path", d=pages, fill="none", stroke=_INK, stroke_width="6", stroke_linejoin="round")


def _words(root: etree._Element, title: str, source: str, check_at: str) -> None:
    lines = textwrap.wrap(title, _LETTERS, max_lines=_LINES, placeholder=" …") or [""]
    top = 302 - 22 * (len(lines) - 1)
    for number, line in enumerate(lines):
        _line(root, line, top + 44 * number, 34, _INK, bold=True)
    for number, line in enumerate(textwrap.wrap(source, 38, max_lines=2, placeholder=" …")):
        _line(root, line, 418 + 27 * number, 21, _SOFT)
    _line(root, textwrap.shorten(check_at, 50, placeholder="…"), 484, 15, _SOFT)


def _line(root: etree._Element, text: str, y: int, size: int, color: str, *, bold: bool = False) -> None:
    weight = "700" if bold else "400"
    facts = {"x": "256", "y": str(y), "font_size": str(size), "fill": color, "font_weight": weight}
    _add(root, "text", text, text_anchor="middle", font_family=_FONT, **facts)


def _add(parent: etree._Element, name: str, text: str = "", **facts: str) -> None:
    """One element; underscores in names stand for hyphens."""
    made = etree.SubElement(parent, f"{{{_SVG}}}{name}")
    for fact, value in facts.items():
        made.set(fact.replace("_", "-"), value)
    if text:
        made.text = text


def _printable(text: str) -> str:
    """Without the control characters that XML cannot hold."""
    return "".join(letter for letter in text if letter.isprintable()).strip()
