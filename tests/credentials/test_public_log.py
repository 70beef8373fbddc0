"""Every signing in public: a line for each, telling nothing about anybody, and provable by whoever holds the record."""

import hashlib
from datetime import UTC, datetime

import pytest
from django.db import Error, connection, transaction
from django.test import Client
from lxml import html

from credentials.models import IssuedCredential, LogEntry
from credentials.selectors import log
from credentials.services import log_heads, status
from credentials.standards import log_tree
from credentials.views import log as page_of_log
from tests.credentials import factories
from tests.support.queries import same_count_for_one_and_three

pytestmark = pytest.mark.django_db
WHERE = "/trust/log/"


def rows(client: Client, query: str = "") -> list[list[str]]:
    """The cells of the public table, newest line first."""
    page = html.fromstring(client.get(WHERE + query).content.decode())
    return [
        [" ".join(cell.text_content().split()) for cell in row]
        for row in page.xpath("//tr[starts-with(@id,'line-')]")
    ]


@pytest.mark.covers("S13")
def test_each_signing_and_each_cancellation_adds_one_public_line(client: Client) -> None:
    assert rows(client) == []
    award = factories.award()
    factories.award()
    status.cancel(award, reason="ended", by=None)
    assert [row[0] for row in rows(client)] == ["3", "2", "1"]
    assert IssuedCredential.objects.count() == 2


@pytest.mark.covers("S13")
def test_no_line_tells_who_what_or_by_whom(client: Client) -> None:
    award = factories.award(subject=factories.person(first_name="Amara", last_name="Reyes"))
    said = client.get(WHERE).content.decode()
    kept = (award.sha256, award.code, str(award.public_id), str(award.pk), award.source.name, award.title)
    assert [secret for secret in (*kept, "Amara", "Reyes", str(award.subject_id)) if secret in said] == []
    assert award.signing_key.name not in said  # whose key it was would tell how much a college signs
    assert bytes(award.log_entries.get().salt).hex() not in said


@pytest.mark.covers("S13")
def test_two_signings_of_the_same_bytes_have_marks_that_nobody_can_join(client: Client) -> None:
    award = factories.award()
    status.cancel(award, reason="ended", by=None)
    (_, _, first, _), (_, _, second, _) = rows(client)
    assert first != second


@pytest.mark.covers("S13")
def test_the_holder_proves_the_line_with_file_and_salt(client: Client) -> None:
    award = factories.award()
    page = html.fromstring(client.get(f"/credentials/{award.public_id}/").content.decode())
    code, mark = (code.text_content() for code in page.xpath("//details//code"))
    salt = code.partition("-")[2]
    file = bytes(award.document)
    proven = hashlib.sha256(bytes.fromhex(salt) + hashlib.sha256(file).digest()).hexdigest()
    assert proven == mark == rows(client)[0][2]
    other = hashlib.sha256(bytes.fromhex(salt) + hashlib.sha256(file + b" ").digest()).hexdigest()
    assert other != mark


@pytest.mark.covers("S13")
@pytest.mark.parametrize(
    "deed", ["update credentials_logentry set position = position + 9", "delete from credentials_logentry"]
)
def test_nobody_changes_or_removes_a_line_not_even_in_the_database(deed: str, client: Client) -> None:
    factories.award()
    before = rows(client)
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(deed)
    assert rows(client) == before


def test_the_hour_is_told_and_no_more() -> None:
    moment = datetime(2026, 11, 23, 14, 59, 58, tzinfo=UTC)
    data = log_tree.entry(moment, bytes(16), b"secret", bytes(32), bytes(32))
    assert log_tree.read(data).hour == datetime(2026, 11, 23, 14, tzinfo=UTC)
    with pytest.raises(ValueError, match="not an entry"):
        log_tree.read(data[:-1])


def test_a_long_log_has_pages(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_of_log, "PAGE", 2)
    for _ in range(3):
        factories.award()
    assert [row[0] for row in rows(client)] == ["3", "2"]
    assert [row[0] for row in rows(client, "?page=2")] == ["1"]
    assert [row[0] for row in rows(client, "?page=nonsense")] == ["3", "2"]


def test_the_page_asks_the_same_number_of_questions(client: Client) -> None:
    college = factories.college()
    same_count_for_one_and_three(lambda: factories.award(college), lambda: client.get(WHERE))


def test_the_trust_page_leads_there_in_both_languages(client: Client) -> None:
    assert 'href="/trust/log/"' in client.get("/trust/").content.decode()
    spanish = client.get("/es/trust/log/").content.decode()
    assert "Bitácora pública de firmas" in spanish
    assert LogEntry.objects.count() == 0


def said(client: Client, path: str) -> str:
    page = html.fromstring(client.get(path).content.decode())
    return " ".join(page.xpath("string(//main)").split())


@pytest.mark.covers("U80", "M7", "V-28")
def test_a_proof_code_returns_its_proof(client: Client) -> None:
    factories.award()
    award = factories.award()
    log_heads.sign()
    code = log.proofs(award)[0].code
    for typed in (code, f" {code.upper()} ", award.code.lower(), "2"):
        answer = client.get(WHERE, {"q": typed})
        assert (answer.status_code, answer["Location"]) == (302, f"{WHERE}2/"), typed
    words = said(client, f"{WHERE}2/")
    assert "This line stands in the log" in words
    assert "Seal 1, signed" in words
    assert log.line(LogEntry.objects.get(position=0)).leaf_hash in words  # the one other mark of its proof
    status.cancel(award, reason="ended", by=None)
    assert "2 lines belong to this record" in said(client, f"{WHERE}?q={award.code}")


@pytest.mark.covers("U80")
def test_what_is_no_code_is_said_kindly(client: Client) -> None:
    award = factories.award()
    salt = log.proofs(award)[0].salt
    for typed in (salt, f"2-{salt}", "1-" + "0" * 64, "0", "99", "'", "²", "x" * 300, "9" * 90):
        assert "No line fits" in said(client, f"{WHERE}?q={typed}"), typed
    for path in (f"{WHERE}2/", f"{WHERE}0/", f"{WHERE}{9**40}/"):
        assert client.get(path).status_code == 404


@pytest.mark.covers("U80", "M7")
def test_a_new_line_says_that_its_seal_is_still_to_come(client: Client) -> None:
    factories.award()
    assert "The next seal comes within ten minutes" in said(client, f"{WHERE}1/")
    assert "No seal yet" in said(client, f"{WHERE}seals/")


@pytest.mark.covers("U80", "M7", "V-28")
def test_a_changed_line_says_so_on_its_own_page(client: Client) -> None:
    factories.award()
    factories.award()
    log_heads.sign()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("update credentials_logentry set entry = set_byte(entry, 60, 7) where position = 1")
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    assert "does not fit its seal" in said(client, f"{WHERE}2/")
    assert "This line stands in the log" in said(client, f"{WHERE}1/")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("delete from credentials_logentry where position = 0")
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    assert "does not fit its seal" in said(client, f"{WHERE}2/")


@pytest.mark.covers("U80")
def test_the_history_of_seals_shows_a_chain_without_gaps(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_of_log, "SEALS", 2)
    for _ in range(3):
        factories.award()
        log_heads.sign()
    first, second = said(client, f"{WHERE}seals/"), said(client, f"{WHERE}seals/?page=2")
    assert (first.count("Follows"), second.count("The first"), first.count("Good")) == (2, 1, 2)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("delete from credentials_loghead where number = 2")
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    assert "Broken" in said(client, f"{WHERE}seals/")


def test_the_history_asks_the_same_number_of_questions(client: Client) -> None:
    factories.award()
    log_heads.sign()
    same_count_for_one_and_three(log_heads.sign, lambda: client.get(f"{WHERE}seals/"))
