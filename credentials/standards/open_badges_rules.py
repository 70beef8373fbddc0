"""The rules of Open Badges 3.0 as our own table (`facts/open_badges_rules.csv`): which members, how many, of what kind.

Facts from 1EdTech's specification. A test proves the same answer as the published schema on every fixture and on
hundreds of mutations of them. Dates are held to their form by the data model's own rules (`vcdm`).
"""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from credentials.standards.contexts import CREDENTIALS_2

_FACTS = Path(__file__).with_name("facts")
_CONTEXT = re.compile(r"https://purl\.imsglobal\.org/spec/ob/v3p0/context(-3\.\d\.\d)*\.json\Z", re.ASCII)
_EXTENSION = re.compile(r"ext:[a-zA-Z0-9|._]+")
_JWT = re.compile(r"[a-zA-Z0-9_-]+\.[a-zA-Z0-9_-]*\.[a-zA-Z0-9_-]+\Z")
_LANGUAGE = re.compile(r"[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?\Z")
_LANGUAGE_KEY = re.compile(r"[a-z]{2}(-[A-Z]{2})?\Z")


@dataclass(frozen=True)
class Rule:
    """One member of one class."""

    member: str
    must: bool
    many: bool
    kind: str


@dataclass(frozen=True)
class Class:
    """The members of a class; a closed one takes no others."""

    rules: tuple[Rule, ...]
    closed: bool


def broken(document: dict[str, Any], name: str = "AchievementCredential") -> list[str]:
    """The places where a record breaks a rule, as paths; empty when it keeps all of them."""
    return list(_object(document, name, ""))


def _object(value: Any, name: str, path: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield path
        return
    class_ = _classes()[name]
    for rule in class_.rules:
        if rule.member in value:
            yield from _member(value[rule.member], rule, f"{path}.{rule.member}".lstrip("."))
        elif rule.must:
            yield f"{path}.{rule.member}".lstrip(".")
    if class_.closed:
        known = {rule.member for rule in class_.rules}
        yield from (f"{path}.{member}" for member in value if member not in known)


def _member(value: Any, rule: Rule, path: str) -> Iterator[str]:
    for item in value if rule.many and isinstance(value, list) else [value]:
        if rule.kind in _classes():
            yield from _object(item, rule.kind, path)
        elif not _is(item, rule.kind):
            yield path


def _is(value: Any, kind: str) -> bool:
    name, _space, rest = kind.partition(" ")
    return _KINDS[name](value, rest)


def _is_text(value: Any, matches: Callable[[str], object] = bool) -> bool:
    """A text, or one text for each language."""
    if isinstance(value, str):
        return matches is bool or bool(matches(value))
    if not isinstance(value, dict):
        return False
    return all(
        _LANGUAGE_KEY.match(key) and isinstance(one, str) and _is_text(one, matches)
        for key, one in value.items()
    )


def _is_type(value: Any, needed: str) -> bool:
    """A type name, or a list that holds one name of each group (`A|B C`)."""
    if not isinstance(value, list):
        return _is_text(value)
    names = [name for name in value if isinstance(name, str)]
    groups = [set(group.split("|")) for group in needed.split(" ")]
    return all(map(_is_text, value)) and all(group & set(names) for group in groups)


def _is_enum(value: Any, rest: str) -> bool:
    name, _or, extended = rest.partition(" ")
    if not isinstance(value, str):
        return False
    return value in _enumerations()[name] or (bool(extended) and bool(_EXTENSION.search(value)))


def _is_context(value: Any, _rest: str) -> bool:
    if not isinstance(value, list):
        return isinstance(value, str | dict)
    right = len(value) >= 2 and value[0] == CREDENTIALS_2
    if not right or not isinstance(value[1], str) or not _CONTEXT.match(value[1]):
        return False
    return all(isinstance(one, str | dict) for one in value[2:])


def _is_number(value: Any, _rest: str) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_reference(value: Any, _rest: str) -> bool:
    """A profile, or its id."""
    return _is_text(value) or next(_object(value, "Profile", ""), None) is None


_KINDS: dict[str, Callable[[Any, str], bool]] = {
    "text": lambda value, _: _is_text(value),
    "jwt": lambda value, _: _is_text(value, _JWT.match),
    "language": lambda value, _: _is_text(value, _LANGUAGE.match),
    "only": lambda value, name: _is_text(value, lambda text: text == name),
    "date": lambda value, _: isinstance(value, str),
    "date-time": lambda value, _: isinstance(value, str),
    "number": _is_number,
    "boolean": lambda value, _: isinstance(value, bool),
    "type": _is_type,
    "enum": _is_enum,
    "context": _is_context,
    "ProfileRef": _is_reference,
}


@cache
def _classes() -> dict[str, Class]:
    rules: dict[str, list[Rule]] = {}
    closed: dict[str, bool] = {}
    for row in _rows("open_badges_rules"):
        rule = Rule(row["member"], bool(row["must"]), bool(row["many"]), row["kind"])
        rules.setdefault(row["class"], []).append(rule)
        closed[row["class"]] = bool(row["closed"])
    return {name: Class(tuple(found), closed[name]) for name, found in rules.items()}


@cache
def _enumerations() -> dict[str, frozenset[str]]:
    names = {row["name"] for row in _rows("open_badges_enumerations")}
    rows = _rows("open_badges_enumerations")
    return {name: frozenset(row["value"] for row in rows if row["name"] == name) for name in names}


@cache
def _rows(table: str) -> tuple[dict[str, str], ...]:
    with (_FACTS / f"{table}.csv").open(newline="") as file:
        return tuple(csv.DictReader(file))
