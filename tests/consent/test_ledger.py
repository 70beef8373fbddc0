"""The learner's ledger: only its learner reads it, and no line of it can be changed unseen."""

from typing import Any

import pgtrigger
import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from consent.items import Item
from consent.models import Ledger, LedgerLine
from consent.services import ledger
from tests.accounts.factories import PersonFactory
from tests.consent.factories import Cast

CHAIN = (
    "consent.LedgerLine:append_only",
    "consent.LedgerLine:chain_stays",
    "consent.LedgerLine:body_only_erased",
)


def look(cast: Cast, what: str = "phone") -> None:
    ledger.record(
        cast.learner,
        who=cast.navigator.person,
        role="case_manager",
        organization=cast.cbo,
        purpose="intake_prefill",
        items=[Item("intake_field", what)],
    )


@pytest.fixture
def three(cast: Cast) -> Cast:
    for what in ("phone", "work", "skills"):
        look(cast, what)
    return cast


def test_the_learner_reads_who_looked_at_what_and_why(three: Cast) -> None:
    newest = ledger.read(three.learner, by=three.learner)[0]
    assert (newest.seq, newest.who, newest.organization) == (3, str(three.navigator.person), "Open Door")
    assert (newest.purpose, newest.channel, newest.allowed) == ("intake_prefill", "screen", True)
    assert [item["id"] for item in newest.items] == ["skills"]


@pytest.mark.parametrize("who", ["navigator", "registrar", "stranger", "administrator", "nobody"])
def test_nobody_else_reads_it(three: Cast, who: str) -> None:
    administrator = PersonFactory(is_staff=True, is_superuser=True)
    people = {
        "navigator": three.navigator.person,
        "registrar": three.registrar.person,
        "stranger": three.stranger,
        "administrator": administrator,
        "nobody": None,
    }
    with pytest.raises(PermissionDenied):
        ledger.read(three.learner, by=people[who])


@pytest.mark.covers("S8")
def test_a_dump_of_the_database_cannot_tell_who_looked_at_what(three: Cast) -> None:
    """C-13: the rows of the ledger as a thief would read them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT t::text FROM consent_ledgerline t")
        dump = " ".join(row[0] for row in cursor.fetchall())
        cursor.execute("SELECT t::text FROM consent_ledger t")
        dump += " ".join(row[0] for row in cursor.fetchall())
    told = [str(three.navigator.person), str(three.navigator.person_id), str(three.cbo.pk), "Open Door"]
    for plain in [*told, "intake_prefill", "phone", "skills", "case_manager"]:
        assert plain not in dump
        assert plain.encode().hex() not in dump


def test_a_whole_chain_verifies(three: Cast) -> None:
    assert ledger.verify(three.learner) == ledger.ChainVerdict(whole=True)


SWAP = """
    UPDATE consent_ledgerline a
    SET prev_hash = b.prev_hash, line_hash = b.line_hash, commitment = b.commitment, sealed_body = b.sealed_body
    FROM consent_ledgerline b WHERE a.seq + b.seq = 3 AND a.ledger_id = b.ledger_id
"""


def _tamper(sql: str, *values: Any) -> None:
    with pgtrigger.ignore(*CHAIN), connection.cursor() as cursor:
        cursor.execute(sql, values)


@pytest.mark.parametrize(
    "sql, seq, reason",
    [
        ("UPDATE consent_ledgerline SET day = day - 1 WHERE seq = 2", 2, "altered"),
        ("UPDATE consent_ledgerline SET sealed_body = sealed_body || 'x'::bytea WHERE seq = 2", 2, "altered"),
        ("DELETE FROM consent_ledgerline WHERE seq = 2", 2, "missing"),
        ("DELETE FROM consent_ledgerline WHERE seq = 3", 3, "missing"),
        (
            SWAP,
            1,
            "swapped",
        ),
    ],
    ids=["altered day", "altered body", "missing", "missing tail", "swapped"],
)
def test_verify_names_the_first_broken_line(three: Cast, sql: str, seq: int, reason: str) -> None:
    """C-10."""
    _tamper(sql)
    assert ledger.verify(three.learner) == ledger.ChainVerdict(False, seq, reason)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE consent_ledgerline SET day = day - 1",
        "UPDATE consent_ledgerline SET sealed_body = 'x'::bytea",
        "DELETE FROM consent_ledgerline",
        "UPDATE consent_ledger SET public_key = 'x'::bytea",
        "DELETE FROM consent_ledger",
    ],
)
def test_the_database_refuses_to_rewrite_it(three: Cast, sql: str) -> None:
    with pytest.raises(Exception, match="Cannot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_after_erasing_the_chain_verifies_and_the_content_is_gone(three: Cast) -> None:
    with pytest.raises(PermissionDenied):
        ledger.erase(three.learner, by=three.navigator.person)
    assert ledger.erase(three.learner, by=three.learner) == 3
    assert ledger.read(three.learner, by=three.learner) == []
    assert ledger.verify(three.learner).whole
    assert not LedgerLine.objects.of(three.learner).filter(sealed_body__isnull=False).exists()
    look(three)
    assert [line.seq for line in ledger.read(three.learner, by=three.learner)] == [4]


def test_a_line_cannot_be_moved_into_another_ledger(three: Cast) -> None:
    other = Cast()
    look(other)
    _tamper(
        "UPDATE consent_ledgerline a SET sealed_body = b.sealed_body FROM consent_ledgerline b "
        "WHERE a.seq = 1 AND b.seq = 1 AND a.ledger_id <> b.ledger_id"
    )
    assert ledger.verify(three.learner).seq == 1


def test_a_line_carries_no_time_of_its_own(three: Cast) -> None:
    """A version 7 id would tell the millisecond of each look."""
    assert {line.pk.version for line in LedgerLine.objects.of(three.learner)} == {4}
    assert {Ledger.objects.get(learner=three.learner).pk.version} == {4}
