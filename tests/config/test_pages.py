"""The front door, help, trust, errors and the doors for machines."""

import re
from datetime import timedelta

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from core.clock import now
from core.models import DataSet, Incident, SelfTest

pytestmark = pytest.mark.django_db
LANGUAGES = ["", "/es"]


@pytest.mark.parametrize("prefix", LANGUAGES)
@pytest.mark.parametrize(
    "name", ["welcome", "help", "trust", "benefits:index", "skills:index", "account_login", "account_signup"]
)
def test_public_pages_open_in_both_languages(client: Client, prefix: str, name: str) -> None:
    answer = client.get(prefix + reverse(name))
    assert answer.status_code == 200
    assert f'<html lang="{"es" if prefix else "en"}"' in answer.content.decode()


@pytest.mark.covers("U9")
def test_every_answer_has_a_strict_policy_and_names_no_other_host(client: Client) -> None:
    answer = client.get("/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "camera=(self)" in answer["Permissions-Policy"]
    assert "microphone=()" in answer["Permissions-Policy"]
    loaded = re.findall(r'(?:src|href)="(https?://[^"]+)"', answer.content.decode())
    assert [url for url in loaded if not url.startswith("http://127.0.0.1:8000")] == []


@pytest.mark.covers("U6")
@pytest.mark.parametrize("prefix, cause", [("", "Your file"), ("/es", "Su archivo")])
def test_an_unknown_address_says_whose_fault_it_is_with_a_code(
    client: Client, prefix: str, cause: str
) -> None:
    answer = client.get(f"{prefix}/nothing/here/")
    page = answer.content.decode()
    assert answer.status_code == 404
    assert re.search(r"\b[0-9A-HJKMNP-TV-Z]{4}-?[0-9A-HJKMNP-TV-Z]{4}\b", page)


@pytest.mark.covers("U81")
def test_each_item_of_the_trust_page_shows_its_last_update(client: Client) -> None:
    SelfTest.objects.create(name="database", outcome="passed")
    DataSet.objects.create(code="x", name="Some facts", source="Somewhere", vintage="2026", rows=3)
    moment = now()
    Incident.objects.create(
        title="Slow",
        title_es="Lento",
        story="It was slow.",
        story_es="Fue lento.",
        began_at=moment,
        ended_at=moment,
    )
    page = client.get(reverse("trust")).content.decode()
    for words in ("Some facts", "It was slow.", "You decide", "The database answers"):
        assert words in page
    cards = page.count("<dt>") + page.count("<article") + page.count('<th scope="row">')
    assert page.count("Last update") >= cards > 10


@pytest.mark.covers("U81")
def test_a_failed_self_test_is_visible_and_first(client: Client) -> None:
    SelfTest.objects.create(name="cache", outcome="passed")
    SelfTest.objects.create(name="tamper", outcome="failed", detail="AssertionError")
    page = client.get(reverse("trust")).content.decode()
    assert "Failed" in page
    assert page.index("A changed record fails") < page.index("The short-term store")


@pytest.mark.covers("U81")
def test_only_the_newest_run_of_a_test_counts(client: Client) -> None:
    old = SelfTest.objects.create(name="cache", outcome="failed")
    SelfTest.objects.filter(pk=old.pk).update(created_at=now() - timedelta(hours=2))
    SelfTest.objects.create(name="cache", outcome="passed")
    assert "Failed" not in client.get(reverse("trust")).content.decode()


def test_machines_learn_that_the_portal_lives_and_is_ready(client: Client) -> None:
    assert client.get("/healthz").content == b"ok\n"
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["checks"]) == (200, {"database": True, "cache": True})


def test_metrics_are_for_the_own_network_only(client: Client) -> None:
    assert client.get("/metrics").status_code == 200
    assert client.get("/metrics", REMOTE_ADDR="8.8.8.8").status_code == 404


def test_robots_keep_out_of_shares(client: Client) -> None:
    assert "Disallow: /s/" in client.get("/robots.txt").content.decode()
    assert "<loc>" in client.get("/sitemap.xml").content.decode()
    assert "Contact:" in client.get("/.well-known/security.txt").content.decode()


def test_tests_read_the_files_of_the_checkout_whatever_was_collected_before(client: Client) -> None:
    page = client.get(reverse("help")).content.decode()
    sheets = re.findall(r'href="/static/(css/[^"]+)"', page)
    assert sheets
    assert [sheet for sheet in sheets if finders.find(sheet) is None] == []
