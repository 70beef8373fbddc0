"""What the frame of every page needs: its address in each language, its places, its messages."""

from typing import Any

from django import template
from django.conf import settings
from django.core.paginator import Page
from django.http import HttpRequest, QueryDict
from django.utils.translation import get_language, get_language_info

from core.navigation import Place, first_address, places_for

register = template.Library()
_TONES = {"success": "good", "error": "bad", "warning": "care", "info": "calm", "debug": "neutral"}


@register.simple_tag
def language_links(request: HttpRequest | None) -> list[dict[str, Any]]:
    """This page in every language: native name and a real address that keeps the query."""
    path = request.get_full_path() if request else "/"
    return [
        {
            "code": code,
            "name": get_language_info(code)["name_local"].capitalize(),
            "url": in_language(path, code),
            "current": code == get_language(),
        }
        for code, _name in settings.LANGUAGES
    ]


def in_language(path: str, code: str) -> str:
    """The same path in another language: English has none in front, others their code."""
    for known, _name in settings.LANGUAGES:
        if path == f"/{known}" or path.startswith((f"/{known}/", f"/{known}?")):
            path = path[len(known) + 1 :] or "/"
            break
    return path if code == settings.LANGUAGE_CODE else f"/{code}{path}"


@register.simple_tag(takes_context=True)
def places(context: template.Context) -> list[Place]:
    """The places that this person's role works in."""
    request = context.get("request")
    return places_for(request) if request else []


@register.simple_tag
def address(*names: str) -> str:
    """The first of these URL names that exists; empty when none does."""
    return first_address(*names)


@register.simple_tag
def page_numbers(page: Page) -> list[int | str]:
    """The pages worth a link: first, last and those beside this one."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.simple_tag(takes_context=True)
def page_query(context: template.Context, name: str, number: int) -> str:
    """The present query with another page number."""
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    query[name] = str(number)
    return query.urlencode()


@register.filter
def headline(text: object) -> str:
    """The first sentence, for a title; a full stop at the end of a title is not printed."""
    first = str(text).partition(". ")[0]
    return first.removesuffix(".")


@register.filter
def remainder(text: object) -> str:
    """What follows the first sentence."""
    return str(text).partition(". ")[2]


@register.filter
def tone(message_tags: str) -> str:
    """The tone of a message of Django's messages framework."""
    return next((_TONES[tag] for tag in message_tags.split() if tag in _TONES), "calm")
