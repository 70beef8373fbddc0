"""Facts of a record in templates."""

from django import template

from credentials.words import shown

register = template.Library()


@register.filter
def plain_date(value: object) -> str:
    """An ISO date in the reader's format; anything else as it is."""
    return shown(str(value))
