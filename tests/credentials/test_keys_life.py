"""The life of keys: planned, published, in use, retired, lost; what each state means for records (design section 9)."""

import json
import uuid
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pgtrigger
import pytest
import time_machine
from django.db import Error, transaction

from core.clock import now
from credentials.enums import KeyPurpose
from credentials.errors import KeyTooNew, MomentAhead
from credentials.models import IssuedCredential, KeyAlarm, LogEntry, SigningKey, SigningRule
from credentials.selectors.documents import did_document
from credentials.services import alarms, issuance, key_store, keys, log_heads, reissue, verification
from credentials.signals import credential_changed
from credentials.standards import dates
from credentials.standards.data_integrity import sign
from credentials.standards.verdict import Check, State
from credentials.tasks import tend_keys
from tests.credentials import factories

pytestmark = pytest.mark.django_db


def who_signed(record: IssuedCredential) -> tuple[str, str]:
    outcome = verification.verify(record.document).checks[Check.WHO_SIGNED]
    return outcome.state.value, outcome.reason


def names(college: Any) -> list[str]:
    return [one["id"].split("#")[1] for one in did_document(college)["verificationMethod"]]


@pytest.mark.covers("U53", "M19", "V-14")
def test_a_key_is_published_for_a_day_before_it_signs() -> None:
    """V-14: planned keys are nowhere, published ones are listed, only the active one signs."""
    college, manager = factories.college(), factories.person()
    old = factories.award(college)
    key = keys.plan(college, by=manager)
    assert key.name not in names(college)
    keys.publish(key, by=manager)
    assert key.name in names(college)
    assert factories.award(college).signing_key_id == old.signing_key_id
    with pytest.raises(KeyTooNew):
        keys.activate(key, by=manager)
    with time_machine.travel(now() + timedelta(hours=24, minutes=1), tick=False):
        tend_keys()
        newer = factories.award(college)
        assert newer.signing_key_id == key.pk
        assert who_signed(old) == who_signed(newer) == ("passed", "")


def test_planning_and_publishing_twice_is_once() -> None:
    college, manager = factories.college(), factories.person()
    first = keys.publish(keys.plan(college, by=manager), by=manager)
    assert keys.publish(keys.plan(college, by=manager), by=manager) == first
    assert SigningKey.objects.of(college).filter(purpose=KeyPurpose.AWARD).count() == 2


def signed_by_hand(old: IssuedCredential, signer: Any, moment: datetime) -> dict[str, Any]:
    """What a thief would make: a record like another one, signed with the college's key at a time of their choice."""
    document = issuance.document_of(old)
    document.pop("proof")
    document["id"] = f"urn:uuid:{uuid.uuid4()}"
    return sign(document, signer, created=dates.write(moment))


def why(document: Any) -> tuple[str, str]:
    outcome = verification.verify(document).checks[Check.WHO_SIGNED]
    return outcome.state.value, outcome.reason


@pytest.mark.covers("M19", "U53", "V-14")
def test_an_award_dated_after_the_keys_end_fails() -> None:
    """V-14: whoever signs with a key of the past is found out; its old records stay good."""
    college, manager = factories.college(), factories.person()
    before = factories.award(college)
    _key, stolen = key_store.signer(college)
    keys.rotate(college, by=manager)
    later = signed_by_hand(before, stolen, now() + timedelta(seconds=2))
    assert why(later) == ("failed", "key_expired")
    assert who_signed(before) == ("passed", "")


@pytest.mark.covers("M19", "M7", "V-15")
def test_three_records_of_a_lost_key() -> None:
    """V-15: before the loss with log proof passes, without reads time unproven, after fails."""
    college, manager = factories.college(), factories.person()
    known, other = factories.award(college), factories.award(college)
    log_heads.sign()
    key, stolen = key_store.signer(college)
    since = now() + timedelta(minutes=1)
    with time_machine.travel(now() + timedelta(hours=1), tick=False):
        keys.replace_lost(key, since=since, by=manager)
        assert who_signed(known) == ("passed", "log_proves_time")
        early = signed_by_hand(known, stolen, since - timedelta(days=30))
        dressed = early | {"id": issuance.document_of(other)["id"]}
        dressed = sign(
            {k: v for k, v in dressed.items() if k != "proof"}, stolen, created=early["proof"]["created"]
        )
        assert why(dressed) == ("could_not_check", "key_revoked_time_unproven")
        late = signed_by_hand(known, stolen, since + timedelta(minutes=5))
        assert why(early) == ("could_not_check", "key_revoked_time_unproven")
        assert why(late) == ("failed", "key_revoked")


@pytest.mark.covers("M19", "M7", "V-15")
def test_only_a_head_from_before_the_loss_proves_the_time() -> None:
    """V-15: an entry whose first head came after the loss proves nothing, however early the row says it was."""
    college = factories.college()
    covered, uncovered = factories.award(college), None
    with time_machine.travel(now() + timedelta(minutes=1), tick=False):
        log_heads.sign()
        uncovered = factories.award(college)
    with time_machine.travel(now() + timedelta(minutes=11), tick=False):
        log_heads.sign()
        keys.report_lost(covered.signing_key, since=now() - timedelta(minutes=5), by=factories.person())
        assert who_signed(covered) == ("passed", "log_proves_time")
        assert who_signed(uncovered) == ("could_not_check", "key_revoked_time_unproven")
        pretty = json.dumps(issuance.document_of(covered), indent=4)
        assert why(pretty.encode()) == ("passed", "log_proves_time")


def test_a_lost_key_stands_in_the_document_with_the_time_of_its_loss() -> None:
    college = factories.college()
    key = SigningKey.objects.of(college).active().get(purpose=KeyPurpose.AWARD)
    keys.report_lost(key, since=now(), by=factories.person())
    listed = {one["id"].split("#")[1]: one for one in did_document(college)["verificationMethod"]}
    assert "revoked" in listed[key.name]
    keys.rotate(college, by=factories.person())
    retired = [one for one in did_document(college)["verificationMethod"] if "expires" in one]
    assert retired == []


def test_nobody_loses_a_key_tomorrow() -> None:
    college = factories.college()
    key = SigningKey.objects.of(college).active().get(purpose=KeyPurpose.AWARD)
    with pytest.raises(MomentAhead):
        keys.replace_lost(key, since=now() + timedelta(days=1), by=factories.person())


@pytest.mark.covers("U53", "M19", "V-15")
def test_after_a_loss_every_record_is_signed_anew_and_replaced() -> None:
    """V-15: list, re-sign, supersede, tell; awards inside a transcript are the new ones; a second run does nothing."""
    college, learner = factories.college(), factories.person()
    awards = [factories.award(college, learner) for _ in range(2)]
    whole = factories.transcript(college, learner, awards)
    told: list[IssuedCredential] = []
    credential_changed.connect(
        lambda credential, **_: told.append(credential), weak=False, dispatch_uid="told"
    )
    key = SigningKey.objects.get(pk=awards[0].signing_key_id)
    fresh = keys.replace_lost(key, since=now() - timedelta(minutes=1), by=factories.person())
    assert reissue.run(key, most=2) == 2  # the job is killed here
    assert reissue.run(key) == 1
    assert reissue.run(key) == 0
    credential_changed.disconnect(dispatch_uid="told")
    assert [one.pk for one in told] == [*(one.pk for one in awards), whole.pk]
    whole.refresh_from_db()
    new = whole.superseded_by
    assert new is not None
    assert new.signing_key_id == fresh.pk
    verdict = verification.verify(new.document)
    assert [verdict.overall, *(line.overall for line in verdict.lines)] == [State.PASSED] * 3
    assert new.subject == learner
    old = verification.verify(whole.document)
    assert old.checks[Check.STILL_GOOD].reason == "superseded"
    assert LogEntry.objects.filter(credential=new, deed="signed").count() == 1


def test_a_lost_key_for_lists_leaves_no_list_behind_it() -> None:
    college = factories.college()
    award = factories.award(college)
    key = SigningKey.objects.of(college).active().get(purpose=KeyPurpose.LIST)
    keys.replace_lost(key, since=now() - timedelta(minutes=1), by=factories.person())
    assert verification.verify(award.document).checks[Check.STILL_GOOD].state == State.PASSED


def test_a_key_for_lists_can_never_sign_an_award() -> None:
    college = factories.college()
    _key, lists_signer = key_store.signer(college, purpose=KeyPurpose.LIST)
    forged = signed_by_hand(factories.award(college), lists_signer, now())
    assert why(forged) == ("failed", "key_not_for_this")


def alarm_kinds(college: Any) -> set[str]:
    return set(KeyAlarm.objects.filter(organization=college).values_list("kind", flat=True))


@pytest.mark.covers("U53")
def test_a_signing_outside_the_hours_raises_one_alarm_and_a_letter(settings: Any, mailoutbox: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    night = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)  # half past two in the morning in California
    with time_machine.travel(night, tick=False):
        college, manager = factories.college(), factories.person()
        factories.member(manager, college, "organization_admin")
        SigningRule.objects.create(organization=college, opens=time(8), closes=time(17), weekdays_only=True)
        for _ in range(3):
            factories.award(college)
        tend_keys()
        tend_keys()
    alarm = KeyAlarm.objects.get(organization=college)
    assert (alarm.kind, alarm.signings) == ("outside_hours", 3)
    assert [letter.to for letter in mailoutbox] == [[manager.email]]
    assert alarm.first.title not in mailoutbox[0].body


@pytest.mark.covers("U53")
def test_usual_signings_raise_nothing_and_many_raise_the_alarm() -> None:
    with time_machine.travel(datetime(2026, 11, 24, 19, 5, tzinfo=UTC), tick=False):
        college = factories.college()
        for _ in range(3):
            factories.award(college)
        alarms.watch()
        assert alarm_kinds(college) == set()
        SigningRule.objects.create(organization=college, most_per_hour=2)
        alarms.watch()
    assert alarm_kinds(college) == {"above_rate"}


@pytest.mark.covers("U53")
def test_a_record_under_a_key_that_was_not_in_use_raises_the_alarm() -> None:
    college, other = factories.college(), factories.college()
    award = factories.award(college)
    key = SigningKey.objects.of(other).active().get(purpose=KeyPurpose.AWARD)
    with pgtrigger.ignore("credentials.IssuedCredential:facts_never_change"):
        IssuedCredential.objects.filter(pk=award.pk).update(signing_key=key)
    assert [alarm.kind for alarm in alarms.watch()] == ["unknown_key"]


def test_rules_that_close_before_they_open_are_refused_by_the_database() -> None:
    college = factories.college()
    with pytest.raises(Error), transaction.atomic():
        SigningRule.objects.create(organization=college, opens=time(17), closes=time(8))


def test_the_private_half_of_a_retired_key_is_gone() -> None:
    college = factories.college()
    key = SigningKey.objects.of(college).active().get(purpose=KeyPurpose.AWARD)
    keys.rotate(college, by=factories.person())
    key.refresh_from_db()
    assert (bytes(key.sealed_seed), key.state) == (b"", "retired")
    assert key.destroyed_at is not None
