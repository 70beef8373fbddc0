"""Which tests prove which feature ids: read from the marks in `tests/`, without running anything."""

import ast
import csv
import re
from collections import defaultdict
from collections.abc import Iterator

from config.env import ROOT

#: The catalog stands beside the repo for those who develop it; its ids and titles live on in the page we write.
CATALOG = ROOT.parent / "shared" / "mission" / "features.csv"
PAGE = ROOT / "docs" / "features.md"
_ROW = re.compile(r"^\| (?P<id>[SLMU]\d+) \| (?P<title>[^|]*) \|")


def catalog() -> dict[str, str]:
    """Feature id → title, from the catalog or, without it, from the page written last."""
    if CATALOG.exists():
        with CATALOG.open(newline="", encoding="utf-8") as file:
            return {row["id"]: row["title"].replace("|", "/") for row in csv.DictReader(file)}
    rows = map(_ROW.match, PAGE.read_text().splitlines()) if PAGE.exists() else iter(())
    return {row["id"]: row["title"] for row in rows if row}


def covered() -> dict[str, list[str]]:
    """Feature id → tests that carry it, as `path::test`."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        place = str(path.relative_to(ROOT))
        for feature, test in _marks(ast.parse(path.read_text())):
            found[feature].append(f"{place}::{test}")
    return dict(found)


def _marks(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            for feature in _ids(node.decorator_list):
                yield feature, node.name
        if isinstance(node, ast.Assign) and any(getattr(t, "id", "") == "pytestmark" for t in node.targets):
            for feature in _ids([node.value]):
                yield feature, "(whole file)"


def _ids(nodes: list[ast.expr]) -> Iterator[str]:
    for call in (n for node in nodes for n in ast.walk(node) if isinstance(n, ast.Call)):
        if isinstance(call.func, ast.Attribute) and call.func.attr == "covers":
            yield from (
                a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)
            )


def order(feature: str) -> tuple[str, int]:
    """Sort key: family, then number."""
    match = re.fullmatch(r"([A-Z]+)-?(\d+)", feature)
    return (match[1], int(match[2])) if match else (feature, 0)


def page() -> str:
    """The table as Markdown."""
    titles, tests = catalog(), covered()
    known = sorted(titles, key=order)
    lines = [
        "# Features and the tests that show them",
        "",
        "Written by `python3 run.py manage covers`. A feature without a test is not yet claimed.",
        "",
        f"{sum(f in tests for f in known)} of {len(known)} features have tests.",
        "",
        "| id | feature | tests |",
        "|---|---|---|",
    ]
    for feature in known:
        shown = "<br>".join(f"`{test}`" for test in tests.get(feature, [])) or "–"
        lines.append(f"| {feature} | {titles[feature]} | {shown} |")
    return "\n".join(lines) + "\n"
