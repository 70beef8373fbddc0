"""Tokens in a data: address (VCDM 2.0 sections 4.12.1 and 4.12.2), and bodies that nobody would write."""

import json
import random
from copy import deepcopy
from typing import Any

import pytest

from credentials.standards.data_integrity.signing import LocalSigner
from credentials.standards.did import key as did_key
from credentials.standards.jose import signing
from tests.credentials.vc_api.calls import V2, credential, issued, post, reasons, verify, verify_presentation

pytestmark = pytest.mark.covers("L58")


def _signer(seed: int) -> LocalSigner:
    raw = bytes(range(seed, seed + 32))
    did = did_key.did_of(LocalSigner.of_seed("", raw).public)
    return LocalSigner.of_seed(f"{did}#{did.removeprefix('did:key:')}", raw)


ISSUER, HOLDER = _signer(0), _signer(32)


def _did(signer: LocalSigner) -> str:
    return signer.method.partition("#")[0]


def _envelope(kind: str, claims: dict[str, Any], signer: LocalSigner, **changes: Any) -> dict[str, Any]:
    token = signing.sign({"typ": f"{kind}+jwt", "kid": signer.method}, claims, signer)
    name = "Credential" if kind == "vc" else "Presentation"
    found = {
        "@context": V2,
        "type": f"EnvelopedVerifiable{name}",
        "id": f"data:application/{kind}+jwt,{token}",
    }
    return {name: value for name, value in (found | changes).items() if value is not None}


def _enveloped(**changes: Any) -> dict[str, Any]:
    return _envelope("vc", credential(issuer=_did(ISSUER)), ISSUER, **changes)


def _shown(*inside: Any, **claims: Any) -> dict[str, Any]:
    document = {
        "@context": [V2],
        "type": ["VerifiablePresentation"],
        "holder": _did(HOLDER),
        "verifiableCredential": list(inside),
    }
    return _envelope("vp", document | claims, HOLDER)


def test_what_is_in_an_envelope_verifies() -> None:
    assert reasons(verify(_enveloped())) == set()
    assert reasons(verify(_enveloped(**{"@context": [V2]}))) == set()
    assert reasons(verify_presentation(_shown(_enveloped(), issued()))) == set()


@pytest.mark.parametrize(
    "changes",
    [
        {"@context": None},
        {"@context": []},
        {"@context": "https://www.w3.org/ns/credentials/examples/v2"},
        {"type": None},
        {"type": ["VerifiableCredential"]},
        {"id": None},
        {"id": "eyJhbGciOiJFZERTQSJ9.e30.AA"},
        {"id": "data:text/plain,hello"},
        {"id": 7},
    ],
)
def test_an_envelope_of_another_form_is_refused(changes: dict[str, Any]) -> None:
    assert reasons(verify(_enveloped(**changes))) & {"malformed_input", "unsupported_format"}


def test_a_changed_token_and_another_signer_are_named() -> None:
    good = _enveloped()
    assert reasons(verify(good | {"id": good["id"][:-6] + "AAAAAA"})) & {"content_changed", "malformed_input"}
    other = _envelope("vc", credential(issuer=_did(HOLDER)), ISSUER)
    assert "not_issuers_key" in reasons(verify(other))


def test_what_is_wrong_inside_an_enveloped_presentation_is_told() -> None:
    changed = issued() | {"name": "Other"}
    assert reasons(verify_presentation(_shown(changed))) == {"content_changed"}
    late = _envelope(
        "vc", credential(issuer=_did(ISSUER), validUntil="2020-01-01T00:00:00Z", validFrom=None), ISSUER
    )
    assert reasons(verify(late)) == {"expired"}


def test_challenge_and_domain_of_an_enveloped_presentation_are_compared() -> None:
    shown = _shown(nonce="n-1", aud="portal.example")
    assert reasons(verify_presentation(shown, challenge="n-1", domain="portal.example")) == set()
    assert reasons(verify_presentation(shown, challenge="n-2", domain="portal.example")) == {"nonce_differs"}
    assert reasons(verify_presentation(shown, challenge="n-1", domain="other.example")) == {"nonce_differs"}
    assert reasons(verify_presentation(shown, challenge="n-1")) == {"challenge_differs"}


_STRANGE: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1e300,
    "",
    "\ud800",
    "\x00",
    "javascript:alert(1)",
    [],
    [[]],
    [None],
    {},
    {"@id": 1},
    {"@value": []},
    {"@context": 7},
    "did:key:z",
    "https://[",
    "a" * 300,
)


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = (
        list(value.items())
        if isinstance(value, dict)
        else list(enumerate(value))
        if isinstance(value, list)
        else []
    )
    return [path] * bool(path) + [place for key, one in inner for place in _places(one, (*path, key))]


def _put(document: Any, path: tuple[Any, ...], value: Any) -> None:
    for key in path[:-1]:
        document = document[key]
    document[path[-1]] = value


@pytest.mark.covers("L8", "V-32")
@pytest.mark.parametrize("door", ["credentials/verify", "presentations/verify", "credentials/issue"])
def test_no_member_can_be_so_strange_that_the_door_breaks(door: str) -> None:
    """V-32: each member in turn becomes each strange value; the answer is a verdict, never a 500."""
    options = {"checks": ["proof", "credentialStatus"], "challenge": "a", "domain": "b", "created": None}
    bodies = {
        "credentials/verify": {"verifiableCredential": issued(), "options": options},
        "presentations/verify": {"verifiablePresentation": _presentation(), "options": options},
        "credentials/issue": {
            "credential": credential(name="A"),
            "options": {"created": "2026-01-01T00:00:00Z"},
        },
    }
    chance = random.Random(door)
    places = _places(bodies[door])
    for path in places:
        for value in chance.sample(_STRANGE, 4):
            body = deepcopy(bodies[door])
            _put(body, path, value)
            status, answer = post(door, json.dumps(body))
            assert status in (200, 201, 400), (path, value)
            assert status != 400 or answer["problemDetails"][0]["reason"], (path, value)


def _presentation() -> dict[str, Any]:
    shown = {
        "@context": [V2],
        "type": ["VerifiablePresentation"],
        "holder": _did(HOLDER),
        "verifiableCredential": [issued(), _enveloped()],
    }
    return shown | {"proof": issued()["proof"]}
