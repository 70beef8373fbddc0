"""This room's lines of history."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "skills.endorsed": _("{by} endorsed a skill on a course"),
    "skills.glossed": _("{by} translated the title of a course"),
}
