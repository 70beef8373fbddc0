"""The directory: two people decide, versions are kept and can be read again, closed sources keep their proof."""

import base64
import hashlib
import json
from datetime import date, timedelta
from typing import Any

import pytest
import rfc8785
import time_machine
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import Error, transaction
from django.test import Client
from joserfc import jwt
from joserfc.jwk import OKPKey

from core.clock import now, today
from credentials.addresses import did_of
from credentials.errors import AlreadyDecided, NotAllowedToIssue, SecondPersonNeeded
from credentials.models import DirectoryChange, DirectoryEntry, DirectorySnapshot
from credentials.selectors.answers import answer
from credentials.selectors.directory import current_directory, directory_at
from credentials.selectors.resolver import LocalResolver
from credentials.services import directory, issuance, key_store, keys, snapshots, verification
from credentials.services.directory import WantedScope
from credentials.standards import dates, multikey
from credentials.standards.data_integrity import sign
from credentials.standards.engine import verify
from credentials.standards.verdict import Check, State
from credentials.standards.verification import Scope
from tests.credentials import factories
from tests.support.queries import same_count_for_one_and_three

pytestmark = pytest.mark.django_db


def entry_of(college: Any) -> DirectoryEntry:
    return DirectoryEntry.objects.get(organization=college)


@pytest.mark.covers("U82", "V-13")
def test_a_scope_counts_when_a_second_person_approved_it() -> None:
    """V-13: outside its scope an organization cannot sign, and a proposal is no scope."""
    college = factories.college(achievement_types=["Course"])
    one, other = factories.person(), factories.person()
    scope = directory.propose(
        college, WantedScope(("Certificate",), fields=("48",), evidence="BPPE 1"), by=one
    )
    with pytest.raises(NotAllowedToIssue):
        factories.award(college, achievement_type="Certificate", field_of_study="48.0508")
    with pytest.raises(SecondPersonNeeded):
        directory.approve(scope, by=one)
    directory.approve(scope, by=other)
    award = factories.award(college, achievement_type="Certificate", field_of_study="48.0508")
    assert verification.verify(award.document).overall == State.PASSED
    with pytest.raises(NotAllowedToIssue):
        factories.award(college, achievement_type="Certificate", field_of_study="51.3901")
    with pytest.raises(AlreadyDecided):
        directory.refuse(scope, by=other)


@pytest.mark.covers("U82")
def test_the_database_wants_the_second_person_too() -> None:
    college, one = factories.college(), factories.person()
    scope = directory.propose(college, WantedScope(("Badge",)), by=one)
    for facts in ({"approved_by": one, "approved_at": now()}, {"approved_at": now()}):
        with pytest.raises(Error), transaction.atomic():
            type(scope).objects.filter(pk=scope.pk).update(**facts)


@pytest.mark.covers("U82")
def test_admitting_alone_leaves_the_scope_waiting() -> None:
    one = factories.person()
    made = factories.organization()
    directory.admit(made, by=one)
    with pytest.raises(NotAllowedToIssue):
        factories.award(made)
    with pytest.raises(SecondPersonNeeded):
        directory.admit(made, by=one, approved_by=one)


@pytest.mark.covers("U82", "M1", "V-13")
def test_a_forged_scope_from_outside_fails() -> None:
    """V-13: a source that signs beyond its scope with its own key is found out by every check."""
    college = factories.college(achievement_types=["Course"])
    document = issuance.document_of(factories.award(college))
    document.pop("proof")
    document["credentialSubject"]["achievement"]["achievementType"] = "BachelorDegree"
    _key, signer = key_store.signer(college)
    forged = sign(document, signer, created=dates.write(now()))
    outcome = verification.verify(forged).checks[Check.ALLOWED_TO_ISSUE]
    assert (outcome.state, outcome.reason) == (State.FAILED, "outside_scope")


def test_scopes_bound_level_place_field_and_time() -> None:
    day = date(2026, 6, 5)
    scope = Scope(frozenset({"*"}), ("48",), date(2026, 1, 1), date(2026, 12, 31), ("associate",), "CA")
    assert scope.covers("AssociateDegree", "48.0508", day, level="associate", place="ca")
    assert scope.covers("AssociateDegree", "48.0508", day, level="associate")
    assert not scope.covers("AssociateDegree", "48.0508", day, level="bachelor", place="CA")
    assert not scope.covers("AssociateDegree", "48.0508", day, level="associate", place="NV")
    assert not scope.covers("AssociateDegree", "51", day, level="associate")
    assert not scope.covers("AssociateDegree", "48", date(2025, 6, 5), level="associate")
    assert not scope.covers("AssociateDegree", "48", None, level="associate")
    assert Scope(frozenset({"Course"}), ("*",)).covers("Course", "", None)


@pytest.mark.covers("S42", "M19", "V-16")
def test_a_closed_source_stays_checkable_and_names_its_custodian() -> None:
    """V-16: signed by X (closed; records kept by Y); its site is gone; what is dated later fails."""
    college = factories.college()
    old = factories.award(college)
    _key, signer = key_store.signer(college)
    closed = today()
    directory.close(entry_of(college), on=closed, custodian="Dallas College", by=factories.person())
    verdict = verification.verify(old.document)
    assert verdict.overall == State.PASSED
    assert verdict.facts.custodian == "Dallas College"
    sentence = answer(verdict)["sentence"]
    assert sentence.endswith("records kept by Dallas College).")
    assert f"signed by {college.name} (closed " in sentence
    document = issuance.document_of(old)
    document.pop("proof")
    late = sign(document, signer, created=dates.write(now() + timedelta(days=2)))
    with time_machine.travel(now() + timedelta(days=3)):
        outcome = verification.verify(late).checks[Check.WHO_SIGNED]
    assert outcome.state == State.FAILED
    assert outcome.reason in ("key_expired", "source_closed")


@pytest.mark.covers("U79", "V-31")
def test_a_verdict_of_an_earlier_version_can_be_made_again() -> None:
    """V-31: the verdict names its version, and that version still answers as it did."""
    college = factories.college()
    award = factories.award(college)
    then = verification.verify(award.document)
    directory.close(entry_of(college), on=today() - timedelta(days=400), custodian="Archive", by=None)
    assert verification.verify(award.document).checks[Check.WHO_SIGNED].reason == "source_closed"
    past = directory_at(then.directory_version)
    assert past is not None
    assert answer(then)["issuer"]["entry"] == str(entry_of(college).pk)
    again = verify(award.document, at=now(), directory=past, resolver=LocalResolver())
    assert again.overall == State.PASSED
    assert again.directory_version == then.directory_version
    assert directory_at(9_999) is None


@pytest.mark.covers("U79")
def test_versions_are_a_signed_chain_that_nobody_can_change() -> None:
    factories.college()
    keys.rotate(factories.college(), by=factories.person())
    before = None
    for row in DirectorySnapshot.objects.order_by("version").select_related("signing_key"):
        canonical = rfc8785.dumps(row.content)
        assert hashlib.sha256(canonical).hexdigest() == row.sha256
        public = multikey.decode(row.signing_key.public_multibase)[2:]
        Ed25519PublicKey.from_public_bytes(public).verify(multikey.decode(row.signature), canonical)
        assert row.content["previous_sha256"] == before
        before = row.sha256
    with pytest.raises(Error), transaction.atomic():
        DirectorySnapshot.objects.filter(version=1).update(sha256="0")
    with pytest.raises(Error), transaction.atomic():
        DirectorySnapshot.objects.filter(version=1).delete()


@pytest.mark.covers("U79", "V-31")
def test_a_source_that_registered_a_minute_ago_is_known_to_every_worker() -> None:
    """V-31: an absence that a worker remembered does not outlive the admission."""
    made = factories.organization()
    did = did_of(made)
    worker = current_directory()
    assert worker.find(did) is None
    directory.admit(made, by=None)
    known = current_directory().find(did)
    assert known is not None
    assert known.name == made.name
    assert known.entry == str(entry_of(made).pk)


@pytest.mark.covers("U79")
def test_an_old_directory_cannot_say_that_a_source_is_not_in_it() -> None:
    college = factories.college()
    award = factories.award(college)
    stranger = json.loads(award.document) | {"issuer": "did:web:stranger.example.org"}
    with time_machine.travel(now() + timedelta(days=31), tick=False):
        assert current_directory().stale
        outcome = verification.verify(stranger).checks[Check.ALLOWED_TO_ISSUE]
        assert outcome.reason == "directory_stale"
        assert verification.verify(award.document).checks[Check.ALLOWED_TO_ISSUE].state == State.PASSED
        assert snapshots.confirm()
        assert not current_directory().stale
        assert not snapshots.confirm()


def test_each_version_notes_which_sources_changed() -> None:
    one, other = factories.college(), factories.college()
    keys.rotate(one, by=factories.person())
    parts = DirectoryChange.objects.filter(entry=entry_of(one)).order_by("snapshot__version")
    assert [change.parts[0] for change in parts][0] == "admitted"
    assert parts.last().parts == ["keys"]  # type: ignore[union-attr]
    assert not DirectoryChange.objects.filter(entry=entry_of(other), snapshot=parts.last().snapshot).exists()  # type: ignore[union-attr]


@pytest.mark.covers("U79", "S42")
def test_anyone_reads_the_list_and_one_source(client: Client) -> None:
    college = factories.college(fields=["48"])
    award = factories.award(college, field_of_study="48.0508")
    entry = entry_of(college)
    listed = client.get("/trust/sources/", {"q": college.name[:9]})
    assert college.name in listed.content.decode()
    page = client.get(f"/trust/sources/{entry.pk}/").content.decode()
    for fact in (college.name, "courses", "Fields of study: 48", award.signing_key.name, "Signed here"):
        assert fact in page
    directory.close(entry, on=today(), custodian="Dallas College", by=None)
    assert "Dallas College" in client.get(f"/trust/sources/{entry.pk}/").content.decode()
    assert college.name in client.get("/trust/sources/", {"state": "closed"}).content.decode()
    assert college.name not in client.get("/trust/sources/", {"state": "open"}).content.decode()
    assert client.get("/trust/sources/00000000-0000-7000-8000-000000000000/").status_code == 404


@pytest.mark.covers("U79", "V-31")
def test_other_checkers_read_registry_statements_and_versions(client: Client) -> None:
    """V-31: OpenID Federation statements under the portal's directory key; unknown ids are 404, nothing else."""
    college = factories.college()
    did = entry_of(college).ids[0]
    registry = client.get("/trust/sources/registry.json").json()
    assert registry["registry"][did]["name"] == college.name
    own = client.get("/.well-known/openid-federation")
    key = OKPKey.import_key(_payload(own.content)["jwks"]["keys"][0])
    said = jwt.decode(own.content.decode(), key, algorithms=["EdDSA"])
    assert said.header["typ"] == "entity-statement+jwt"
    about = client.get("/trust/sources/fetch", {"sub": did})
    statement = jwt.decode(about.content.decode(), key, algorithms=["EdDSA"]).claims
    assert (statement["sub"], statement["iss"]) == (did, said.claims["iss"])
    assert len(statement["jwks"]["keys"]) == 2
    assert client.get("/trust/sources/fetch", {"sub": "did:web:nobody.example"}).status_code == 404
    assert client.get("/trust/sources/fetch").status_code == 400
    version = registry["meta"]["version"]
    published = client.get(f"/trust/sources/versions/{version}.json").json()
    assert hashlib.sha256(rfc8785.dumps(published["content"])).hexdigest() == published["sha256"]
    assert client.get("/trust/sources/versions/99999.json").status_code == 404


def _payload(token: bytes) -> Any:
    return json.loads(base64.urlsafe_b64decode(token.split(b".")[1] + b"=="))


def test_the_list_asks_as_much_for_three_sources_as_for_one(client: Client) -> None:
    same_count_for_one_and_three(factories.college, lambda: client.get("/trust/sources/"))


@pytest.mark.covers("U82")
def test_two_state_administrators_propose_and_approve_on_pages(client: Client) -> None:
    office = factories.organization(kind="state")
    one, other, stranger = factories.person(), factories.person(), factories.person()
    for person in (one, other):
        factories.member(person, office, "state_admin")
    college = factories.organization()
    client.force_login(one)
    facts = {
        "organization": college.pk,
        "achievement_types": ["Course"],
        "evidence": "Approval 7",
        "place": "CA",
    }
    assert client.post("/trust/sources/scopes/new/", facts).status_code == 302
    scope = entry_of(college).scopes.get()
    assert "You proposed this" in client.get(f"/trust/sources/scopes/{scope.pk}/").content.decode()
    refused = client.post(f"/trust/sources/scopes/{scope.pk}/", {"answer": "approve"})
    assert (refused.status_code, "Someone else in your office" in refused.content.decode()) == (403, True)
    client.force_login(stranger)
    assert client.post(f"/trust/sources/scopes/{scope.pk}/", {"answer": "approve"}).status_code == 404
    client.force_login(other)
    assert college.name in client.get("/trust/sources/scopes/").content.decode()
    assert client.post(f"/trust/sources/scopes/{scope.pk}/", {"answer": "approve"}).status_code == 302
    assert verification.verify(factories.award(college).document).overall == State.PASSED
    closing = f"/trust/sources/{entry_of(college).pk}/close/"
    assert client.post(closing, {"on": "2999-01-01", "custodian": "X"}).status_code == 422
    assert client.post(closing, {"on": today().isoformat(), "custodian": "X"}).status_code == 302
    client.force_login(stranger)
    assert client.get(closing).status_code == 404
