"""The portal's tests of itself: each passes on a sound portal, and each notices its own accident."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from config import selftest
from config.selftest import records, services
from core.clock import now
from core.models import SelfTest
from core.models.trust import SELF_TEST_WORDS
from credentials.services import lists
from credentials.standards.data_integrity import proofs
from credentials.standards.data_integrity.signing import LocalSigner
from tests.credentials import factories
from tests.support.worker import Worker

pytestmark = pytest.mark.django_db
RECORDS = ("sign", "tamper", "cancel")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "PATIENCE", 0.3)


def _run(*names: str) -> dict[str, tuple[str, str]]:
    """Name → outcome and detail of the rows that a run wrote."""
    kept = selftest.TESTS
    try:
        selftest.TESTS = {name: test for name, test in kept.items() if name in names or not names}
        return {test.name: (test.outcome, test.detail) for test in selftest.run()}
    finally:
        selftest.TESTS = kept


def _rows() -> dict[str, int]:
    """Table → number of rows, asked of the database itself."""
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        counted = {}
        for table in tables:
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            counted[table] = cursor.fetchone()[0]
    return counted


@pytest.mark.covers("U81")
def test_a_sound_portal_passes_and_each_result_is_a_row(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "PATIENCE", 2.0)
    with Worker.started():
        outcomes = _run()
        settings.CELERY_TASK_DEFAULT_QUEUE = "another-portal"
        of_another = _run("worker")["worker"][0]
    assert outcomes == dict.fromkeys(selftest.TESTS, ("passed", ""))
    assert of_another == "failed", "a worker that takes other jobs is no help"
    assert set(SelfTest.objects.values_list("name", flat=True)) == set(selftest.TESTS)


def test_a_run_leaves_nothing_but_its_rows() -> None:
    factories.award()  # what people have is there, so that a change of it would be seen
    before, files = _rows(), sorted(os.listdir(default_storage.location))  # type: ignore[attr-defined]
    _run("files", *RECORDS)
    after = _rows()
    assert {name: after[name] - before[name] for name in after if after[name] != before[name]} == {
        "core_selftest": 4
    }
    assert sorted(os.listdir(default_storage.location)) == files  # type: ignore[attr-defined]


def test_a_signature_by_another_key_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    stranger = Ed25519PrivateKey.generate()
    monkeypatch.setattr(LocalSigner, "sign", lambda signer, data: stranger.sign(data))
    assert _run("sign")["sign"] == ("failed", "a fresh record did not pass: content_changed")


def test_a_check_that_believes_everything_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs, "verifies", lambda *_: True)
    assert _run("tamper")["tamper"] == ("failed", "content_changed was not noticed: passed")


def test_a_cancellation_that_reaches_no_list_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "set_bit", lambda place: None)
    assert _run("cancel")["cancel"] == ("failed", "revoked was not noticed: passed")


def test_a_file_that_lies_open_on_the_disk_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.storage.seal", lambda plain, purpose: plain)
    assert _run("files")["files"] == ("failed", "the file lies open on the disk")


def test_a_lost_data_key_is_noticed(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Path.read_bytes

    def lose_the_key(path: Path) -> bytes:
        settings.PASSPORT_DATA_KEY = os.urandom(32)
        return kept(path)

    monkeypatch.setattr(Path, "read_bytes", lose_the_key)
    assert _run("files")["files"] == ("failed", "CannotUnseal")


def test_a_cache_that_forgets_is_noticed(settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert _run("cache")["cache"] == ("failed", "the cache forgot a value")


def test_a_database_that_refuses_is_noticed() -> None:
    def refuse(execute: Any, sql: str, *rest: Any) -> Any:
        if sql == "SELECT 1":
            raise psycopg.OperationalError("host 10.0.0.1 is away")
        return execute(sql, *rest)

    with connection.execute_wrapper(refuse):
        assert _run("database")["database"] == ("failed", "OperationalError")


def test_without_a_worker_the_queue_is_told_to_stand_still() -> None:
    assert _run("worker")["worker"] == ("failed", "no worker that takes our jobs answered")


@pytest.fixture
def somebody_signs() -> Iterator[None]:
    """Another connection holds the lock that each signing takes."""
    with psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None}) as other:
        other.execute("SELECT pg_advisory_xact_lock(hashtextextended('credentials.directory', 0))")
        yield


def test_a_portal_that_is_busy_signing_could_not_be_checked(
    somebody_signs: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "_LONGEST_WAIT", "50ms")
    assert _run(*RECORDS) == dict.fromkeys(RECORDS, ("could_not_check", "others were signing"))


@pytest.mark.covers("U81")
def test_the_trust_page_says_each_test_in_words(client: Client) -> None:
    assert set(selftest.TESTS) == set(SELF_TEST_WORDS)
    for name in selftest.TESTS:
        SelfTest.objects.create(name=name, outcome="passed")
    page = client.get(reverse("trust")).content.decode()
    assert [name for name, words in SELF_TEST_WORDS.items() if str(words) not in page] == []
    assert page.count("Passed") == len(selftest.TESTS)


@pytest.mark.covers("U81")
def test_an_old_pass_is_no_pass_and_an_old_failure_stays_one(client: Client) -> None:
    for name, outcome in (("cache", "passed"), ("sign", "failed")):
        SelfTest.objects.create(name=name, outcome=outcome)
    SelfTest.objects.update(created_at=now() - timedelta(hours=3))
    page = client.get(reverse("trust")).content.decode()
    assert ("Passed" in page, "Could not check" in page, "Failed" in page) == (False, True, True)


def test_old_good_news_is_thrown_away_and_bad_news_stays() -> None:
    for outcome in ("passed", "failed"):
        SelfTest.objects.create(name="cache", outcome=outcome)
    SelfTest.objects.update(created_at=now() - timedelta(days=91))
    _run("database")
    assert sorted(SelfTest.objects.values_list("name", "outcome")) == [
        ("cache", "failed"),
        ("database", "passed"),
    ]


def test_the_command_prints_a_row_each_and_ends_badly_when_one_failed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(CommandError, match="not passed: worker"):
        call_command("selftest")
    printed = capsys.readouterr().out
    assert [line.split()[3] for line in printed.splitlines()] == list(selftest.TESTS)


def test_one_broken_test_never_stops_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise RuntimeError("a name of a person")

    monkeypatch.setitem(selftest.TESTS, "database", broken)
    assert _run("database", "cache") == {"database": ("failed", "RuntimeError"), "cache": ("passed", "")}
