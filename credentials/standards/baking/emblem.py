"""The picture that a record travels in: our own emblem with the record's title and its source, as SVG."""

import textwrap

from lxml import etree

SIZE = 512
_SVG = "http://www.w3.org/2000/svg"
_INK, _PAPER, _ACCENT, _SOFT = "#14213d", "#fdfcf8", "#0b6e4f", "#4a5568"
_FONT = "'DejaVu Sans', Verdana, 'Segoe UI', sans-serif"
_LETTERS, _LINES = 21, 4


def draw(title: str, source: str, address: str) -> bytes:
    """The emblem; `address` is where the record can be read. Same words, same bytes."""
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
    _add(root, "desc", _printable(f"{source}. {address}"), id="d")
    _ground(root)
    _words(root, _printable(title), _printable(source), _printable(address))
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _ground(root: etree._Element) -> None:
    """A page with a seal: a ring of twelve petals around a check mark."""
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
        _add(root, "circle", cx="256", cy="76", r="19", fill=_ACCENT, transform=f"rotate({turn} 256 132)")
    _add(root, "circle", cx="256", cy="132", r="56", fill=_PAPER, stroke=_ACCENT, stroke_width="8")
    _add(
        root,
        "path",
        d="M230 134 l19 20 l36 -42",
        fill="none",
        stroke=_INK,
        stroke_width="12",
        stroke_linecap="round",
    )


def _words(root: etree._Element, title: str, source: str, address: str) -> None:
    lines = textwrap.wrap(title, _LETTERS, max_lines=_LINES, placeholder=" …") or [""]
    top = 300 - 22 * (len(lines) - 1)
    for number, line in enumerate(lines):
        _line(root, line, top + 46 * number, 36, _INK, bold=True)
    for number, line in enumerate(textwrap.wrap(source, 38, max_lines=2, placeholder=" …")):
        _line(root, line, 424 + 28 * number, 21, _SOFT)
    _line(root, textwrap.shorten(address, 74, placeholder="…"), 488, 11, _SOFT)


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
