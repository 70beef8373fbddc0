"""The claim ladder in templates."""

from django import template

from core.rungs import FACULTY_VALIDATED, Mark, Rung

register = template.Library()


@register.simple_tag
def rung_of(value: str | Rung) -> Rung:
    """The rung with its word, meaning and icon. Raises ValueError for a value outside the ladder."""
    return Rung(value)


@register.simple_tag
def every_rung() -> list[Rung]:
    """The ladder, weakest first."""
    return list(Rung)


@register.simple_tag
def faculty_mark() -> Mark:
    """The legal mark of Ed. Code 78093.1(f)."""
    return FACULTY_VALIDATED
