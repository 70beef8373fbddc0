"""Anyone may hold the log to account: the monitor script, run as a stranger would run it (M7, V-28)."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from credentials.models import LogEntry, LogHead
from credentials.selectors import log
from credentials.services import log as appending
from credentials.services import log_heads
from credentials.standards import log_tree
from tests.credentials import factories

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.covers("M7", "V-28")]
SCRIPT = Path(__file__).parents[2] / "examples" / "monitor.py"


class Monitor:
    """A person with the script, an address and a file of what was seen before."""

    def __init__(self, origin: str, folder: Path) -> None:
        self.origin, self.folder = origin, folder

    def visit(self, *more: str) -> tuple[int, str]:
        state = self.folder / "log.json"
        command = [sys.executable, "-I", str(SCRIPT), self.origin, "--state", str(state), *more]
        ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603
        return ended.returncode, ended.stdout + ended.stderr


@pytest.fixture
def monitor(live_server: Any, tmp_path: Path) -> Monitor:
    return Monitor(live_server.url, tmp_path)


@pytest.fixture
def award() -> Any:
    made = factories.award()
    appending.append_many([made] * 1_200, deed="signed")
    log_heads.sign()
    return made


def attack(*deeds: tuple[str, list[Any]]) -> None:
    """What the owner of the database could do with its triggers switched off."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        for deed, values in deeds:
            cursor.execute(deed, values)
        cursor.execute("SET session_replication_role = DEFAULT")


def test_a_log_that_only_grows_is_well(monitor: Monitor, award: Any) -> None:
    code, said = monitor.visit()
    assert (code, "1201 lines, head 2" in said, "All is well." in said) == (0, True, True), said
    appending.append_many([award] * 5, deed="signed")
    log_heads.sign()
    code, said = monitor.visit()
    assert (code, "1206 lines" in said, "5 new" in said) == (0, True, True), said


def test_a_changed_row_is_named(monitor: Monitor, award: Any) -> None:
    assert monitor.visit()[0] == 0
    forged = log_tree.entry(award.signed_at, bytes(16), b"thief", bytes(32), bytes(32))
    change = "update credentials_logentry set entry = %s, leaf_hash = %s where position in (300, 301)"
    attack((change, [forged, log_tree.leaf_hash(forged)]))
    code, said = monitor.visit()
    assert (code, "CHANGED: lines 301 to 302 " in said) == (1, True), said
    assert monitor.visit()[0] == 1  # what was seen before stays the measure


def test_a_deleted_row_is_named(monitor: Monitor, award: Any) -> None:
    assert monitor.visit()[0] == 0
    attack(("delete from credentials_logentry where position between 700 and 709", []))
    code, said = monitor.visit()
    assert (code, "CHANGED: lines 701 to 710 " in said) == (1, True), said


def test_a_stranger_who_never_came_before_misses_it_too(monitor: Monitor, award: Any) -> None:
    attack(("delete from credentials_logentry where position = 7", []))
    code, said = monitor.visit()
    assert (code, "CHANGED: lines 8 to 8 " in said) == (1, True), said


def test_a_log_that_was_cut_and_signed_anew_is_found_out(monitor: Monitor, award: Any) -> None:
    """Whoever holds the signing key as well can make new heads, and still not the ones that were seen."""
    assert monitor.visit()[0] == 0
    attack(
        ("delete from credentials_loghead", []),
        ("delete from credentials_lognode", []),
        ("delete from credentials_logentry where position >= 1190", []),
    )
    log_heads.sign()
    assert LogHead.objects.get().tree_size == LogEntry.objects.count() == 1_190
    code, said = monitor.visit()
    assert (code, "CHANGED: lines 1191 to 1201 " in said) == (1, True), said
    assert "CHANGED: the heads after number 2" in said


def test_an_organization_counts_its_own_lines_with_its_secret(
    monitor: Monitor, award: Any, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(f"Keep this to yourself.\n{log.secret_of(award.source_id).hex()}\n")
    factories.award()  # somebody else's
    log_heads.sign()
    code, said = monitor.visit("--secret", str(secret))
    assert (code, "1201 lines are yours" in said) == (0, True), said
    unordered = factories.award(award.source)
    log_heads.sign()
    _code, said = monitor.visit("--secret", str(secret))
    number = unordered.log_entries.get().position + 1
    assert f"1202 lines are yours; new: [{number}]" in said
