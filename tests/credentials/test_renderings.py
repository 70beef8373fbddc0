"""One award in other forms: made once, checked by the same eyes, and fields only as the learner chose."""

import secrets
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import Membership
from audit.models import Entry
from core.errors import PortalError
from credentials.enums import RenderingForm
from credentials.errors import CannotCopy, KeyUsedBefore
from credentials.models import IssuedCredential, Rendering, StatusIndex, StatusList
from credentials.services import issuance, keys, renderings, status
from credentials.services.verification import verify
from credentials.standards import jose
from credentials.standards.data_integrity.signing import LocalSigner
from credentials.standards.jose import base64url
from credentials.standards.sd_jwt import making, presented
from credentials.standards.verdict import Check, State
from credentials.tasks import drop_ended_copies, sign_lists_anew
from tests.credentials import factories

pytestmark = pytest.mark.django_db

TITLE = ("credentialSubject", "achievement", "name")
RESULT = ("credentialSubject", "result")


def _holder() -> dict[str, str]:
    public = LocalSigner.of_seed("", secrets.token_bytes(32)).public
    return {"kty": "OKP", "crv": "Ed25519", "x": base64url.encode(public)}


def _share(award: IssuedCredential, **changes: Any) -> Rendering:
    given = {"holder_jwk": _holder(), "claims": [TITLE, RESULT], "days": 7, "by": award.subject}
    return renderings.unlinkable(award, **given | changes)


@pytest.mark.covers("S123", "M6", "V-30")
def test_the_token_is_the_same_award_with_the_same_facts() -> None:
    """V-30 for JWT; the header is that of VC-JOSE-COSE."""
    award = factories.award()
    made = renderings.jwt(award, by=None)
    token = jose.read(made.document.decode())
    document = issuance.document_of(award)
    assert list(token.header.items()) == [
        ("alg", "EdDSA"),
        ("typ", "vc+jwt"),
        ("cty", "vc"),
        ("kid", document["proof"]["verificationMethod"]),
    ]
    assert token.claims == {name: value for name, value in document.items() if name != "proof"}
    as_token, as_file = verify(made.document), verify(award.document)
    assert (as_token.overall, as_token.checks, as_token.facts) == (
        State.PASSED,
        as_file.checks,
        as_file.facts,
    )


@pytest.mark.covers("S123")
def test_a_form_is_made_once_and_is_no_second_award() -> None:
    award = factories.award()
    for make in (renderings.jwt, renderings.selective):
        assert make(award, by=None).document == make(award, by=None).document
    assert (Rendering.objects.count(), IssuedCredential.objects.count(), StatusIndex.objects.count()) == (
        2,
        1,
        1,
    )
    written = Entry.objects.filter(code="credentials.rendered")
    assert [line.facts["form"] for line in written.order_by("pk")] == ["vc+jwt", "dc+sd-jwt"]
    assert all(line.about == award.subject and line.organization_id == award.source_id for line in written)


def test_what_is_kept_is_sealed_and_never_changes() -> None:
    made = renderings.jwt(factories.award(), by=None)
    with connection.cursor() as cursor:
        cursor.execute("select document from credentials_rendering")
        assert made.document not in bytes(cursor.fetchone()[0])
    with pytest.raises(DatabaseError), transaction.atomic():
        Rendering.objects.update(holder="x")


def test_forms_made_after_a_rotation_still_check() -> None:
    award = factories.award()
    keys.rotate(award.source, by=factories.person())
    for made in (renderings.jwt(award, by=None), renderings.selective(award, by=None)):
        assert verify(made.document).overall == State.PASSED
    keys.rotate(award.source, by=factories.person())
    assert verify(Rendering.objects.first().document).overall == State.PASSED  # type: ignore[union-attr]


@pytest.mark.covers("S123")
def test_a_selective_copy_issues_and_checks() -> None:
    award = factories.award()
    made = renderings.selective(award, by=None, holder_jwk=_holder())
    verdict = verify(made.document)
    assert (verdict.overall, verdict.carrier) == (State.PASSED, "SD-JWT")
    assert verdict.facts == verify(award.document).facts
    token = jose.read(made.document.decode().split("~")[0])
    assert token.typ == "dc+sd-jwt"
    assert set(token.claims["cnf"]["jwk"]) == {"kty", "crv", "x"}
    status.cancel(award, reason="ended", by=None)
    after = verify(made.document)
    assert (after.overall, after.checks[Check.STILL_GOOD].reason) == (State.FAILED, "revoked")
    assert verify(renderings.jwt(award, by=None).document).overall == State.FAILED


@pytest.mark.covers("L58")
def test_copies_for_sharing_have_nothing_in_common() -> None:
    """Fresh salts, an own key and an own place in the list: two checkers cannot join what they were given."""
    award = factories.award()
    one, other = _share(award), _share(award)
    texts = [copy.document.decode() for copy in (one, other)]
    tokens = [jose.read(text.split("~")[0]) for text in texts]
    first, second = (
        set(presented.read(text).disclosures) | set(token.claims["_sd"])
        for text, token in zip(texts, tokens, strict=True)
    )
    assert not first & second
    assert tokens[0].claims["cnf"] != tokens[1].claims["cnf"]
    assert (
        tokens[0].claims["status"]["status_list"]["idx"] != tokens[1].claims["status"]["status_list"]["idx"]
    )
    same = {name for name in tokens[0].claims if tokens[0].claims[name] == tokens[1].claims[name]}
    assert same == {"iss", "iat", "nbf", "exp", "vct", "@context", "type", "issuer", "_sd_alg"}
    assert tokens[0].claims["iat"] % 86_400 == 0
    everything = "".join(texts) + str([token.claims for token in tokens])
    raw = everything + "".join(
        base64url.decode(text).decode() for whole in texts for text in presented.read(whole).disclosures
    )
    document = issuance.document_of(award)
    for joining in (document["id"], document["credentialSubject"]["id"], award.code, str(award.public_id)):
        assert joining not in raw
    verdict = verify(one.document)
    assert (verdict.overall, verdict.facts.title, verdict.facts.hidden) == (State.PASSED, award.title, 1)


@pytest.mark.covers("L58")
def test_a_copy_for_sharing_ends_and_is_cancelled_with_its_record() -> None:
    award = factories.award()
    copy, other = _share(award, days=30), _share(factories.award())
    assert copy.ends_at is not None
    assert copy.ends_at - timezone.now() <= timedelta(days=30)
    status.cancel(award, reason="ended", by=None)
    assert verify(copy.document).checks[Check.STILL_GOOD].reason == "revoked"
    assert verify(other.document).overall == State.PASSED
    with_end = Rendering.objects.for_sharing().count()
    drop_ended_copies()
    assert Rendering.objects.for_sharing().count() == with_end


def test_copies_that_have_ended_are_deleted_and_their_places_stay_taken() -> None:
    copy = _share(factories.award())
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert verify(copy.document).checks[Check.STILL_GOOD].reason == "expired"
        drop_ended_copies()
    assert not Rendering.objects.exists()
    assert StatusIndex.objects.filter(pk=copy.status_index_id).exists()


def test_a_replaced_record_takes_its_copies_with_it() -> None:
    award = factories.award()
    copy = _share(award)
    issuance.supersede(award, payload=factories.award_facts(), by=None)
    assert verify(copy.document).checks[Check.STILL_GOOD].failed
    with pytest.raises(CannotCopy):
        _share(IssuedCredential.objects.get(pk=award.pk))


@pytest.mark.covers("L58")
def test_a_retry_gives_the_same_copy_and_a_key_holds_one_copy_only() -> None:
    award, holder = factories.award(), _holder()
    one = _share(award, holder_jwk=holder)
    assert _share(award, holder_jwk=holder, claims=[RESULT, TITLE]).pk == one.pk
    with pytest.raises(KeyUsedBefore):
        _share(award, holder_jwk=holder, claims=[TITLE])
    with pytest.raises(KeyUsedBefore):
        _share(factories.award(), holder_jwk=holder)


@pytest.mark.parametrize(
    "changes",
    [
        {"days": 0},
        {"days": 31},
        {"claims": []},
        {"claims": [("nothing",)]},
        {"claims": [("id",)]},
        {"claims": [("credentialSubject", "id")]},
        {"claims": [("credentialSubject", "identifier")]},
        {"holder_jwk": {"kty": "oct", "k": "AA"}},
        {"holder_jwk": {"kty": "OKP", "crv": "Ed25519", "x": "AA"}},
    ],
    ids=str,
)
def test_a_wish_out_of_bounds_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(CannotCopy):
        _share(factories.award(), **changes)


def test_a_private_key_is_never_taken() -> None:
    with pytest.raises(PortalError):
        _share(factories.award(), holder_jwk=_holder() | {"d": "AA"})


def test_only_the_learner_sees_copies_for_sharing() -> None:
    award = factories.award()
    renderings.jwt(award, by=None)
    _share(award)
    assert award.subject is not None
    assert Rendering.objects.visible_to(award.subject).count() == 2
    assert not Rendering.objects.visible_to(factories.person()).exists()
    clerk = factories.person()
    Membership.objects.create(person=clerk, organization=award.source, role="registrar")
    seen = Rendering.objects.visible_to(clerk)
    assert [row.form for row in seen] == [RenderingForm.JWT]


# Doors


def test_the_token_of_a_record_is_open_to_whoever_knows_its_address(client: Client) -> None:
    award = factories.award()
    response = client.get(f"/credentials/{award.public_id}.jwt")
    assert (response.status_code, response["Content-Type"]) == (200, "application/vc+jwt")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["X-Robots-Tag"] == "noindex"
    assert client.get(f"/credentials/{award.public_id}.jwt").content == response.content
    assert verify(response.content).overall == State.PASSED
    assert client.get("/credentials/00000000-0000-4000-8000-000000000000.jwt").status_code == 404
    assert client.post(f"/credentials/{award.public_id}.jwt").status_code == 405


@pytest.mark.covers("S123")
def test_a_stranger_finds_what_checks_a_token(client: Client) -> None:
    award = factories.award()
    token = jose.read(renderings.selective(award, by=None).document.decode().split("~")[0])
    where = token.claims["iss"].split("/", 3)
    published = client.get(f"/.well-known/jwt-vc-issuer/{where[3]}")
    assert published["Access-Control-Allow-Origin"] == "*"
    assert published.json()["issuer"] == token.claims["iss"]
    assert token.header["kid"] in [key["kid"] for key in published.json()["jwks"]["keys"]]
    listed = client.get("/" + token.claims["status"]["status_list"]["uri"].split("/", 3)[3])
    assert listed["Content-Type"] == "application/statuslist+jwt"
    assert listed["Cache-Control"] == "public, max-age=300"
    assert not listed.cookies
    assert client.get("/.well-known/jwt-vc-issuer/issuers/nobody").status_code == 404
    assert client.get("/status/9999/token").status_code == 404


def test_a_lost_key_is_no_longer_published(client: Client) -> None:
    award = factories.award()
    key = award.signing_key
    keys.report_lost(key, since=timezone.now(), by=factories.person())
    assert client.get(f"/.well-known/jwt-vc-issuer/issuers/{award.source.slug}").status_code == 404


def test_lists_from_before_tokens_get_their_token_with_the_next_signing() -> None:
    award = factories.award()
    StatusList.objects.update(token=None)
    copy = renderings.selective(award, by=None)
    assert verify(copy.document).checks[Check.STILL_GOOD].reason == "status_unreachable"
    sign_lists_anew()
    assert verify(copy.document).checks[Check.STILL_GOOD].passed


def _fields(award: IssuedCredential) -> str:
    return f"/credentials/{award.public_id}/fields/"


@pytest.mark.covers("L58")
def test_the_learner_chooses_fields_and_takes_the_file(client: Client) -> None:
    award = factories.award()
    assert award.subject is not None
    client.force_login(award.subject)
    page = client.get(_fields(award)).content.decode()
    assert f"Title: {award.title}" in page
    assert "Results, such as grades: A" in page
    assert "checked" not in page
    paths = making.paths(issuance.document_of(award))
    response = client.post(_fields(award), {"fields_shown": [str(paths.index(TITLE))]})
    assert response["Content-Type"] == "application/dc+sd-jwt"
    assert "attachment" in response["Content-Disposition"]
    verdict = verify(response.content)
    assert (verdict.overall, verdict.facts.title, verdict.facts.results) == (State.PASSED, award.title, ())
    assert verdict.facts.hidden == len(paths) - 1
    nothing = client.post(_fields(award), {})
    assert "Choose one field or more." in nothing.content.decode()


@pytest.mark.covers("L58")
def test_nobody_else_chooses_fields(client: Client) -> None:
    award = factories.award()
    assert client.get(_fields(award)).status_code == 302
    client.force_login(factories.person())
    assert client.get(_fields(award)).status_code == 404
    assert client.post(_fields(award), {"fields_shown": ["0"]}).status_code == 404
    assert not Rendering.objects.exists()


def test_the_page_of_a_record_offers_its_forms(client: Client) -> None:
    award = factories.award()
    page = client.get(f"/credentials/{award.public_id}/").content.decode()
    assert f"/credentials/{award.public_id}.jwt" in page
    assert "/fields/" not in page
    assert award.subject is not None
    client.force_login(award.subject)
    assert _fields(award) in client.get(f"/credentials/{award.public_id}/").content.decode()


def test_the_box_reads_a_token_and_a_selective_copy(client: Client) -> None:
    award = factories.award()
    for made in (renderings.jwt(award, by=None), renderings.selective(award, by=None)):
        answer = client.post("/api/v1/check", made.document, content_type="text/plain").json()
        assert (answer["verdict"], answer["format"]) == ("passed", "OpenBadgeCredential")
        page = client.post("/check/", {"text": made.document.decode()}).content.decode()
        assert award.title in page


def test_a_transcript_offers_each_of_its_lines(client: Client) -> None:
    learner, college = factories.person(), factories.college()
    awards = [factories.award(college, learner, title=f"Course {number}") for number in range(3)]
    transcript = factories.transcript(college, learner, awards)
    client.force_login(learner)
    page = client.get(_fields(transcript)).content.decode()
    assert all(f"Record: Course {number}" in page for number in range(3))
    paths = making.paths(issuance.document_of(transcript))
    chosen = str(paths.index(("credentialSubject", "verifiableCredential", 1)))
    verdict = verify(client.post(_fields(transcript), {"fields_shown": [chosen]}).content)
    assert [line.facts.title for line in verdict.lines] == ["Course 1"]
    assert verdict.lines[0].overall == State.PASSED
