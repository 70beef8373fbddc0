"""Who stands behind a line: five rungs and one legal mark, the same in page, PDF, CSV, API and search (U3)."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Rung(models.TextChoices):
    """The claim ladder, weakest first; `label` is the word that readers see beside the shape."""

    YOU_ADDED = "you_added", _("You added")
    VOUCHED = "vouched", _("Someone vouches")
    DOCUMENT_SEEN = "document_seen", _("Document seen")
    SIGNED = "signed", _("Signed by source")
    SIGNED_ASSESSED = "signed_assessed", _("Signed + assessed")

    @property
    def word(self) -> str:
        """The word beside the shape, in the reader's language."""
        return str(self.label)

    @property
    def meaning(self) -> str:
        """One line that says what the rung promises, in the reader's language."""
        return str(_MEANINGS[self])

    @property
    def icon(self) -> str:
        """Name of the shape in static/icons/sprite.svg; each rung has its own form, not only its own colour."""
        return "rung-" + self.value.replace("_", "-")

    @property
    def order(self) -> int:
        """1 (weakest) to 5 (strongest)."""
        return list(Rung).index(self) + 1


_MEANINGS = {
    Rung.YOU_ADDED: _("You wrote this. Nobody has checked it."),
    Rung.VOUCHED: _("A named person says this is true."),
    Rung.DOCUMENT_SEEN: _("Staff looked at the paper or file."),
    Rung.SIGNED: _("The organization that gave it signed it."),
    Rung.SIGNED_ASSESSED: _("The organization signed it and tested you on it."),
}


@dataclass(frozen=True)
class Mark:
    """A mark that stands beside a rung, never instead of one."""

    value: str
    label: Promise
    explained: Promise
    icon: str

    @property
    def word(self) -> str:
        return str(self.label)

    @property
    def meaning(self) -> str:
        return str(self.explained)


#: Ed. Code 78093.1(f): only a faculty discipline review group's formal decision may carry this word.
FACULTY_VALIDATED = Mark(
    value="faculty_validated",
    label=_("Faculty-validated"),
    explained=_("A group of college faculty in this field made a formal decision."),
    icon="mark-faculty-validated",
)
