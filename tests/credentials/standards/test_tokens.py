"""Records as JSON web tokens: the same five checks, and nothing that a header says is believed."""

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from credentials.standards.award_facts import ClrFacts
from credentials.standards.clr import clr_credential
from credentials.standards.contexts import CREDENTIALS_1
from credentials.standards.engine import verify
from credentials.standards.jose import base64url
from credentials.standards.verdict import Check, State
from credentials.standards.verification import Challenge, KeyWindow
from tests.credentials.standards.samples import LEARNER, SIGNED_ON, award, envelope, published_list
from tests.credentials.standards.tokens_world import HOLDER, HOLDER_DID, part, said, token, unsigned
from tests.credentials.standards.world import (
    AT,
    COLLEGE,
    COLLEGE_METHOD,
    ENDORSER,
    ENDORSER_SEED,
    LIST,
    World,
    college,
    signer,
)
from tests.support.shared import shared_data

TWICE = b'{"alg":"EdDSA","alg":"none"}'
OB3 = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json"


def _world(*set_indexes: int, **changes: Any) -> World:
    return World(lists={LIST: published_list(*set_indexes)}, **changes)


@pytest.mark.covers("S123", "M6", "U3", "V-30")
def test_a_token_says_what_the_signed_file_says() -> None:
    """V-30: same facts, same checks."""
    as_token, as_file = _world().check(token()), _world().check(award())
    assert as_token.facts == as_file.facts
    assert as_token.checks == as_file.checks
    assert (as_token.overall, as_token.format, as_token.carrier) == (
        State.PASSED,
        "OpenBadgeCredential",
        "JWT",
    )


@pytest.mark.covers("S123", "M1", "V-07")
def test_ten_tokens_of_another_library_hold() -> None:
    """V-07: 10 of 10."""
    found = json.loads(shared_data("credentials", "fixtures", "peer-vc-jwt.json").read_text())
    verdicts = [_world().check(one) for one in found]
    assert [said(verdict, Check.UNCHANGED) for verdict in verdicts] == [("passed", "")] * 10
    assert {said(verdict, Check.WHO_SIGNED) for verdict in verdicts} == {
        ("could_not_check", "signer_not_in_directory")
    }


@pytest.mark.covers("S13")
def test_no_character_of_a_token_can_be_changed() -> None:
    text, world = token(), _world()
    for place in range(0, len(text), 13):
        other = "A" if text[place] != "A" else "B"
        assert world.check(text[:place] + other + text[place + 1 :]).overall != State.PASSED, place


def test_a_cancelled_token_says_so() -> None:
    assert said(_world(4711).check(token()), Check.STILL_GOOD) == ("failed", "revoked")


@pytest.mark.covers("S13", "M1", "V-32")
@pytest.mark.parametrize(
    "header",
    [{"alg": "none"}, {"alg": "HS256"}, {"alg": "ES256K"}, {"alg": 7}, {"crit": ["exp"]}],
    ids=str,
)
def test_an_unsafe_way_of_signing_fails(header: dict[str, Any]) -> None:
    """V-32, row JWT: none, HMAC, an extension that must be understood."""
    verdict = _world().check(token(**header))
    assert said(verdict, Check.UNCHANGED) == ("failed", "algorithm_not_allowed")
    assert verdict.overall == State.FAILED


def test_the_public_key_is_no_shared_secret() -> None:
    signed = f"{part({'alg': 'HS256', 'typ': 'vc+jwt', 'kid': COLLEGE_METHOD})}.{part(unsigned())}"
    forged = hmac.new(signer().public, signed.encode(), hashlib.sha256).digest()
    verdict = _world().check(f"{signed}.{base64url.encode(forged)}")
    assert said(verdict, Check.UNCHANGED) == ("failed", "algorithm_not_allowed")


def test_an_algorithm_of_another_kind_of_key_is_refused() -> None:
    assert said(_world().check(token(alg="ES256")), Check.UNCHANGED) == ("failed", "algorithm_not_allowed")
    assert said(_world().check(token(alg="RS256")), Check.UNCHANGED) == ("failed", "algorithm_not_allowed")
    assert said(_world().check(token(alg="Ed25519")), Check.UNCHANGED) == ("passed", "")


@pytest.mark.covers("M1")
def test_a_key_that_the_file_brings_along_is_only_an_offer() -> None:
    jwk = {"kty": "OKP", "crv": "Ed25519", "x": base64url.encode(signer().public)}
    document = unsigned() | {"issuer": "https://unknown.example.org/issuers/1"}
    for header in ({"kid": None, "jwk": jwk}, {"kid": "https://unknown.example.org/keys/1", "jwk": jwk}):
        verdict = _world().check(token(document, **header))
        assert said(verdict, Check.UNCHANGED) == ("could_not_check", "key_not_confirmed")
        assert verdict.checks[Check.UNCHANGED].detail == "unknown.example.org"
        assert verdict.overall == State.COULD_NOT_CHECK
    mine = {"kty": "OKP", "crv": "Ed25519", "x": base64url.encode(HOLDER.public)}
    stolen = _world().check(token(by=HOLDER, kid=None, jwk=mine))
    assert said(stolen, Check.UNCHANGED) == ("could_not_check", "key_not_confirmed")
    assert stolen.overall != State.PASSED


def test_a_key_in_the_fragment_is_only_an_offer() -> None:
    issuer = "https://unknown.example.org/issuers/1"
    multibase = award()["credentialSubject"]["id"].removeprefix("did:key:")
    document = unsigned() | {"issuer": issuer}
    verdict = _world().check(token(document, by=HOLDER, kid=f"{issuer}#{multibase}"))
    assert verdict.checks[Check.UNCHANGED].reason in ("key_not_confirmed", "content_changed")
    assert not verdict.checks[Check.UNCHANGED].passed


def test_a_known_key_of_someone_else_is_not_the_issuers() -> None:
    other = signer(f"{ENDORSER}#key-1", ENDORSER_SEED)
    verdict = _world().check(token(by=other, kid=f"{ENDORSER}#key-1"))
    assert said(verdict, Check.UNCHANGED) == ("passed", "")
    assert said(verdict, Check.WHO_SIGNED) == ("failed", "not_issuers_key")


def test_a_key_may_be_named_relative_to_the_issuer() -> None:
    for kid in ("#key-2026-1", "key-2026-1"):
        assert _world().check(token(kid=kid)).overall == State.PASSED


@pytest.mark.covers("V-32")
@pytest.mark.parametrize(
    "text",
    [
        token().rsplit(".", 1)[0],
        token() + ".e30",
        token() + "=",
        token().replace(".", "=.", 1),
        token(typ="kb+jwt"),
        token(typ="statuslist+jwt"),
        token(typ=7),
        token(cty="vp"),
        token(unsigned() | {"vc": {}}),
        token({"sub": "x"}, typ="JWT"),
        f"{part(b'[]')}.{part(unsigned())}.AA",
        f"{part(b'{')}.{part(unsigned())}.AA",
        f"{part(TWICE)}.{part(unsigned())}.AA",
        f"{part({'alg': 'EdDSA'})}.{part(TWICE)}.AA",
        f"{part({'alg': 'EdDSA', 'x': 'x' * 5000})}.{part({})}.AA",
        f"{part({'alg': 'EdDSA'})}.{'A' * 600_000}.AA",
        "ey.ey.ey",
        "eyJ",
    ],
    ids=lambda text: text[:20],
)
def test_what_is_no_token_of_a_record_is_refused_with_its_reason(text: str) -> None:
    """V-32, row JWT: parts, padding, other kinds, doubled members, too much of anything."""
    verdict = _world().check(text)
    state, reason = said(verdict, Check.UNCHANGED)
    assert state == "could_not_check"
    assert reason in ("malformed_input", "too_large")


@pytest.mark.parametrize("kind", ["ES256", "ES384", "RS256", "PS256"])
def test_keys_of_every_kind_sign(kind: str) -> None:
    jwk, sign = _key(kind)
    method = {"id": COLLEGE_METHOD, "type": "JsonWebKey", "controller": COLLEGE, "publicKeyJwk": jwk}
    document = {"id": COLLEGE, "verificationMethod": [method], "assertionMethod": [COLLEGE_METHOD]}
    world = _world(sources=[college()])
    world.sources = [college(documents={COLLEGE: document})]
    signed = f"{part({'alg': kind, 'typ': 'vc+jwt', 'kid': COLLEGE_METHOD})}.{part(unsigned())}"
    good = world.check(f"{signed}.{base64url.encode(sign(signed.encode()))}")
    assert said(good, Check.UNCHANGED) == ("passed", "")
    assert said(good, Check.WHO_SIGNED) == ("passed", "")
    bad = world.check(f"{signed}.{base64url.encode(sign(b'something else'))}")
    assert said(bad, Check.UNCHANGED) == ("failed", "content_changed")


def _key(kind: str) -> tuple[dict[str, str], Any]:
    if kind in ("RS256", "PS256"):
        key = rsa.generate_private_key(65537, 2048)
        numbers = key.public_key().public_numbers()
        jwk = {"kty": "RSA", "n": _number(numbers.n, 256), "e": _number(numbers.e, 3)}
        pad = padding.PKCS1v15() if kind == "RS256" else padding.PSS(padding.MGF1(hashes.SHA256()), 32)
        return jwk, lambda data: key.sign(data, pad, hashes.SHA256())
    curve, name, size, digest = {
        "ES256": (ec.SECP256R1(), "P-256", 32, hashes.SHA256()),
        "ES384": (ec.SECP384R1(), "P-384", 48, hashes.SHA384()),
    }[kind]
    private = ec.generate_private_key(curve)
    point = private.public_key().public_numbers()
    jwk = {"kty": "EC", "crv": name, "x": _number(point.x, size), "y": _number(point.y, size)}

    def sign(data: bytes) -> bytes:
        r, s = decode_dss_signature(private.sign(data, ec.ECDSA(digest)))
        return r.to_bytes(size) + s.to_bytes(size)

    return jwk, sign


def _number(value: int, size: int) -> str:
    return base64.urlsafe_b64encode(value.to_bytes(size)).rstrip(b"=").decode()


def _seconds(*day: int) -> int:
    return int(datetime(*day, tzinfo=UTC).timestamp())  # type: ignore[misc, arg-type]


def _old_claims(**changes: Any) -> dict[str, Any]:
    """The older form: what the claims say is not said again inside."""
    inner = {
        "@context": [CREDENTIALS_1, OB3],
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": "Welding",
        "issuer": {"type": ["Profile"], "name": "Riverbend"},
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "achievement": unsigned()["credentialSubject"]["achievement"],
        },
    }
    claims = {
        "iss": COLLEGE,
        "jti": "https://riverbend.example.edu/awards/1",
        "sub": LEARNER,
        "nbf": _seconds(2026, 6, 12),
        "exp": _seconds(2036, 6, 12),
        "vc": inner,
    }
    return claims | changes


@pytest.mark.covers("M19", "M7", "V-15")
def test_the_log_of_the_signed_file_proves_no_time_for_a_token() -> None:
    """V-15: whoever found a lost key could write a token under the id of an old award."""
    lost = college(windows=(KeyWindow(COLLEGE_METHOD, lost=datetime(2026, 7, 1, tzinfo=UTC)),))
    world = _world(sources=[lost], witnessed={award()["id"]})
    assert said(world.check(award()), Check.WHO_SIGNED) == ("passed", "log_proves_time")
    outcome = world.check(token()).checks[Check.WHO_SIGNED]
    assert (outcome.reason, outcome.detail) == ("key_revoked_time_unproven", "2026-07-01")


@pytest.mark.covers("M1")
def test_the_older_form_is_put_back_together() -> None:
    verdict = _world().check(token(_old_claims(), typ="JWT", cty=None))
    assert verdict.overall == State.PASSED, verdict.checks
    assert verdict.facts.credential_id == "https://riverbend.example.edu/awards/1"
    assert (verdict.facts.subject_id, verdict.facts.issuer_id) == (LEARNER, COLLEGE)
    assert verdict.facts.valid_until == datetime(2036, 6, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "claim", "value"),
    [
        ("jti", "jti", "https://riverbend.example.edu/awards/2"),
        ("sub", "sub", "did:key:z6MkehRgf7yJbgaGfYsdoAsKdBPE3dj2CYhowQdcjqSJgvVd"),
        ("nbf", "nbf", _seconds(2026, 6, 13)),
        ("exp", "exp", _seconds(2036, 6, 12)),
        ("iss", "iss", ENDORSER),
    ],
)
def test_a_token_that_says_two_things_fails(name: str, claim: str, value: Any) -> None:
    body = unsigned()
    claims = body | {
        "iss": COLLEGE,
        "jti": body["id"],
        "sub": LEARNER,
        "nbf": _seconds(2026, 6, 12),
    }
    good = _world().check(token(claims, typ="JWT", cty=None))
    assert said(good, Check.UNCHANGED) == ("passed", "")
    bad = _world().check(token(claims | {claim: value}, typ="JWT", cty=None))
    assert said(bad, Check.UNCHANGED) == ("failed", "token_differs")
    assert bad.checks[Check.UNCHANGED].detail == name


def test_the_dates_of_the_token_count_too() -> None:
    ended = _world().check(token(unsigned() | {"exp": _seconds(2026, 11, 22)}))
    assert said(ended, Check.STILL_GOOD) == ("failed", "expired")
    early = _world().check(token(unsigned() | {"nbf": _seconds(2027, 1, 1)}))
    assert said(early, Check.STILL_GOOD) == ("failed", "not_yet_valid")
    odd = _world().check(token(unsigned() | {"exp": "soon"}))
    assert said(odd, Check.UNCHANGED) == ("could_not_check", "malformed_input")


@pytest.mark.covers("V-34")
def test_words_of_an_unknown_or_own_dictionary_are_never_good() -> None:
    """V-34 for tokens."""
    document = unsigned()
    inline = document | {"@context": [*document["@context"], {"name": "https://example.org/x"}]}
    assert said(_world().check(token(inline)), Check.UNCHANGED) == ("failed", "inline_context_refused")
    other = document | {"@context": [*document["@context"], "https://example.org/context"]}
    assert said(_world().check(token(other)), Check.UNCHANGED) == ("could_not_check", "unknown_context")


def _presentation(**changes: Any) -> dict[str, Any]:
    return {
        "@context": ["https://www.w3.org/ns/credentials/v2"],
        "type": ["VerifiablePresentation"],
        "holder": HOLDER_DID,
        "verifiableCredential": [
            {
                "@context": "https://www.w3.org/ns/credentials/v2",
                "type": "EnvelopedVerifiableCredential",
                "id": f"data:application/vc+jwt,{token(_about_holder())}",
            }
        ],
        "nonce": "n-1",
        "aud": "https://employer.example.com",
    } | changes


def _about_holder() -> dict[str, Any]:
    document = unsigned()
    return document | {"credentialSubject": document["credentialSubject"] | {"id": HOLDER_DID}}


def _vp(claims: dict[str, Any], **header: Any) -> str:
    method = f"{HOLDER_DID}#{HOLDER_DID.removeprefix('did:key:')}"
    return token(claims, by=HOLDER, **{"typ": "vp+jwt", "cty": None, "kid": method} | header)


def _asked(nonce: str = "n-1", audience: str = "https://employer.example.com") -> Challenge:
    return Challenge(nonce, audience)


def _answer(text: str, challenge: Challenge | None) -> Any:
    world = _world()
    return verify(text, at=AT, directory=world, resolver=world, challenge=challenge)


@pytest.mark.covers("L58", "V-24")
def test_a_presentation_answers_whoever_asked_and_nobody_else() -> None:
    """V-24: replayed, or made for someone else."""
    verdict = _answer(_vp(_presentation()), _asked())
    assert said(verdict, Check.UNCHANGED) == ("passed", "")
    assert said(verdict, Check.STILL_GOOD) == ("passed", "")
    assert verdict.lines[0].overall == State.PASSED
    assert said(verdict.lines[0], Check.ABOUT_THIS_PERSON) == ("passed", "holder")
    for challenge in (_asked(nonce="n-2"), _asked(audience="https://other.example.com")):
        other = _answer(_vp(_presentation()), challenge)
        assert other.overall == State.FAILED
        assert said(other, Check.STILL_GOOD) == ("failed", "nonce_differs")
        assert said(other.lines[0], Check.ABOUT_THIS_PERSON) == ("could_not_check", "no_person_given")
    unasked = _answer(_vp(_presentation()), None)
    assert said(unasked, Check.STILL_GOOD) == ("could_not_check", "challenge_not_ours")


def test_the_older_presentation_names_its_holder_outside() -> None:
    inner = _presentation(holder=None, verifiableCredential=[token(_about_holder())])
    body = {name: value for name, value in inner.items() if name not in ("holder", "nonce", "aud")}
    claims = {"iss": HOLDER_DID, "nonce": "n-1", "aud": ["https://employer.example.com"], "vp": body}
    verdict = _answer(_vp(claims, typ="JWT"), _asked())
    assert verdict.checks[Check.UNCHANGED].passed
    assert said(verdict.lines[0], Check.ABOUT_THIS_PERSON) == ("passed", "holder")


def test_an_envelope_gives_the_verdict_of_what_is_inside() -> None:
    envelope = _presentation()["verifiableCredential"][0]
    assert _world().check(envelope).overall == State.PASSED
    whole = {
        "@context": "https://www.w3.org/ns/credentials/v2",
        "type": "EnvelopedVerifiablePresentation",
        "id": f"data:application/vp+jwt,{_vp(_presentation())}",
    }
    assert len(_answer(json.dumps(whole), _asked()).lines) == 1


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        (f"data:application/jwt,{token()}", "unsupported_format"),
        (f"data:application/vp+jwt,{token()}", "unsupported_format"),
        (f"data:application/dc+sd-jwt,{token()}", "malformed_input"),
        (f"data:application/vc+jwt;base64,{token()}", "malformed_input"),
        ("data:text/html,<script>alert(1)</script>", "malformed_input"),
        ("https://example.org/", "malformed_input"),
        (f"data:application/vc+jwt,{token()}\n", "malformed_input"),
        (7, "malformed_input"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_an_envelope_of_another_kind_is_refused(address: Any, reason: str) -> None:
    document = {"@context": [], "type": ["EnvelopedVerifiableCredential"], "id": address}
    assert said(_world().check(document), Check.UNCHANGED) == ("could_not_check", reason)


def test_an_enveloped_line_about_someone_else_is_told() -> None:
    lines = tuple(
        {"type": "EnvelopedVerifiableCredential", "id": f"data:application/vc+jwt,{token(one)}"}
        for one in (unsigned(), _about_holder() | {"credentialSubject": {"id": ENDORSER, "type": ["X"]}})
    )
    clr = clr_credential(ClrFacts("Transcript", lines, awarded_at=SIGNED_ON), envelope(100, 100))
    verdict = _world().check(token(clr))
    assert said(verdict.lines[0], Check.ABOUT_THIS_PERSON) != ("failed", "subject_differs")
    assert said(verdict.lines[1], Check.ABOUT_THIS_PERSON) == ("failed", "subject_differs")
