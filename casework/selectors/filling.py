"""What fills the form: facts, lines and skills of a passport, the same for the learner's preview and the viewer.

Both go through `_filled`: what the card shows before a yes is what the page shows after it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.formats import date_format

from accounts.models import Membership, Person
from casework.intake_form import BY_CODE, PERSON_WORDS, QUESTIONS, Question, question_of_kind
from consent.enums import Purpose
from consent.items import Item, digest
from consent.kinds import Offer
from consent.selectors import grants
from core.rungs import Rung
from passport.enums import LineState
from passport.models import PassportLine, PassportSkill
from passport.selectors.dates import span


@dataclass(frozen=True)
class Value:
    """One value of a field with who stands behind it, and the item by which a grant names it."""

    text: str
    rung: str
    item: Item
    language: str = ""


Filling = dict[str, tuple[Value, ...]]


def for_viewer(learner: Person, viewer: Membership, purpose: Purpose | str, *, ref: str) -> Filling:
    """What open grants of that purpose and reference let this member see now, by question; nothing else is read."""
    opened = grants.open_for(learner, viewer, purpose, ref=ref)
    me = ("person", str(learner.pk))
    allowed = {n for item in grants.granted_items(opened) if (item.kind, item.id) == me for n in item.fields}
    lines = PassportLine.objects.visible_to(viewer, purpose=purpose, ref=ref).filter(person=learner)
    skills = PassportSkill.objects.visible_to(viewer, purpose=purpose, ref=ref).filter(line__person=learner)
    return _filled(learner, allowed, lines, skills)


def for_learner(learner: Person) -> Filling:
    """All that the learner could let someone see on this form."""
    return _filled(
        learner, set(PERSON_WORDS), PassportLine.objects.of(learner), PassportSkill.objects.of(learner)
    )


def _filled(learner: Person, allowed: set[str], lines: Any, skills: Any) -> Filling:
    found: dict[str, list[Value]] = {question.code: [] for question in QUESTIONS}
    for question in QUESTIONS:
        # A field made of two facts is shown only when both are open.
        if question.person and set(question.person) <= allowed:
            found[question.code] += _facts(learner, question)
    for line in lines.shareable().with_sources():
        if question_ := question_of_kind(line.kind):
            found[question_.code].append(_line(line))
    found["skills"] += _skills(skills)
    return {code: tuple(values) for code, values in found.items() if values}


def _facts(learner: Person, question: Question) -> Iterable[Value]:
    text = " ".join(filter(None, (_fact(learner, name) for name in question.person)))
    if text:
        item = Item("person", str(learner.pk), question.person, digest({question.code: text}))
        yield Value(text, Rung.YOU_ADDED, item)


def _fact(learner: Person, name: str) -> str:
    value: Any = getattr(learner, name)
    if not value:
        return ""
    if name == "birth_date":
        return date_format(value, "DATE_FORMAT")
    return dict(settings.LANGUAGES).get(value, value) if name == "language" else str(value)


def _line(line: PassportLine) -> Value:
    text = " · ".join(filter(None, (line.title, line.source_shown, span(line.starts_on, line.ends_on))))
    signed = line.rung in (Rung.SIGNED, Rung.SIGNED_ASSESSED)
    college = signed and bool(line.source and line.source.is_school)
    item = Item("passport_line", str(line.pk), (), digest({"line": text, "rung": line.rung}), college)
    return Value(text, line.rung, item, line.title_language)


def _skills(rows: Any) -> list[Value]:
    """Each skill once, with its strongest line."""
    best: dict[str, Value] = {}
    shown = rows.filter(line__state=LineState.ACCEPTED, line__hidden=False, line__removed_at=None)
    for row in shown.select_related("skill", "line"):
        rung, known = row.rung, best.get(row.skill.code)
        if known is None or Rung(rung).order > Rung(known.rung).order:
            item = Item("passport_skill", str(row.pk), (), digest({"skill": row.skill.code, "rung": rung}))
            best[row.skill.code] = Value(str(row.skill), rung, item)
    return sorted(best.values(), key=lambda value: value.text)


def offers(learner: Person, asked: Sequence[Item]) -> list[Offer]:
    """What a yes to each question would open, for the consent card."""
    filling = for_learner(learner)
    return [
        Offer(
            item,
            str(BY_CODE[item.id].label),
            str(BY_CODE[item.id].why),
            values=tuple(value.text for value in filling.get(item.id, ())),
            opens=tuple(value.item for value in filling.get(item.id, ())),
        )
        for item in asked
        if item.id in BY_CODE
    ]


def question_names(_learner: Person, items: Sequence[Item]) -> dict[str, str]:
    return {item.key: str(BY_CODE[item.id].label) for item in items if item.id in BY_CODE}


def person_names(_learner: Person, items: Sequence[Item]) -> dict[str, str]:
    return {
        item.key: ", ".join(str(PERSON_WORDS[name]) for name in item.fields if name in PERSON_WORDS)
        for item in items
    }


def line_names(learner: Person, items: Sequence[Item]) -> dict[str, str]:
    """Titles of the learner's own lines."""
    rows = PassportLine.objects.all_of(learner).filter(pk__in=[item.id for item in items])
    return {f"passport_line:{row.pk}": row.title for row in rows}


def skill_names(learner: Person, items: Sequence[Item]) -> dict[str, str]:
    rows = PassportSkill.objects.of(learner).filter(pk__in=[item.id for item in items])
    return {f"passport_skill:{row.pk}": str(row.skill) for row in rows.select_related("skill")}
