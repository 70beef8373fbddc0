"""Contrast computed from the tokens themselves, in both themes (WCAG 2.2: 1.4.3 text, 1.4.11 lines and icons)."""

import re

import pytest

from tests.look import house

_TEXT = 4.5
_LINE = 3.0
#: What is read on what. Every tone is read on its own wash and on a sheet.
READ = [
    *[("ink", ground) for ground in ("paper", "sheet", "sunk", "accent-wash")],
    *[("ink", f"{tone}-wash") for tone in ("good", "bad", "care", "calm", "neutral")],
    *[("ink-soft", ground) for ground in ("paper", "sheet", "sunk")],
    *[
        ("accent", ground)
        for ground in ("paper", "sheet", "sunk", "good-wash", "calm-wash", "care-wash", "bad-wash")
    ],
    *[("accent-strong", ground) for ground in ("paper", "sheet", "sunk", "accent-wash")],
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("cover-deep", "foil"),
    ("cover-deep", "on-cover"),
    ("foil", "cover"),
    ("sheet", "ink"),
    *[("on-cover", ground) for ground in ("cover", "cover-deep")],
    *[
        (tone, ground)
        for tone in ("good", "bad", "care", "calm", "neutral")
        for ground in (f"{tone}-wash", "sheet", "paper")
    ],
]
#: What must be seen: borders of controls, focus, foil.
SEEN = [
    *[("edge", ground) for ground in ("paper", "sheet", "sunk", "neutral-wash")],
    *[("focus", ground) for ground in ("paper", "sheet", "sunk")],
    *[("foil", ground) for ground in ("cover", "cover-deep")],
    ("accent", "sunk"),
    ("ink", "sunk"),
]


def themes(css: str) -> dict[str, dict[str, str]]:
    """Colour tokens of the light theme, and of the dark one on top of it."""
    blocks = re.findall(r":root\s*{([^}]*)}", css)
    light, dark = (dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", block)) for block in blocks[:2])
    return {"light": light, "dark": light | dark}


def contrast(one: str, other: str) -> float:
    """Ratio of relative luminance, 1 to 21."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def weak(tokens: dict[str, str], pairs: list[tuple[str, str]], least: float) -> list[str]:
    return [f"{a} on {b}: {r:.2f}" for a, b in pairs if (r := contrast(tokens[a], tokens[b])) < least]


@pytest.mark.covers("U13")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_and_lines_stand_out(theme: str) -> None:
    tokens = themes((house.ROOT / "static/css/tokens.css").read_text())[theme]
    assert weak(tokens, READ, _TEXT) == []
    assert weak(tokens, SEEN, _LINE) == []


def test_both_themes_set_the_same_colours() -> None:
    blocks = re.findall(r":root\s*{([^}]*)}", (house.ROOT / "static/css/tokens.css").read_text())
    light, dark = (set(re.findall(r"--([\w-]+):\s*#", block)) for block in blocks[:2])
    assert light == dark


def test_the_formula_knows_black_white_and_grey() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48
    assert weak({"a": "#777777", "b": "#ffffff"}, [("a", "b")], _TEXT) == ["a on b: 4.48"]


def test_components_take_every_colour_from_the_tokens() -> None:
    stray = {
        path.name: found
        for path in (house.ROOT / "static/css").glob("*.css")
        if path.name not in ("tokens.css", "print.css", "pdf.css")
        and (found := [c for c in re.findall(r"#[0-9a-fA-F]{3,8}\b", path.read_text()) if c != "#fff"])
    }
    assert stray == {}
