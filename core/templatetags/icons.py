"""Pictures and attributes for components."""

from functools import cache
from pathlib import Path

from django import template
from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from lxml import etree

register = template.Library()
SPRITE = Path("icons/sprite.svg")


@cache
def shapes() -> dict[str, SafeString]:
    """Every picture of our sprite by name: the drawing only, without its frame."""
    root = etree.parse(str(Path(settings.STATICFILES_DIRS[0]) / SPRITE)).getroot()
    return {str(symbol.get("id")): _drawing(symbol) for symbol in root.iterfind("{*}symbol")}


def _drawing(symbol: etree._Element) -> SafeString:
    parts = [etree.tostring(child, encoding="unicode", with_tail=False) for child in symbol]
    return mark_safe("".join(parts).replace(' xmlns="http://www.w3.org/2000/svg"', ""))  # our own file


@register.simple_tag
def icon(name: str, label: str = "", size: str = "") -> SafeString:
    """Draw one picture inside the page, so that it prints, and lives in a PDF, without another request.

    With `label` it has a name of its own; without, it is decoration beside words. Raises KeyError for no such picture.
    """
    spoken = format_html('role="img" aria-label="{}"', label) if label else mark_safe('aria-hidden="true"')
    kind = "icon icon-large" if size == "large" else "icon"
    frame = '<svg class="{}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" width="24" height="24" focusable="false" {}>{}</svg>'
    return format_html(frame, kind, spoken, shapes()[name])


@register.simple_tag
def rest(attrs: object) -> SafeString:
    """Attributes that a component does not name itself, escaped; cotton's own `{{ attrs }}` does not escape."""
    left = attrs.attrs_dict() if hasattr(attrs, "attrs_dict") else {}
    return format_html_join(
        "", " {}{}", ((name, _value(value)) for name, value in left.items() if value not in (False, None))
    )


def _value(value: object) -> SafeString:
    return mark_safe("") if value is True else format_html('="{}"', value)
