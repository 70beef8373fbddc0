"""The help beside a title in another language than the reader's (U11)."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language

from passport.models import PassportLine
from skills.selectors import glosses
from skills.selectors.glosses import Gloss


def of(lines: Iterable[PassportLine]) -> dict[Any, Gloss]:
    """Glosses by line id in the reader's language; titles that are in it already need none."""
    language = (get_language() or "en")[:2]
    foreign = {line.pk: _course(line) for line in lines if _needs_one(line, language)}
    known = glosses.of(foreign.values(), language=language)
    return {key: known[course] for key, course in foreign.items() if course in known}


def _needs_one(line: PassportLine, language: str) -> bool:
    return bool(line.source_id and line.course_number) and line.title_language[:2] != language


def _course(line: PassportLine) -> glosses.Course:
    return (line.source_id, line.course_subject, line.course_number)  # type: ignore[return-value]
