"""Pictures and words on paper."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.rungs import FACULTY_VALIDATED
from core.templatetags.icons import shapes

register = template.Library()


@register.simple_tag
def pdf_icon(name: str, words: str) -> SafeString:
    """One of our shapes with its words as spoken text, as a tagged PDF asks of every figure."""
    frame = (
        '<svg class="icon" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24" '
        'fill="none" stroke="#1b2440" color="#1b2440" stroke-width="1.75"><title>{}</title>{}</svg>'
    )
    return format_html(frame, words, shapes()[name])


@register.simple_tag
def mark_word() -> str:
    """The word of the legal mark."""
    return FACULTY_VALIDATED.word
