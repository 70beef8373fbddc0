"""A template that nobody renders is found; one that overrides a package's own is used by that package."""

import re
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps

from tests.look import house

_QUOTED = re.compile(r"[\"']([\w{}./-]+\.(?:html|txt))(?:#[\w-]+)?[\"']")


def _wanted() -> list[re.Pattern[str]]:
    """Every template name that Python or another template mentions; `{…}` in a name stands for one word."""
    names: set[str] = set()
    for source in house.templates():
        names.update(_QUOTED.findall(source.text))
        names.update(
            f"cotton/{name.replace('.', '/')}.html" for name in re.findall(r"<c-([\w.-]+)", source.text)
        )
    for folder in [
        p for p in house.ROOT.iterdir() if p.is_dir() and (p / "__init__.py").exists() and p.name != "tests"
    ]:
        for path in folder.rglob("*.py"):
            names.update(_QUOTED.findall(path.read_text()))
    return [re.compile(re.sub(r"\\{\w*\\}", r"[^/]+", re.escape(name))) for name in sorted(names)]


def _overrides(name: str) -> bool:
    roots = [
        Path(config.path)
        for config in apps.get_app_configs()
        if not str(config.path).startswith(str(house.ROOT / config.name))
    ]
    spec = find_spec("django.forms")
    roots.append(
        Path(spec.submodule_search_locations[0]) if spec and spec.submodule_search_locations else house.ROOT
    )
    return any((root / "templates" / name).exists() for root in roots)


def unused(names: list[str], wanted: list[re.Pattern[str]]) -> list[str]:
    return [name for name in names if not any(p.fullmatch(name) for p in wanted) and not _overrides(name)]


def test_every_template_is_used() -> None:
    wanted = _wanted()
    assert unused(["nobody/wants_me.html"], wanted) == ["nobody/wants_me.html"]
    assert unused(["account/login.html"], []) == []
    assert unused([t.name for t in house.templates()], wanted) == []


def test_every_component_stands_in_the_gallery() -> None:
    shown = "".join(
        t.text for t in house.templates() if t.name.startswith("gallery/") or t.name == "base.html"
    )
    parts = [
        t.name[len("cotton/") : -len(".html")] for t in house.templates() if t.name.startswith("cotton/")
    ]
    assert [part for part in parts if not re.search(rf"<c-{part}[\s/>]", shown)] == []
