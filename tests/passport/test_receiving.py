"""Records from elsewhere: known ones enter with their source, unknown ones as one's own word, bad ones never."""

import json
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client

from accounts.models import Person
from core.clock import now
from core.rungs import Rung
from credentials.models import DirectoryEntry, DirectoryScope
from credentials.services import issuance, keys, snapshots, status
from credentials.standards.award_facts import Envelope, Profile
from credentials.standards.data_integrity import sign
from credentials.standards.data_integrity.signing import LocalSigner
from credentials.standards.did import key as did_key
from credentials.standards.open_badges import achievement_credential
from passport.enums import LineState
from passport.models import PassportLine, ReceivedRecord
from passport.services import lines, receiving
from tests.accounts.factories import PersonFactory
from tests.credentials import factories as signed
from tests.passport.factories import college, course, shared

pytestmark = pytest.mark.django_db


class Elsewhere:
    """A school of another state that signs with a did:key of its own."""

    def __init__(self) -> None:
        self.private = Ed25519PrivateKey.generate()
        self.did = did_key.did_of(self.private.public_key().public_bytes_raw())

    @property
    def signer(self) -> LocalSigner:
        return LocalSigner(f"{self.did}#{self.did.removeprefix('did:key:')}", self.private)

    def award(self, title: str = "Nursing Assistant") -> bytes:
        envelope = Envelope(
            f"urn:uuid:{Person().pk}", Profile(self.did, "Dallas Valley College"), now() - timedelta(days=9)
        )
        facts = signed.award_facts(title=title, achievement_type="Certificate")
        document = achievement_credential(facts, envelope)
        return json.dumps(sign(document, self.signer, created="2026-06-12T00:00:00Z")).encode()

    def known(self) -> None:
        """The directory takes the school in."""
        entry = DirectoryEntry.objects.create(
            ids=[self.did],
            name="Dallas Valley College District",
            documents={self.did: did_key.document(self.did)},
        )
        DirectoryScope.objects.create(entry=entry, achievement_types=["Certificate"], approved_at=now())
        snapshots.publish()


def bring(person: Person, document: bytes) -> ReceivedRecord:
    return receiving.receive(person, document=document, by=person)


def line_of(person: Person) -> PassportLine:
    return PassportLine.objects.of(person).with_sources().get()


@pytest.mark.covers("S124", "S18")
def test_a_record_of_a_known_source_waits_for_a_yes_and_shows_who_signed(amara: Person) -> None:
    school = Elsewhere()
    school.known()
    record = bring(amara, school.award())
    line = line_of(amara)
    assert (record.accepted, record.source_known, line.state) == (True, True, LineState.ARRIVED)
    assert (line.rung, line.source_shown) == (Rung.SIGNED_ASSESSED, "Dallas Valley College District")
    lines.accept(line, by=amara)
    page = Client().get(f"/s/{shared(amara, [line]).token}/").content.decode()
    assert "Signed by Dallas Valley College District." in page


@pytest.mark.covers("S124")
def test_a_record_of_an_unknown_source_is_kept_and_says_so(amara: Person) -> None:
    bring(amara, Elsewhere().award())
    line = line_of(amara)
    assert (line.rung, line.is_own, line.source_name) == (Rung.YOU_ADDED, False, "Dallas Valley College")
    client = Client()
    client.force_login(amara)
    page = client.get(f"/passport/records/{line.pk}/").content.decode()
    assert "This source is not in our list of sources." in page


@pytest.mark.covers("S18")
def test_a_bad_signature_lands_in_the_tray_with_its_reason_and_never_in_the_passport(amara: Person) -> None:
    school = Elsewhere()
    school.known()
    record = bring(amara, school.award().replace(b"Nursing", b"Surgical"))
    assert (record.accepted, record.reason) == (False, "content_changed")
    assert not PassportLine.objects.of(amara).exists()
    client = Client()
    client.force_login(amara)
    page = client.get("/passport/bring/not-accepted/").content.decode()
    assert "This record was changed after it was signed." in page
    client.post(f"/passport/bring/not-accepted/{record.pk}/delete/")
    assert not ReceivedRecord.objects.of(amara).exists()


@pytest.mark.covers("S18")
@pytest.mark.parametrize("reason", ["revoked", "outside_scope", "unsigned"])
def test_what_its_source_does_not_stand_behind_is_not_accepted(amara: Person, reason: str) -> None:
    if reason == "revoked":
        award = signed.award()
        status.cancel(award, reason="issued_in_error", by=None)
        document = bytes(award.document)
    elif reason == "outside_scope":
        school = Elsewhere()
        school.known()
        document = json.dumps(
            sign(
                {**_unsigned(school), "credentialSubject": _license(school)},
                school.signer,
                created="2026-06-12T00:00:00Z",
            )
        ).encode()
    else:
        document = json.dumps(_unsigned(Elsewhere())).encode()
    assert bring(amara, document).reason == reason
    assert not PassportLine.objects.of(amara).exists()


def _unsigned(school: Elsewhere) -> dict[str, Any]:
    return {name: value for name, value in json.loads(school.award()).items() if name != "proof"}


def _license(school: Elsewhere) -> dict[str, Any]:
    subject = _unsigned(school)["credentialSubject"]
    return {**subject, "achievement": {**subject["achievement"], "achievementType": "License"}}


@pytest.mark.covers("S124", "S10")
def test_the_same_file_twice_is_one_record(amara: Person) -> None:
    document = Elsewhere().award()
    assert bring(amara, document).pk == bring(amara, document).pk
    assert PassportLine.objects.of(amara).count() == 1


@pytest.mark.covers("L7")
def test_a_source_that_takes_its_record_back_is_heard_of_the_next_day(amara: Person) -> None:
    award = signed.award()
    bring(amara, bytes(award.document))
    line = lines.accept(line_of(amara), by=amara)
    assert receiving.look_again() == 0
    status.cancel(award, reason="issued_in_error", by=None)
    assert receiving.look_again() == 1
    line.refresh_from_db()
    assert line.state == LineState.CANCELLED
    assert receiving.look_again() == 0


@pytest.mark.covers("S18")
def test_a_transcript_brings_only_the_records_that_hold(amara: Person) -> None:
    source, learner = signed.college(), PersonFactory()
    awards = [signed.award(source, learner, title=title) for title in ("Algebra", "Biology", "Chemistry")]
    status.cancel(awards[1], reason="issued_in_error", by=None)
    bring(amara, bytes(signed.transcript(source, learner, awards).document))
    assert sorted(PassportLine.objects.of(amara).values_list("title", flat=True)) == ["Algebra", "Chemistry"]


@pytest.mark.covers("S124")
def test_a_token_and_a_key_that_was_lost(amara: Person) -> None:
    from credentials.services import renderings

    award = signed.award()
    bring(amara, renderings.jwt(award, by=None).document)
    assert line_of(amara).title == "Introduction to Sociology"
    other = signed.award()
    keys.report_lost(other.signing_key, since=other.signed_at - timedelta(days=1), by=None)
    assert bring(amara, bytes(other.document)).reason == "key_revoked"


@pytest.mark.parametrize("document", [b"", b"hello", b"{}", b"PK\x03\x04", b"[1]", b"\xff\xfe"])
def test_what_is_no_record_is_refused_with_words_and_nothing_is_kept(amara: Person, document: bytes) -> None:
    client = Client()
    client.force_login(amara)
    answer = client.post("/passport/bring/", {"file": SimpleUploadedFile("x", document)})
    assert answer.status_code == 422
    assert "not a record that we know" in answer.content.decode()
    assert not ReceivedRecord.objects.of(amara).exists()


def test_the_box_leads_to_the_new_records_and_an_empty_one_teaches(amara: Person) -> None:
    client = Client()
    client.force_login(amara)
    assert client.post("/passport/bring/", {}).status_code == 422
    answer = client.post("/passport/bring/", {"text": Elsewhere().award().decode()}, follow=True)
    assert answer.redirect_chain == [("/passport/new/", 302)]
    assert "Nursing Assistant" in answer.content.decode()
    assert "data-empty" in client.get("/passport/bring/not-accepted/").content.decode()


def test_nobody_brings_records_into_others_passports(amara: Person, stranger: Person) -> None:
    with pytest.raises(PermissionDenied):
        receiving.receive(amara, document=Elsewhere().award(), by=stranger)
    record = bring(amara, Elsewhere().award().replace(b"Nursing", b"Surgical"))
    client = Client()
    client.force_login(stranger)
    assert client.post(f"/passport/bring/not-accepted/{record.pk}/delete/").status_code == 404
    with pytest.raises(PermissionDenied):
        receiving.forget(record, by=stranger)


def test_the_database_refuses_a_signed_line_without_a_file(amara: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        PassportLine.objects.create(
            person=amara, kind="badge", family="work_readiness", title="Fake", rung=Rung.SIGNED
        )


@pytest.mark.covers("S10", "L7", "V-39")
def test_a_corrected_record_replaces_the_old_one_and_the_history_stays_readable(amara: Person) -> None:
    """V-39."""
    source = college("Laurel College")
    first = course(source, amara, "Sociology of Aging")
    line = lines.accept(line_of(amara), by=amara)
    facts = signed.award_facts(title="Sociology of Aging and Care")
    second = issuance.supersede(first, payload=facts, by=None)
    line.refresh_from_db()
    assert line.state == LineState.SUPERSEDED
    assert PassportLine.objects.of(amara).in_book().filter(title="Sociology of Aging").count() == 0
    assert PassportLine.objects.of(amara).waiting().get().credential == second
    client = Client()
    client.force_login(amara)
    assert "Sociology of Aging" in client.get("/passport/deleted/").content.decode()
    old = client.get(f"/credentials/{first.public_id}/").content.decode()
    assert "The source replaced this record with a new one." in old
    assert f"/credentials/{second.public_id}/" in old
