"""The fields of a record as its learner may choose them, in plain words."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from credentials import words
from credentials.standards import dates, vcdm
from credentials.standards.errors import Malformed
from credentials.standards.sd_jwt import making, presented
from credentials.standards.sd_jwt.making import Path

#: Member of the record -> what a person would call it. The end of the path decides.
WORDS: dict[str, Any] = {
    "name": _("Title"),
    "description": _("What it is about"),
    "criteria": _("What was required"),
    "awardedDate": _("Day it was given"),
    "creditsEarned": _("Units"),
    "creditsAvailable": _("Units of the whole course or program"),
    "term": _("Term"),
    "activityStartDate": _("First day"),
    "activityEndDate": _("Last day"),
    "result": _("Results, such as grades"),
    "resultDescription": _("Names of the results"),
    "alignment": _("Skills and standards it meets"),
    "identifier": _("Your e-mail, hidden in a code. Someone who knows it can compare it."),
    "humanCode": _("Course number"),
    "inLanguage": _("Language"),
    "image": _("Picture"),
    "endorsement": _("What others say about it"),
    "association": _("How the records belong together"),
}
_IDS: dict[Path, Any] = {
    ("id",): _("Web address of the whole record. Whoever has it can read everything."),
    ("credentialSubject", "id"): _("Your number at this source"),
    ("credentialSubject", "achievement", "id"): _("Number of the course or program"),
    ("name",): _("Title of the file"),
}


@dataclass(frozen=True)
class Field:
    """One field: its place in the record, its name in words, and its value where a line can show it."""

    path: Path
    label: Any
    shown: str


def of(document: dict[str, Any]) -> list[Field]:
    """Every field that can be shown or left out, in the order of the record."""
    return [_field(path, document) for path in making.paths(document)]


def shown(text: str, document: dict[str, Any], chosen: set[Path]) -> str:
    """The selective copy with these fields only: what a holder hands over."""
    chosen = making.with_needed(chosen)
    texts = presented.read(text).disclosures
    pairs = zip(making.paths(document), texts, strict=True)
    return presented.without(text, frozenset(one for path, one in pairs if path not in chosen))


def _field(path: Path, document: dict[str, Any]) -> Field:
    value: Any = document
    for step in path:
        value = vcdm.listed(value)[step] if isinstance(step, int) else value[step]
    if isinstance(path[-1], int):
        return Field(path, _("Record"), _title(value))
    if path[-1] == "id":
        return Field(path, _IDS.get(path) or path[-1], "")  # an address says nothing to a person
    label = _IDS.get(path) or WORDS.get(path[-1]) or path[-1]
    return Field(path, label, _results(value) if path[-1] == "result" else _plain(value))


def _results(value: Any) -> str:
    found = [one.get("value") for one in vcdm.listed(value) if isinstance(one, dict)]
    return ", ".join(one for one in found if isinstance(one, str))[:200]


def _title(value: Any) -> str:
    subject = value.get("credentialSubject") if isinstance(value, dict) else None
    achievement = subject.get("achievement") if isinstance(subject, dict) else None
    found = achievement.get("name") if isinstance(achievement, dict) else None
    return found[:200] if isinstance(found, str) else ""


def _plain(value: Any) -> str:
    if isinstance(value, str):
        return _day(value) or value[:200]
    if isinstance(value, int | float):
        return f"{value:g}"
    narrative = value.get("narrative") if isinstance(value, dict) else None
    return narrative[:200] if isinstance(narrative, str) else ""


def _day(value: str) -> str:
    try:
        return words.shown(dates.read(value).date().isoformat())
    except Malformed:
        return ""
