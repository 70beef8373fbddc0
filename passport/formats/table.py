"""A shared view as JSON and as CSV, with the same words as page and paper (U3). Pure."""

import csv
import io
from collections.abc import Mapping
from datetime import date
from typing import Any

from core.rungs import FACULTY_VALIDATED, Rung
from core.verdicts import CHECKS, State
from passport.selectors.shared_view import SharedLine, SharedSkill, SharedView

_COLUMNS = (
    "title",
    "kind",
    "source",
    "from",
    "until",
    "units",
    "grade",
    "rung",
    "who_stands_behind_it",
    "meaning",
    "state",
    "result",
    *CHECKS,
    "skills",
    "title_translated",
    "translation",
    "notice",
)
#: Spreadsheet programs run cells that begin so; a learner's own words must stay words.
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def as_json(view: SharedView, told: Mapping[str, str]) -> dict[str, Any]:
    """Everything the page shows, and each signed file whole, so that any checker can check it again."""
    return {
        "notice": told["notice"],
        "code": told["code"],
        "person": view.name or None,
        "to": view.to,
        "why": told["why"],
        "until": view.expires_at.isoformat() if view.expires_at else None,
        "records": [_record(line) for line in view.signed_first()],
    }


def _record(line: SharedLine) -> dict[str, Any]:
    return {
        "title": line.title,
        "language": line.title_language,
        "gloss": _gloss(line),
        "kind": {"code": line.kind.value, "word": line.kind_word},
        "source": line.source,
        "from": _day(line.starts_on),
        "until": _day(line.ends_on),
        "units": str(line.units) if line.units is not None else None,
        "grade": line.grade or None,
        "rung": rung_json(line.rung),
        "state": line.state.value,
        "annotation": line.annotation or None,
        "facts": [{"name": name, "value": value} for name, value in line.facts],
        "skills": [_skill(skill) for skill in line.skills],
        "check": line.proof.as_json() if line.proof else None,
        "document": line.document,
        "log": line.log_proof,
    }


def _gloss(line: SharedLine) -> dict[str, str] | None:
    """What the title means in the reader's language, and who translated it."""
    if line.gloss is None:
        return None
    return {"words": line.gloss.words, "language": line.gloss.language, "by": line.gloss.badge}


def rung_json(rung: Rung) -> dict[str, Any]:
    """The rung with its word and meaning in the reader's language."""
    return {"code": rung.value, "word": rung.word, "meaning": rung.meaning, "order": rung.order}


def _skill(skill: SharedSkill) -> dict[str, Any]:
    facts: dict[str, Any] = {"name": skill.name, "why": skill.why, "rung": rung_json(skill.rung)}
    return facts | ({"mark": FACULTY_VALIDATED.word} if skill.faculty_validated else {})


def as_csv(view: SharedView, told: Mapping[str, str]) -> str:
    """One row for each line, strongest first; opens in any spreadsheet (UTF-8 with mark)."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for line in view.signed_first():
        writer.writerow([_safe(cell) for cell in _row(line, told["notice"])])
    return "\ufeff" + out.getvalue()


def _row(line: SharedLine, notice: str) -> list[str]:
    checks = line.proof.checks if line.proof else {}
    return [
        line.title,
        line.kind_word,
        line.source,
        _day(line.starts_on) or "",
        _day(line.ends_on) or "",
        "" if line.units is None else f"{line.units.normalize():f}",
        line.grade,
        line.rung.value,
        line.rung.word,
        line.rung.meaning,
        line.state_word,
        State(line.proof.verdict).word if line.proof else "",
        *(State(str(checks.get(code, "could_not_check"))).word for code in CHECKS),
        "; ".join(f"{skill.name} ({', '.join(_why(skill))})" for skill in line.skills),
        line.gloss.words if line.gloss else "",
        line.gloss.badge if line.gloss else "",
        notice,
    ]


def _why(skill: SharedSkill) -> list[str]:
    """The rung's word, the reason, and the legal mark where it stands."""
    said = [skill.rung.word, skill.why] if skill.why != skill.rung.word else [skill.why]
    return [*said, FACULTY_VALIDATED.word] if skill.faculty_validated else said


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULAS) else cell


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
