"""What titles of courses mean in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from skills.enums import Translator
from skills.models import CourseGloss

#: Organization, subject, number.
Course = tuple[UUID, str, str]


@dataclass(frozen=True)
class Gloss:
    """Words beside a title, with the language they are in and who translated them."""

    words: str
    language: str
    translator: Translator

    @property
    def badge(self) -> str:
        """`Translated by a person` or `Translated by a machine`."""
        return str(self.translator.label)


def of(courses: Iterable[Course], *, language: str) -> dict[Course, Gloss]:
    """The glosses of these courses in one language, in one query; no query for no course."""
    wanted = set(courses)
    if not wanted:
        return {}
    rows = CourseGloss.objects.filter(
        language=language,
        organization__in={place for place, _subject, _number in wanted},
        number__in={number for _place, _subject, number in wanted},
    )
    found = {(row.organization_id, row.subject, row.number): row for row in rows}
    return {
        course: Gloss(row.words, row.language, Translator(row.translator))
        for course, row in found.items()
        if course in wanted
    }
