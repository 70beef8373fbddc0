"""The frame of every page: languages, help, notice, weight, and pages for errors."""

import gzip
import re
from types import SimpleNamespace

import pytest
from django.contrib.staticfiles import finders
from django.core.cache import cache
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation

from core.errors import Cause, PortalError
from core.navigation import places_for
from core.templatetags.pages import in_language
from core.views import errors
from tests.look import house

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path, language, there",
    [
        ("/gallery/?page=2", "es", "/es/gallery/?page=2"),
        ("/es/gallery/", "en", "/gallery/"),
        ("/es/gallery/", "es", "/es/gallery/"),
        ("/es", "en", "/"),
        ("/essays/", "en", "/essays/"),
    ],
)
def test_a_page_has_an_address_in_each_language(path: str, language: str, there: str) -> None:
    assert in_language(path, language) == there


@pytest.mark.covers("U21", "L55")
def test_languages_stand_by_their_own_names_on_every_page(client: Client) -> None:
    html = client.get("/es/gallery/records/?a=1").content.decode()
    links = re.findall(r'<a href="([^"]+)" lang="(\w+)"[^>]*>([^<]+)</a>', html)
    assert links == [
        ("/gallery/records/?a=1", "en", "English"),
        ("/es/gallery/records/?a=1", "es", "Español"),
    ]


def test_the_portal_says_that_it_is_a_demonstration(client: Client) -> None:
    html = client.get("/gallery/").content.decode()
    assert "independent demonstration" in html
    assert not re.search(r"official website|CA\.gov|State seal", html, re.IGNORECASE)


def _seen_by(role: str | None, *, signed_in: bool = True) -> set[str]:
    request = RequestFactory().get("/trust/")
    request.user = SimpleNamespace(is_authenticated=signed_in)  # type: ignore[assignment]
    request.acting = SimpleNamespace(role=role) if role else None  # type: ignore[attr-defined]
    return {place.url for place in places_for(request)}


def test_each_role_sees_its_own_places() -> None:
    assert reverse("passport:home") in _seen_by(None)
    assert reverse("passport:home") not in _seen_by("registrar")
    assert reverse("passport:home") not in _seen_by(None, signed_in=False)
    assert reverse("trust") in _seen_by(None, signed_in=False)
    assert reverse("credit:queue") in _seen_by("discipline_faculty")
    assert reverse("credit:queue") not in _seen_by("recruiter")
    assert reverse("casework:home") in _seen_by("case_manager")
    assert (
        len(
            {
                frozenset(_seen_by(role))
                for role in (None, "registrar", "recruiter", "case_manager", "state_admin")
            }
        )
        == 5
    )


@pytest.mark.covers("U9")
def test_the_first_view_is_light(client: Client) -> None:
    html = client.get("/gallery/records/").content
    assets = re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js|svg))"', html.decode())
    weights = {name: len(gzip.compress(_bytes(name))) for name in assets}
    css = sum(weight for name, weight in weights.items() if name.endswith(".css"))
    assert len(weights) >= 10
    assert css <= 35 * 1024, weights
    assert sum(weights.values()) + len(gzip.compress(html)) <= 150 * 1024, weights


def _bytes(name: str) -> bytes:
    plain = re.sub(r"\.[0-9a-f]{12}(?=\.\w+$)", "", name)
    found = finders.find(plain)
    assert isinstance(found, str), name
    with open(found, "rb") as file:
        return file.read()


def test_the_policy_allows_nothing_inline(client: Client) -> None:
    answer = client.get("/gallery/")
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert not re.findall(
        r"https?://(?!127\.0\.0\.1|localhost|www\.w3\.org)[\w.-]+/[^\"]*\.(?:js|css|woff2?)",
        answer.content.decode(),
    )


@pytest.mark.covers("U6", "U5")
@pytest.mark.parametrize("cause", Cause)
@pytest.mark.parametrize("language", ["en", "es"])
def test_an_error_names_its_cause_and_a_code(cause: Cause, language: str) -> None:
    error = PortalError("file.unreadable", cause, "Save the file again.", reference="row 9 of Ana's file")
    request = RequestFactory().get("/")
    request.user = SimpleNamespace(is_authenticated=False)  # type: ignore[assignment]
    with translation.override(language):
        html = render_to_string("errors/portal.html", {"error": error}, request)
        assert cause.words in html
    code = re.search(r'id="help-code">(\w+)<', html)
    assert code is not None
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{8}", code[1])
    assert "Ana" not in html


@pytest.mark.covers("U6")
def test_a_wrong_address_leads_on(client: Client) -> None:
    answer = client.get("/nothing/here/")
    assert answer.status_code == 404
    assert "data-help" in answer.content.decode()
    assert 'class="button"' in answer.content.decode()


class Broken:
    """A person whose row cannot be read."""

    @property
    def is_authenticated(self) -> bool:
        raise RuntimeError("the database is away")


@pytest.mark.covers("U6")
def test_our_own_fault_is_told_even_when_nothing_works() -> None:
    request = RequestFactory().get("/passport/")
    request.user = Broken()  # type: ignore[assignment]
    answer = errors.server_error(request)
    assert answer.status_code == 500
    assert "Our fault" in answer.content.decode()
    assert 'id="help-code"' in answer.content.decode()


def test_a_form_with_problems_comes_back_with_all_that_was_typed(client: Client) -> None:
    cache.clear()
    answer = client.post("/gallery/forms/send/", {"name": "Ana María", "email": "ana@"})
    assert answer.status_code == 422
    assert 'value="Ana María"' in answer.content.decode()


@pytest.mark.covers("U17", "U12")
def test_the_layers_hold_forced_colours_motion_and_paper() -> None:
    css = "".join(
        path.read_text()
        for path in sorted((house.ROOT / "static/css").glob("*.css"))
        if path.name != "pdf.css"
    )
    for rule in (
        "forced-colors: active",
        "prefers-reduced-motion: reduce",
        "prefers-color-scheme: dark",
        "@media print",
    ):
        assert rule in css
    assert not re.search(
        r"(?:margin|padding|border)-(?:left|right)\b|\b(?:left|right):|text-align:\s*(?:left|right)", css
    )
