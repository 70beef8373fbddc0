"""The portal's tests of itself: each passes on a sound portal, and each notices its own accident."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from celery.schedules import crontab
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from config import selftest
from config.selftest import records, restoring, services
from config.tasks import self_test
from config.timetable import TIMETABLE
from core.clock import now
from core.models import SelfTest
from core.models.trust import SELF_TEST_WORDS
from credentials.custody.sealed import SealedCustody
from credentials.services import lists
from credentials.standards.data_integrity import proofs
from passport.selectors import proofs as proofs_of_lines
from passport.services import sharing
from tests.credentials import factories
from tests.support.worker import Worker

pytestmark = pytest.mark.django_db
RECORDS = ("sign", "tamper", "cancel", "share", "export", "restore")


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
        "core_selftest": 7
    }
    assert sorted(os.listdir(default_storage.location)) == files  # type: ignore[attr-defined]


def test_a_signature_by_another_key_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    stranger = Ed25519PrivateKey.generate()
    monkeypatch.setattr(SealedCustody, "sign", lambda custody, label, handle, data: stranger.sign(data))
    assert _run("sign")["sign"] == ("failed", "a fresh record did not pass: content_changed")


def test_a_check_that_believes_everything_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs, "_fits", lambda *_: True)
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


def test_a_share_that_never_ends_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "stop", lambda share, by: share)
    assert _run("share")["share"] == ("failed", "a stopped share still opened")


def test_an_export_that_forgets_the_signed_file_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofs_of_lines, "document_of", lambda line: None)
    assert _run("export")["export"] == ("failed", "the signed record is not in the file")


def test_a_copy_that_comes_back_changed_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    copy_in = restoring._copy_in

    def forget_a_name(model: Any, rows: bytes) -> None:
        copy_in(model, rows.replace(b"Self-test", b"Self-tost"))

    monkeypatch.setattr(restoring, "_copy_in", forget_a_name)
    assert _run("restore")["restore"] == ("failed", "what came back is not what was copied")


def test_a_copy_that_was_never_taken_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(restoring, "_copy_in", lambda model, rows: None)
    assert _run("restore")["restore"][0] == "failed"


@pytest.mark.covers("M24", "S19", "V-37")
def test_broken_cancellation_turns_the_page_red_and_stays_in_the_history(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """V-37."""
    with monkeypatch.context() as accident:
        accident.setattr(lists, "set_bit", lambda place: None)
        self_test()
    page = client.get("/trust/tests/").content.decode()
    words = str(SELF_TEST_WORDS["cancel"])
    assert 'data-standing="failed"' in page
    assert page.index(words) < page.index(str(SELF_TEST_WORDS["sign"])), "what failed stands first"
    self_test()
    page = client.get("/trust/tests/").content.decode()
    failures = page.split('id="failures"')[1]
    assert words in failures
    assert "revoked was not noticed" in failures
    assert client.get("/trust/tests/cancel/").content.decode().count("<tr>") == 3


@pytest.mark.covers("S19", "M24", "L58")
def test_each_step_of_the_promise_has_its_time_and_result(client: Client) -> None:
    """Issue, hold and present, check, cancel, export: last run, result and how long it took."""
    _run("sign", "share", "tamper", "cancel", "export", "restore")
    page = client.get("/trust/tests/").content.decode()
    for name in ("sign", "share", "tamper", "cancel", "export", "restore"):
        assert f'data-test="{name}"' in page
    assert page.count("Passed") >= 6
    assert " ms" in page


def test_the_portal_tests_itself_every_hour() -> None:
    assert TIMETABLE["self-test"] == {"task": "config.tasks.self_test", "schedule": crontab(minute=7)}


def test_history_is_paged_and_a_test_that_never_was_is_not_found(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    SelfTest.objects.bulk_create(SelfTest(name="cache", outcome="failed", milliseconds=n) for n in range(60))
    with django_assert_max_num_queries(6):
        first = client.get("/trust/tests/cache/").content.decode()
    second = client.get("/trust/tests/cache/?page=2").content.decode()
    assert (first.count("<tr>"), second.count("<tr>")) == (51, 11)
    assert client.get("/trust/tests/nothing/").status_code == 404
