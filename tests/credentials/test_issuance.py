"""Signing, replacing and cancelling: once each, never half, never outside a scope."""

import json
from typing import Any

import pytest
from django.db import Error, IntegrityError, transaction

from audit.selectors import history
from core.workflow import MoveRefused
from credentials.enums import CredentialState, KeyPurpose
from credentials.errors import CannotSign, NoSigningKey, NotAllowedToIssue, UnknownReason
from credentials.models import DirectorySnapshot, IssuedCredential, LogEntry, SigningKey, StatusIndex
from credentials.services import issuance, keys, log_heads, status, verification
from credentials.signals import credential_changed, credential_issued
from credentials.standards import log_tree
from credentials.standards.verdict import Check, State
from tests.credentials import factories

pytestmark = pytest.mark.django_db


def _states(document: Any) -> dict[str, str]:
    return {
        check.value: outcome.state.value for check, outcome in verification.verify(document).checks.items()
    }


@pytest.mark.covers("S13", "S123")
def test_what_is_signed_here_checks_here() -> None:
    award = factories.award()
    verdict = verification.verify(award.document)
    assert verdict.overall == State.PASSED
    assert verdict.facts.issuer_name == award.source.name
    assert verdict.facts.title == "Introduction to Sociology"


@pytest.mark.covers("S13")
def test_asking_twice_gives_the_same_bytes() -> None:
    college, learner = factories.college(), factories.person()
    first = factories.award(college, learner, key="soc-1")
    again = factories.award(college, learner, key="soc-1", title="Another title")
    assert again.pk == first.pk
    assert again.document == first.document
    assert IssuedCredential.objects.count() == 1
    assert StatusIndex.objects.count() == 1


def test_a_record_tells_upper_rooms_inside_the_transaction() -> None:
    heard: list[tuple[str, Any]] = []

    def issued(credential: IssuedCredential, **_: Any) -> None:
        heard.append(("issued", credential.pk))

    def changed(credential: IssuedCredential, **_: Any) -> None:
        heard.append(("changed", credential.pk))

    credential_issued.connect(issued)
    credential_changed.connect(changed)
    try:
        award = factories.award()
        status.cancel(award, reason="issued_in_error", by=None)
    finally:
        credential_issued.disconnect(issued)
        credential_changed.disconnect(changed)
    assert heard == [("issued", award.pk), ("changed", award.pk)]


@pytest.mark.covers("U82")
def test_nothing_is_signed_outside_a_scope() -> None:
    nurse_school = factories.college(achievement_types=["Course"], fields=["51"])
    with pytest.raises(NotAllowedToIssue):
        factories.award(nurse_school, field_of_study="48.0508")
    assert factories.award(nurse_school, field_of_study="51.3902").state == CredentialState.SIGNED
    with pytest.raises(NotAllowedToIssue):
        factories.award(factories.organization())


def test_what_no_signature_could_cover_is_refused() -> None:
    with pytest.raises(CannotSign):
        factories.award(achievement_id="not an address")
    with pytest.raises(CannotSign):
        factories.award(achievement_type="Best course ever")


@pytest.mark.covers("S13")
def test_a_cancelled_record_says_so_and_stays_cancelled() -> None:
    award, other = factories.award(), factories.award()
    cancelled = status.cancel(award, reason="issued_in_error", by=None)
    assert cancelled.state == CredentialState.CANCELLED
    outcome = verification.verify(award.document).checks[Check.STILL_GOOD]
    assert (outcome.state, outcome.reason) == (State.FAILED, "revoked")
    assert verification.verify(other.document).overall == State.PASSED
    again = status.cancel(award, reason="ended", by=None)
    assert again.cancel_reason == "issued_in_error"
    assert [line.words for line in history.history(award)] == [
        f"{award.source} signed a record",
        f"{award.source} took back a record",
    ]


def test_a_cancellation_needs_a_listed_reason() -> None:
    with pytest.raises(UnknownReason):
        status.cancel(factories.award(), reason="because", by=None)


@pytest.mark.covers("S10")
def test_a_replaced_record_says_replaced_and_the_new_one_checks() -> None:
    old = factories.award()
    new = issuance.supersede(old, payload=factories.award_facts(title="Sociology"), by=None)
    old.refresh_from_db()
    assert (old.state, old.superseded_by_id) == (CredentialState.SUPERSEDED, new.pk)
    assert (new.key, new.edition) == (old.key, 2)
    outcome = verification.verify(old.document).checks[Check.STILL_GOOD]
    assert (outcome.state, outcome.reason) == (State.FAILED, "superseded")
    assert verification.verify(new.document).overall == State.PASSED
    with pytest.raises(MoveRefused):
        issuance.supersede(old, payload=factories.award_facts(), by=None)


def test_the_database_keeps_signed_bytes_as_they_are() -> None:
    award = factories.award()
    for change in ({"document": b"other"}, {"sha256": "0" * 64}, {"key": "other"}):
        with pytest.raises(Error), transaction.atomic():
            IssuedCredential.objects.filter(pk=award.pk).update(**change)
    with pytest.raises(Error), transaction.atomic():
        IssuedCredential.objects.filter(pk=award.pk).delete()
    award.refresh_from_db()
    assert verification.verify(award.document).overall == State.PASSED


def test_signed_bytes_and_keys_are_sealed_at_rest() -> None:
    award = factories.award()
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT document FROM credentials_issuedcredential WHERE id = %s", [award.pk])
        stored = bytes(cursor.fetchone()[0])
    assert b"Sociology" not in stored
    assert b"Sociology" in award.document


@pytest.mark.covers("L8")
def test_a_status_place_is_never_given_twice() -> None:
    award = factories.award()
    place = award.status_index
    with pytest.raises(IntegrityError), transaction.atomic():
        StatusIndex.objects.create(status_list=place.status_list, index=place.index)
    college = award.source
    places = {factories.award(college).status_index.index for _ in range(20)}
    assert len(places) == 20
    assert sorted(places) != list(range(min(places), min(places) + 20))


@pytest.mark.covers("U53")
def test_a_rotated_key_keeps_old_records_good() -> None:
    award = factories.award()
    administrator = factories.person()
    keys.rotate(award.source, by=administrator)
    newer = factories.award(award.source)
    assert newer.signing_key_id != award.signing_key_id
    assert verification.verify(award.document).overall == State.PASSED
    assert verification.verify(newer.document).overall == State.PASSED
    award.signing_key.refresh_from_db()
    assert award.signing_key.state == "retired"


def test_a_lost_key_counts_only_with_proof_from_the_log() -> None:
    award = factories.award()
    log_heads.sign()
    keys.report_lost(award.signing_key, since=award.signed_at.replace(year=2030), by=factories.person())
    outcome = verification.verify(award.document).checks[Check.WHO_SIGNED]
    assert (outcome.state, outcome.reason) == (State.PASSED, "log_proves_time")
    with pytest.raises(NoSigningKey):
        factories.award(award.source)


@pytest.mark.covers("U79")
def test_each_change_of_the_directory_is_a_version_seen_at_once() -> None:
    college = factories.college()
    before = verification.verify(factories.award(college).document).directory_version
    keys.rotate(college, by=factories.person())
    after = verification.verify(factories.award(college).document).directory_version
    assert after == before + 1
    assert DirectorySnapshot.objects.count() == after


@pytest.mark.covers("M7")
def test_every_signing_and_cancelling_has_a_leaf_that_tells_nothing() -> None:
    award = factories.award()
    status.cancel(award, reason="ended", by=None)
    signed, cancelled = LogEntry.objects.order_by("position")
    assert (signed.deed, cancelled.deed) == ("signed", "cancelled")
    assert bytes(signed.leaf_hash) == log_tree.leaf_hash(bytes(signed.entry))
    assert len(bytes(signed.entry)) == 1 + 4 + 16 + 32 + 32
    assert bytes.fromhex(award.sha256) not in bytes(signed.entry)
    with pytest.raises(Error), transaction.atomic():
        LogEntry.objects.filter(pk=signed.pk).delete()


@pytest.mark.covers("S13")
def test_lines_of_a_transcript_keep_their_own_verdicts() -> None:
    college, learner = factories.college(), factories.person()
    awards = [factories.award(college, learner) for _ in range(3)]
    record = factories.transcript(college, learner, awards)
    status.cancel(awards[1], reason="corrected", by=None)
    verdict = verification.verify(record.document)
    assert verdict.overall == State.PASSED
    assert [line.overall.value for line in verdict.lines] == ["passed", "failed", "passed"]


def test_a_stranger_sees_no_record_and_the_learner_sees_theirs() -> None:
    learner, stranger = factories.person(), factories.person()
    award = factories.award(subject=learner)
    assert list(IssuedCredential.objects.visible_to(learner)) == [award]
    assert list(IssuedCredential.objects.visible_to(stranger)) == []


def test_two_sources_give_the_learner_two_ids() -> None:
    learner = factories.person()
    ids = {json.loads(factories.award(subject=learner).document)["credentialSubject"]["id"] for _ in range(2)}
    assert len(ids) == 2


def test_a_key_of_one_purpose_signs_for_that_purpose_only() -> None:
    college = factories.college()
    purposes = SigningKey.objects.of(college).active().values_list("purpose", flat=True)
    assert sorted(purposes) == [KeyPurpose.AWARD, KeyPurpose.LIST]
