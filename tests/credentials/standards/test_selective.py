"""Records whose holder leaves fields out: what is shown was signed, what is hidden stays hidden."""

import json
import zlib
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from credentials.standards import jose
from credentials.standards.award_facts import ClrFacts
from credentials.standards.clr import clr_credential
from credentials.standards.engine import verify
from credentials.standards.jose import base64url
from credentials.standards.sd_jwt import disclosures, making, presented
from credentials.standards.sd_jwt.disclosures import digest_of
from credentials.standards.verdict import Check, State, Verdict
from credentials.standards.verification import Challenge, PersonHint, Scope
from tests.credentials.standards.samples import SIGNED_ON, award, envelope, published_list
from tests.credentials.standards.tokens_world import (
    HOLDER_JWK,
    TOKEN_LIST,
    bound,
    part,
    said,
    selective,
    status_token,
    token,
    world,
)
from tests.credentials.standards.world import AT, COLLEGE, COLLEGE_METHOD, LIST, college, signed, signer

TITLE = ("credentialSubject", "achievement", "name")
RESULT = ("credentialSubject", "result")
ISSUER_URL = "https://passport.example.gov/issuers/riverbend"
KEYS_URL = "https://passport.example.gov/.well-known/jwt-vc-issuer/issuers/riverbend"


def _only(*chosen: Any, document: dict[str, Any] | None = None, **changes: Any) -> str:
    """The token as its holder hands it over: with these fields and no others."""
    document = document or award()
    text = selective(document, **changes)
    pairs = zip(making.paths(document), presented.read(text).disclosures, strict=True)
    return presented.without(text, frozenset(one for path, one in pairs if path not in chosen))


@pytest.mark.covers("S123", "M1", "V-30")
def test_a_whole_selective_copy_passes_with_the_same_facts() -> None:
    """V-30 for SD-JWT."""
    verdict = world().check(selective())
    assert verdict.overall == State.PASSED, verdict.checks
    assert (verdict.format, verdict.carrier, verdict.facts.hidden) == ("OpenBadgeCredential", "SD-JWT", 0)
    assert verdict.facts == world().check(award()).facts


@pytest.mark.covers("L58", "V-24")
def test_a_hidden_field_stays_hidden_and_is_counted() -> None:
    """V-24: the file that is handed over does not hold what was left out, in no spelling."""
    text = _only(TITLE)
    verdict = world().check(text)
    assert verdict.overall == State.PASSED, verdict.checks
    assert (verdict.facts.title, verdict.facts.results) == (
        "Welding Technology, Certificate of Achievement",
        (),
    )
    assert verdict.facts.hidden == len(making.paths(award())) - 1
    raw = b" ".join(base64url.decode(one) for one in text.replace("~", ".").split(".") if one)
    for hidden in (b"LetterGrade", b'"B"', b"identityHash", b"18.5", award()["id"].encode()):
        assert hidden not in raw, hidden


@pytest.mark.covers("L58", "V-32")
@pytest.mark.parametrize("number", range(4))
def test_disclosures_that_were_not_signed_fail(number: int) -> None:
    """V-32, row SD-JWT: changed, doubled, unreferenced, unreadable."""
    text = _only(TITLE)
    own = presented.read(text).disclosures[0]
    changed = part(["salt", "name", "Doctor of Medicine"])
    bad = [
        text.replace(own, changed),
        f"{text}{own}~",
        f"{text}{part(['salt', 'honours', True])}~",
        text.replace(own, own[:-2]),
    ]
    verdict = world().check(bad[number])
    assert said(verdict, Check.UNCHANGED) == ("failed", "disclosure_not_signed")
    assert verdict.facts.title == ""


def _made(claims: dict[str, Any], *texts: str, **header: Any) -> str:
    given = {"iss": COLLEGE, "vct": "https://example.org/card", "nbf": 1_780_000_000} | claims
    return "~".join([token(given, typ="dc+sd-jwt", cty=None, **header), *texts, ""])


def test_decoys_nested_and_listed_digests_open_as_they_were_signed() -> None:
    city, street = part(["s1", "city", "Fresno"]), part(["s2", "street", "Elm"])
    address = part(["s3", "address", {"_sd": [digest_of(city), digest_of(street)], "zip": "93701"}])
    skill = part(["s4", {"level": 3}])
    claims = {
        "_sd": [digest_of(address), digest_of("decoy")],
        "skills": [{"...": digest_of(skill)}, {"...": digest_of("another decoy")}, "open"],
        "_sd_alg": "sha-256",
    }
    verdict = world().check(_made(claims, address, city, skill))
    assert verdict.checks[Check.UNCHANGED].passed
    assert set(verdict.facts.rows) == {
        ("address zip", "93701"),
        ("address city", "Fresno"),
        ("skills level", "3"),
        ("skills", "open"),
    }
    assert verdict.facts.hidden == 3


@pytest.mark.parametrize(
    ("claims", "texts", "reason"),
    [
        ({"_sd_alg": "sha-512"}, [], "algorithm_not_allowed"),
        ({"_sd": [digest_of("x"), digest_of("x")]}, [], "disclosure_not_signed"),
        ({"_sd": [digest_of(part(["s", "iss", "x"]))]}, [part(["s", "iss", "x"])], "disclosure_not_signed"),
        ({"_sd": [digest_of(part(["s", "vct", "x"]))]}, [part(["s", "vct", "x"])], "disclosure_not_signed"),
        ({"_sd": [digest_of(part(["s", "_sd", []]))]}, [part(["s", "_sd", []])], "disclosure_not_signed"),
        ({"_sd": [digest_of(part(["s", "...", "x"]))]}, [part(["s", "...", "x"])], "disclosure_not_signed"),
        ({"_sd": [digest_of(part(["s", "a", 1]))], "a": 2}, [part(["s", "a", 1])], "disclosure_not_signed"),
        ({"_sd": [digest_of(part(["s", 1]))]}, [part(["s", 1])], "disclosure_not_signed"),
        ({"x": [{"...": digest_of(part(["s", "a", 1]))}]}, [part(["s", "a", 1])], "disclosure_not_signed"),
        ({"x": [{"...": digest_of("x"), "more": 1}]}, [], "disclosure_not_signed"),
        ({"x": {"_sd_alg": "sha-256"}}, [], "disclosure_not_signed"),
    ],
    ids=str,
)
def test_reserved_names_and_wrong_places_fail(claims: dict[str, Any], texts: list[str], reason: str) -> None:
    assert said(world().check(_made(claims, *texts)), Check.UNCHANGED) == ("failed", reason)


@pytest.mark.parametrize(
    "claims", [{"_sd": "x"}, {"_sd": [1]}, {"x": [{"...": 7}]}, {"vct": 7}, {"nbf": "x"}]
)
def test_what_cannot_be_read_is_refused(claims: dict[str, Any]) -> None:
    assert said(world().check(_made(claims)), Check.UNCHANGED) == ("could_not_check", "malformed_input")


@pytest.mark.parametrize("typ", ["JWT", "vc+jwt", "kb+jwt", None])
def test_only_tokens_of_this_kind_may_have_disclosures(typ: str | None) -> None:
    text = token({"iss": COLLEGE, "vct": "x"}, typ=typ) + "~"
    assert said(world().check(text), Check.UNCHANGED) == ("could_not_check", "malformed_input")


def test_a_disclosure_can_not_hold_itself_or_nest_for_ever() -> None:
    chain = [part(["s", "deep", 1])]
    for number in range(80):
        chain.append(part([str(number), "deep", {"_sd": [digest_of(chain[-1])]}]))
    verdict = world().check(_made({"_sd": [digest_of(chain[-1])]}, *chain))
    assert said(verdict, Check.UNCHANGED) == ("could_not_check", "malformed_input")


# Who holds it


def _asked(text: str, nonce: str = "n-1", audience: str = "https://employer.example.com") -> Verdict:
    here = world()
    return verify(text, at=AT, directory=here, resolver=here, challenge=Challenge(nonce, audience))


@pytest.mark.covers("L58")
def test_the_holder_who_was_asked_is_recognized() -> None:
    verdict = _asked(bound(_only(TITLE)))
    assert verdict.overall == State.PASSED, verdict.checks
    assert said(verdict, Check.ABOUT_THIS_PERSON) == ("passed", "holder")
    assert said(world().check(bound(_only(TITLE))), Check.ABOUT_THIS_PERSON) == (
        "could_not_check",
        "challenge_not_ours",
    )
    assert said(_asked(_only(TITLE)), Check.ABOUT_THIS_PERSON) == ("could_not_check", "no_holder_proof")


@pytest.mark.covers("L58", "V-24")
def test_a_replay_and_a_wrong_audience_fail() -> None:
    """V-24."""
    text = bound(_only(TITLE))
    assert said(_asked(text, nonce="n-2"), Check.ABOUT_THIS_PERSON) == ("failed", "nonce_differs")
    other = _asked(text, audience="https://other.example.com")
    assert said(other, Check.ABOUT_THIS_PERSON) == ("failed", "nonce_differs")
    old = bound(_only(TITLE), iat=int((AT - timedelta(minutes=11)).timestamp()))
    assert said(_asked(old), Check.ABOUT_THIS_PERSON) == ("failed", "nonce_differs")
    early = bound(_only(TITLE), iat=int((AT + timedelta(hours=1)).timestamp()))
    assert said(_asked(early), Check.ABOUT_THIS_PERSON) == ("failed", "nonce_differs")


@pytest.mark.parametrize("number", range(6))
def test_a_holders_signature_that_does_not_fit_fails(number: int) -> None:
    text = _only(TITLE)
    more = _only(TITLE, RESULT)
    bad = [
        bound(text, by=signer()),
        bound(text, typ="JWT"),
        bound(text, sd_hash=digest_of(more)),
        more + bound(text).rsplit("~", 1)[1],
        bound(text, nonce=7),
        bound(_only(TITLE, holder=None)),
    ]
    verdict = _asked(bad[number])
    assert said(verdict, Check.ABOUT_THIS_PERSON) == ("failed", "holder_proof_broken")
    assert verdict.overall == State.FAILED


def test_what_was_left_out_is_not_called_absent() -> None:
    """With name and id hidden nobody may say that the record names no person, or is out of scope."""
    text = _only(TITLE)
    here = world(sources=[college(scopes=(Scope(frozenset({"Certificate"}), ends=AT.date()),))])
    assert said(here.check(text), Check.ABOUT_THIS_PERSON) == ("could_not_check", "no_person_given")
    typed = here.check(text, person=PersonHint(typed="reed@example.org"))
    assert said(typed, Check.ABOUT_THIS_PERSON) == ("could_not_check", "field_left_out")
    ended = world(sources=[college(scopes=(Scope(frozenset({"Degree"})),))])
    assert said(ended.check(text), Check.ALLOWED_TO_ISSUE) == ("could_not_check", "field_left_out")
    assert said(ended.check(selective()), Check.ALLOWED_TO_ISSUE) == ("failed", "outside_scope")


# Still good


@pytest.mark.covers("M1")
def test_a_list_of_tokens_tells_what_was_taken_back() -> None:
    assert said(world(4711).check(selective()), Check.STILL_GOOD) == ("failed", "revoked")
    assert said(world(4710, 4712).check(selective()), Check.STILL_GOOD) == ("passed", "")
    missing = world()
    missing.published.clear()
    outcome = missing.check(selective()).checks[Check.STILL_GOOD]
    assert (outcome.reason, outcome.detail) == ("status_unreachable", "passport.example.gov")


def _listed(**changes: Any) -> tuple[str, str]:
    here = world()
    here.published[TOKEN_LIST] = status_token(**changes)
    return said(here.check(selective()), Check.STILL_GOOD)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"sub": "https://passport.example.gov/status/8/token"}, "status_verification_error"),
        ({"exp": 1_780_000_000}, "status_stale"),
        ({"iat": 1_980_000_000}, "status_stale"),
        ({"status_list": {"bits": 3, "lst": "AA"}}, "malformed_value_error"),
        ({"status_list": {"bits": 1, "lst": "AA"}}, "malformed_value_error"),
        ({"status_list": {"bits": 1, "lst": base64url.encode(zlib.compress(b"0"))}}, "range_error"),
        ({"status_list": None}, "malformed_value_error"),
    ],
    ids=str,
)
def test_a_list_that_cannot_be_trusted_is_never_green(changes: dict[str, Any], reason: str) -> None:
    assert _listed(**changes) == ("could_not_check", reason)


def test_a_list_signed_by_someone_else_is_not_trusted() -> None:
    here = world()
    first = status_token().decode()
    here.published[TOKEN_LIST] = (first.rsplit(".", 1)[0] + ".AAAA").encode()
    assert said(here.check(selective()), Check.STILL_GOOD) == ("could_not_check", "status_verification_error")
    here.published[TOKEN_LIST] = b"<html>"
    assert said(here.check(selective()), Check.STILL_GOOD) == ("could_not_check", "status_verification_error")


@pytest.mark.parametrize(
    ("value", "said_"), [(0, ("passed", "")), (1, ("failed", "revoked")), (2, ("failed", "suspended"))]
)
def test_wider_entries_say_more(value: int, said_: tuple[str, str]) -> None:
    packed = bytearray(2000)
    packed[4711 // 4] |= value << 4711 % 4 * 2
    lst = base64url.encode(zlib.compress(bytes(packed)))
    assert _listed(status_list={"bits": 2, "lst": lst}) == said_


def test_an_entry_that_is_no_place_is_never_green() -> None:
    for status in ({}, {"status_list": {"idx": -1, "uri": TOKEN_LIST}}, {"status_list": {"idx": 1}}, 7):
        verdict = world().check(_made({"status": status}))
        assert verdict.checks[Check.STILL_GOOD].state == State.COULD_NOT_CHECK


def test_a_copy_ends_when_it_says() -> None:
    ended = selective(ends=datetime(2026, 11, 22, tzinfo=UTC))
    assert said(world().check(ended), Check.STILL_GOOD) == ("failed", "expired")


# Whose key


def _keys(**changes: Any) -> bytes:
    jwk = {
        "kty": "OKP",
        "crv": "Ed25519",
        "x": base64url.encode(signer().public),
        "kid": COLLEGE_METHOD,
    }
    return json.dumps({"issuer": ISSUER_URL, "jwks": {"keys": [jwk | changes]}}).encode()


@pytest.mark.covers("S123")
def test_an_address_may_publish_the_keys_of_the_source() -> None:
    here = world()
    here.published[KEYS_URL] = _keys()
    verdict = here.check(selective(iss=ISSUER_URL))
    assert verdict.overall == State.PASSED, verdict.checks
    assert said(verdict, Check.WHO_SIGNED) == ("passed", "")


def test_an_address_that_publishes_other_keys_does_not_speak_for_the_source() -> None:
    here = world()
    here.published[KEYS_URL] = _keys(x=HOLDER_JWK["x"])
    assert not here.check(selective(iss=ISSUER_URL)).checks[Check.UNCHANGED].passed
    here.published[KEYS_URL] = _keys(kid="another")
    assert said(here.check(selective(iss=ISSUER_URL)), Check.UNCHANGED) == (
        "could_not_check",
        "key_not_confirmed",
    )
    here.published[KEYS_URL] = b"<html>"
    verdict = here.check(selective(iss=ISSUER_URL))
    assert said(verdict, Check.UNCHANGED) == ("could_not_check", "key_not_confirmed")
    del here.published[KEYS_URL]
    outcome = here.check(selective(iss=ISSUER_URL)).checks[Check.UNCHANGED]
    assert (outcome.reason, outcome.detail) == ("key_unreachable", "passport.example.gov")


def test_another_name_outside_than_inside_fails() -> None:
    verdict = world().check(selective(iss="did:web:other.example.org"))
    assert said(verdict, Check.UNCHANGED) == ("failed", "token_differs")


def test_a_certificate_in_the_header_is_only_an_offer() -> None:
    for claims in ({"iss": "https://school.example.org"}, {"iss": None}):
        given = {name: value for name, value in ({"vct": "x"} | claims).items() if value}
        text = token(given, typ="dc+sd-jwt", cty=None, kid=None, x5c=["MIIB"]) + "~"
        assert said(world().check(text), Check.UNCHANGED) == ("could_not_check", "key_not_confirmed")


# Transcripts


@pytest.mark.covers("L58")
def test_a_transcript_shows_the_lines_that_its_learner_chose() -> None:
    lines = (award(1, 10), award(2, 20))
    clr = signed(clr_credential(ClrFacts("Transcript", lines, awarded_at=SIGNED_ON), envelope(100, 100)))
    text = _only(("credentialSubject", "verifiableCredential", 1), document=clr)
    here = world()
    here.lists[LIST] = published_list()
    verdict = here.check(text)
    assert verdict.overall == State.PASSED, verdict.checks
    assert [line.facts.credential_id for line in verdict.lines] == [lines[1]["id"]]
    assert verdict.lines[0].overall == State.PASSED
    assert lines[0]["id"].encode() not in b"".join(map(base64url.decode, presented.read(text).disclosures))


def test_fields_that_were_never_asked_for_leave_no_digest() -> None:
    """A copy for one share says that something was left out, not how much."""
    text = selective(only={TITLE})
    opened = disclosures.open_(jose.read(text.split("~")[0]).claims, [])
    assert opened.hidden == 2  # the title, and one place that opens nothing
    assert world().check(text).facts.hidden == 1
