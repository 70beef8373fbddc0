"""Signed heads: they chain without gaps, and none is signed over a changed log (U80, M7)."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from django.db import Error, connection, transaction
from django.test import Client

from config import selftest
from core.clock import now
from credentials import tasks
from credentials.errors import LogChanged
from credentials.models import LogEntry, LogHead, LogNode, SigningKey
from credentials.selectors import log, log_audit, log_nodes, log_proofs
from credentials.selectors.documents import did_document
from credentials.services import log as appending
from credentials.services import log_heads, receipts, status, verification
from credentials.standards import log_tree
from credentials.standards.log_tree import checking, heads, shape
from credentials.standards.public_keys import PublicKey
from credentials.standards.verdict import State
from tests.credentials import factories

pytestmark = pytest.mark.django_db


@contextmanager
def attacker() -> Iterator[None]:
    """Whoever owns the database may switch its triggers off."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


def many(number: int) -> None:
    """Entries of one record: enough of them for nodes and heads, without signing so many records."""
    appending.append_many([factories.award()] * number, deed="signed")


@pytest.mark.covers("U80", "M7", "V-28")
def test_heads_chain_without_gaps_and_each_is_the_beginning_of_the_next() -> None:
    for count in (1, 3, 0, 300):
        if count:
            many(count)
        tasks.sign_log_head()
    rows = list(LogHead.objects.order_by("number"))
    assert [row.number for row in rows] == [1, 2, 3, 4]
    for before, after in zip(rows, rows[1:], strict=False):
        assert heads.follows(after.document, before.document)
        proof = log_nodes.tree(after.tree_size).consistency(before.tree_size)
        size = (before.tree_size, after.tree_size)
        assert checking.grew(*size, bytes(before.root), bytes(after.root), proof)
    assert not heads.follows(rows[3].document, rows[1].document)


@pytest.mark.covers("U80")
def test_a_head_is_signed_by_the_key_of_the_log_that_the_portal_publishes() -> None:
    factories.award()
    head = log_heads.sign()
    assert head is not None
    methods = {one["id"]: one for one in did_document(None)["verificationMethod"]}
    key = PublicKey.of_multikey(methods[head.document["key"]]["publicKeyMultibase"])
    assert heads.is_signed(head.document, key)
    assert not heads.is_signed(head.document | {"tree_size": 9}, key)
    assert SigningKey.objects.get(pk=head.signing_key_id).purpose == "log"
    assert heads.read(head.document).size == 1
    assert head.sha256 == heads.digest(head.document)


def test_an_empty_log_has_no_head() -> None:
    assert tasks.sign_log_head() is None
    assert (LogHead.objects.count(), log.newest_head()) == (0, None)


@pytest.mark.covers("U80")
def test_a_thousand_entries_bring_a_head_at_once() -> None:
    many(998)
    assert LogHead.objects.count() == 0  # the award itself is one line more
    many(1)
    assert LogHead.objects.get().tree_size == 1_000


@pytest.mark.covers("M7")
def test_what_is_remembered_is_what_the_lines_give() -> None:
    many(300)
    many(300)
    assert list(LogNode.objects.values_list("level", "index")) == [(8, 0), (8, 1)]
    leaves = [
        bytes(leaf) for leaf in LogEntry.objects.order_by("position").values_list("leaf_hash", flat=True)
    ]
    assert bytes(LogNode.objects.get(index=1).hash) == shape.fold(leaves[256:512])
    assert log_nodes.made(8, 1) == bytes(LogNode.objects.get(index=1).hash)
    assert log_audit.first_change() is None


def test_a_log_from_before_there_were_nodes_is_read_from_its_lines() -> None:
    many(600)
    root = log_nodes.tree().root()
    with attacker():
        LogNode.objects.all()._raw_delete("default")
    assert log_nodes.tree().root() == root
    many(200)
    assert LogNode.objects.count() == 3


@pytest.mark.covers("M7")
@pytest.mark.parametrize("table", ["credentials_loghead", "credentials_lognode", "credentials_logentry"])
@pytest.mark.parametrize("deed", ["update {} set created_at = now()", "delete from {}"])
def test_the_database_refuses_to_change_what_was_logged(table: str, deed: str) -> None:
    many(300)
    log_heads.sign()
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(deed.format(table))


@pytest.mark.covers("M7", "V-28")
def test_no_head_is_signed_over_a_changed_line() -> None:
    many(600)
    log_heads.sign()
    with attacker():
        LogEntry.objects.filter(position=580).update(leaf_hash=bytes(32))
    with pytest.raises(LogChanged) as refused:
        log_heads.sign()
    assert (refused.value.first, refused.value.end) == (580, 581)
    assert LogHead.objects.count() == 1


@pytest.mark.covers("M7", "V-28")
def test_the_audit_names_what_was_done() -> None:
    many(600)
    log_heads.sign()
    for deed, where in (("swap", (256, 512)), ("cut", (600, 601)), ("hole", (7, 8))):
        with attacker():
            if deed == "swap":
                forged = b"\x01" + bytes(log_tree.LENGTH - 1)
                row = LogEntry.objects.filter(position=300)
                row.update(entry=forged, leaf_hash=log_tree.leaf_hash(forged))
            else:
                LogEntry.objects.filter(position=600 if deed == "cut" else 7)._raw_delete("default")
        found = log_audit.first_change()
        # The first one is named: the swapped line stands before the one that was cut off.
        assert found == ((256, 512) if deed == "cut" else where)


@pytest.mark.covers("M7", "V-28")
def test_a_line_that_was_cut_off_is_missed_by_the_heads() -> None:
    many(3)
    log_heads.sign()
    with attacker():
        LogEntry.objects.filter(position=3)._raw_delete("default")
    assert log_audit.first_change() == (3, 4)
    with pytest.raises(LogChanged):
        log_heads.sign()
    appended = appending.append(LogEntry.objects.first().credential, deed="signed")  # type: ignore[union-attr]
    assert appended.position == 3
    with pytest.raises(LogChanged):
        log_heads.sign()


@pytest.mark.covers("M7", "S13")
def test_the_proof_travels_with_the_record() -> None:
    award = factories.award()
    waiting = log_proofs.bundle(award)
    assert waiting["lines"][0]["head"] is None
    with time_machine.travel(now() + timedelta(minutes=10), tick=False):
        log_heads.sign()
        status.cancel(award, reason="ended", by=None)
        log_heads.sign()
    signed, cancelled = log_proofs.bundle(award)["lines"]
    assert [signed["deed"], cancelled["deed"]] == ["signed", "cancelled"]
    assert signed["head"]["number"] == 1
    for line in (signed, cancelled):
        assert log_proofs.holds(line)
        leaf = log_tree.read(bytes.fromhex(line["entry"]))
        assert leaf.commitment == log_tree.commit(bytes.fromhex(line["salt"]), bytes.fromhex(award.sha256))
    assert not log_proofs.holds(signed | {"entry": cancelled["entry"]})


@pytest.mark.covers("M7")
def test_nobody_guesses_an_entry_from_name_and_course() -> None:
    """The same award signed twice: everything but version and hour differs, and only salt and secret tell."""
    award = factories.award()
    other = factories.college()
    appending.append_many([award] * 2, deed="signed")
    one, two = (log_tree.read(bytes(row.entry)) for row in LogEntry.objects.order_by("position")[1:])
    assert one.hour == two.hour
    assert {one.nonce, one.source_tag, one.commitment}.isdisjoint({two.nonce, two.source_tag, two.commitment})
    digest = bytes.fromhex(award.sha256)
    for guess in (b"", bytes(32), award.source.name.encode(), str(award.source_id).encode(), digest):
        assert log_tree.commit(guess, digest) not in (one.commitment, two.commitment)
        assert not log_tree.is_of(one, guess)
    assert log_tree.is_of(one, log.secret_of(award.source_id))
    assert not log_tree.is_of(one, log.secret_of(other.pk))


@pytest.mark.covers("M7", "V-28")
def test_the_hourly_self_test_names_the_lines_in_public(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selftest, "TESTS", {"log": selftest.TESTS["log"]})
    many(300)
    log_heads.sign()
    assert [one.outcome for one in selftest.run()] == ["passed"]
    with attacker():
        LogEntry.objects.filter(position=41)._raw_delete("default")
    assert [one.outcome for one in selftest.run()] == ["failed"]
    assert (
        "lines 42 to 42 of the public log were changed or removed"
        in client.get("/trust/tests/").content.decode()
    )


@pytest.mark.covers("M7", "M2")
def test_a_receipt_names_the_newest_head() -> None:
    award = factories.award()
    assert "log_head" not in receipts.give(verification.verify(award.document))
    log_heads.sign()
    receipt = receipts.give(verification.verify(award.document))
    head = LogHead.objects.get().document
    assert receipt["log_head"] == {name: head[name] for name in ("tree_size", "root", "timestamp")}
    assert verification.verify(receipts.as_file(receipt)).overall == State.PASSED
