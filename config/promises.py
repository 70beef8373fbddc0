"""Promises, methods and accessibility results shown on the Trust page; each has the date of its last change."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

UPDATED = date(2026, 11, 22)


@dataclass(frozen=True)
class Card:
    """A short text with its date."""

    title: Any
    words: Any
    updated: date = UPDATED


PROMISES = (
    Card(
        _("You decide"), _("Nothing is shown to anyone until you share it. You can stop a share at any time.")
    ),
    Card(_("Free for you"), _("You never pay to see, share, check, download or delete your own records.")),
    Card(_("No holds"), _("A debt to a college never blocks your record here. State law says so.")),
    Card(
        _("No trackers"), _("Our pages ask no other company for anything. Nobody is told what you look at.")
    ),
    Card(_("No scores"), _("We show which skills are proven and by whom. We never give a person a score.")),
    Card(_("You can leave"), _("You can take everything with you, in files that others can read and check.")),
)

METHODS = (
    Card(
        _("How a record is checked"),
        _("Five checks, each with its own answer. Missing facts never show as good."),
    ),
    Card(
        _("How skills are suggested"),
        _("A list of known courses and phrases. Suggested skills say that nobody assessed them."),
    ),
    Card(
        _("How people are found"),
        _("Only people who switched it on. Ordered by how many listed skills have proof."),
    ),
)

ACCESSIBILITY = (
    Card(
        _("Built to WCAG 2.2, level AA"),
        _("Every page is tested by machine in both languages, at two sizes, at each change."),
    ),
    Card(
        _("Keyboard and screen reader"),
        _("The main tasks run by keyboard alone in our tests. Status words are read aloud."),
    ),
)
