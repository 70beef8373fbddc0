"""What the data model forbids is not signed, and the answer says why (VCDM 2.0, section numbers beside each case)."""

from typing import Any

import pytest

from tests.credentials.vc_api.calls import EXAMPLES, V1, V2, credential, issue, issued, reasons, verify

_OWN = {"Own": "https://example.org/#Own"}
_BAD: dict[str, dict[str, Any]] = {
    "4.3 no context": {"@context": None},
    "4.3 other first context": {"@context": [EXAMPLES, V2]},
    "4.3 context is one text": {"@context": V2},
    "4.3 a context that is no address": {"@context": [V2, "https ://not-a-url/v1"]},
    "4.3 a context that is a number": {"@context": [V2, 123]},
    "4.3 an unknown context": {"@context": [V2, "https://example.com/unknown"]},
    "4.4 id is empty": {"id": ""},
    "4.4 id is no address": {"id": "not a url"},
    "4.4 two ids": {"id": ["urn:uuid:1", "urn:uuid:2"]},
    "4.4 id is null": {"id": 7},
    "4.4 subject with two ids": {"credentialSubject": {"id": ["did:example:a", "did:example:b"]}},
    "4.5 no type": {"type": None},
    "4.5 not a credential": {"@context": [V2, _OWN], "type": ["Own"]},
    "4.5 a type that nothing defines": {"type": ["VerifiableCredential", "Undefined"]},
    "4.5 a type that is no address": {
        "@context": [V2, {"Own": "own"}],
        "type": ["VerifiableCredential", "Own"],
    },
    "4.6 name with more members": {"name": {"@value": "A", "@language": "en", "url": "did:example:1"}},
    "4.6 description with more members": {"description": {"@value": "A", "extra": "b"}},
    "4.6 issuer name with more members": {"issuer": {"id": "did:example:i", "name": {"@value": "A", "x": 1}}},
    "4.7 issuer is no address": {"issuer": "not a url"},
    "4.7 issuer id is null": {"issuer": {"id": None}},
    "4.7 issuer id is no address": {"issuer": {"id": "not a url"}},
    "4.8 no subject": {"credentialSubject": None},
    "4.8 an empty subject": {"credentialSubject": {}},
    "4.8 one of two is empty": {"credentialSubject": [{"id": "did:example:a"}, {}]},
    "4.9 validFrom is a word": {"validFrom": "today"},
    "4.9 validUntil without zone": {"validUntil": "2030-01-01T00:00:00"},
    "4.9 ends before it begins": {"validFrom": "2030-01-01T00:00:00Z", "validUntil": "2029-01-01T00:00:00Z"},
    "4.10 status without type": {"credentialStatus": {"id": "did:example:status"}},
    "4.10 status with two ids": {
        "credentialStatus": {"id": ["did:example:a", "did:example:b"], "type": "BitstringStatusListEntry"}
    },
    "4.10 status type that nothing defines": {
        "credentialStatus": {"id": "did:example:s", "type": "Undefined"}
    },
    "4.11 schema without type": {"credentialSchema": {"id": "did:example:schema"}},
    "4.11 schema without id": {"credentialSchema": {"type": "https://example.org/#Schema"}},
    "4.11 schema id is a number": {"credentialSchema": {"id": 1, "type": "https://example.org/#Schema"}},
    "5.2 a context that redefines": {
        "@context": [V2, {"VerifiableCredential": "https://example.org/#Other"}],
    },
    "5.2 a later one that redefines": {
        "@context": [V2, {"@protected": True, **_OWN}, {"Own": "https://example.org/#Other"}],
        "type": ["VerifiableCredential", "Own"],
    },
    "5.3 related resource is text": {"relatedResource": ["https://example.org/a"]},
    "5.3 related resource without id": {"relatedResource": [{"digestSRI": "sha256-AA=="}]},
    "5.3 related resource without digest": {"relatedResource": [{"id": "https://example.org/a"}]},
    "5.3 related resource twice": {
        "relatedResource": [{"id": "https://example.org/a", "digestSRI": "sha256-AA=="}] * 2
    },
    "5.3 digest that differs": {"relatedResource": [{"id": V2, "digestSRI": "sha384-" + "A" * 64}]},
    "5.3 other digest that differs": {"relatedResource": [{"id": V2, "digestMultibase": "u" + "A" * 43}]},
    "5.4 refresh service without type": {"refreshService": {"id": "did:example:r"}},
    "5.5 terms of use without type": {"termsOfUse": {"id": "did:example:t"}},
    "5.6 evidence without type": {"evidence": [{"id": "did:example:e"}]},
    "undefined term": {"credentialSubject": {"id": "did:example:s", "undefinedTerm": "x"}},
    "undefined member beside": {"statusEntry": {"type": "BitstringStatusListEntry", "statusListIndex": True}},
}


@pytest.mark.covers("L58", "S123")
@pytest.mark.parametrize("rule", _BAD)
def test_what_breaks_a_must_is_refused_with_its_reason(rule: str) -> None:
    answer = issue(credential(**_BAD[rule]))
    assert answer[0] == 400, rule
    assert reasons(answer) & {"malformed_input", "unknown_context", "unsigned_content", "content_changed"}
    assert answer[1]["problemDetails"][0]["type"].startswith("https://")


_GOOD: dict[str, dict[str, Any]] = {
    "nothing more": {},
    "4.3 a vocabulary": {"@context": [V2, EXAMPLES]},
    "4.3 a context of its own": {"@context": [V2, _OWN], "type": ["VerifiableCredential", "Own"]},
    "4.4 no id": {"id": None},
    "4.5 a type that is an address": {"type": ["VerifiableCredential", "https://example.org/#Own"]},
    "4.5 credential type in the middle": {
        "type": ["https://example.org/#A", "VerifiableCredential", "https://example.org/#B"]
    },
    "4.6 name": {"name": "A name", "description": "Words"},
    "4.6 a name with language and direction": {
        "name": {"@value": "HTML", "@language": "ar", "@direction": "rtl"}
    },
    "4.6 names in three languages": {
        "name": [{"@value": "Dog", "@language": "en"}, {"@value": "Chien", "@language": "fr"}]
    },
    "4.7 issuer as an object": {"issuer": {"id": "did:example:i", "name": "Example University"}},
    "4.8 two subjects": {"credentialSubject": [{"id": "did:example:a"}, {"id": "did:example:b"}]},
    "4.9 milliseconds and zone": {
        "validFrom": "2020-01-01T00:00:00.123-03:00",
        "validUntil": "2090-12-31T00:00:00+02:00",
    },
    "4.10 a status of another kind": {
        "@context": [V2, {"List2017": "https://example.org/#List2017"}],
        "credentialStatus": {"id": "did:example:status", "type": "List2017"},
    },
    "4.11 two schemas": {
        "credentialSchema": [
            {"id": "did:example:1", "type": "https://example.org/#Schema"},
            {"id": "did:example:2", "type": "https://example.org/#Schema"},
        ]
    },
    "5.3 published digests": {
        "relatedResource": [
            {
                "id": V2,
                "mediaType": "application/ld+json",
                "digestSRI": "sha384-l/HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4/Tje8YyzYBM8IhqjHWiWpr8+ZbYU",
                "digestMultibase": "uWZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzQ",
            }
        ]
    },
    "5.3 a resource that is not here": {
        "relatedResource": [{"id": "https://example.org/a", "digestSRI": "sha256-" + "A" * 43 + "="}]
    },
    "5.4 refresh services": {
        "refreshService": [{"id": "did:example:r", "type": "https://example.org/#Refresh"}]
    },
    "5.5 terms of use": {"termsOfUse": [{"type": "https://example.org/#Terms"}]},
    "5.6 evidence": {"evidence": [{"type": "https://example.org/#E"}, {"type": "https://example.org/#E"}]},
}


@pytest.mark.covers("L58", "S123")
@pytest.mark.parametrize("suite", ["eddsa-rdfc-2022", "eddsa-jcs-2022"])
@pytest.mark.parametrize("rule", _GOOD)
def test_what_is_allowed_is_signed_and_verifies(rule: str, suite: str) -> None:
    document = credential(**_GOOD[rule])
    signed = issued(document, cryptosuite=suite)
    assert signed["proof"]["cryptosuite"] == suite
    assert signed["@context"] == document["@context"]
    assert reasons(verify(signed, checks=["proof"])) == set()


@pytest.mark.covers("L58")
def test_the_test_issuer_names_itself_in_the_form_that_came() -> None:
    as_text, as_object = (
        issued(credential(issuer="did:example:i")),
        issued(credential(issuer={"id": "did:example:i"})),
    )
    assert as_text["issuer"].startswith("did:key:z6Mk")
    assert as_object["issuer"] == {"id": as_text["issuer"]}
    assert as_text["proof"]["verificationMethod"].split("#")[0] == as_text["issuer"]
    assert as_text["proof"]["proofPurpose"] == "assertionMethod"


@pytest.mark.covers("L58")
def test_a_credential_of_the_first_data_model_gets_its_proof_terms() -> None:
    old = credential(**{"@context": [V1]})
    signed = issued(old)
    assert signed["@context"] == [V1, "https://w3id.org/security/data-integrity/v2"]
    assert "validFrom" not in signed
    assert reasons(verify(signed)) == set()


@pytest.mark.covers("L58", "V-36")
def test_issuing_is_closed_until_an_operator_opens_it(settings: Any) -> None:
    """V-36."""
    settings.VC_API_TEST_ISSUER = False
    status, body = issue(credential())
    assert status == 403
    assert "VC_API_TEST_ISSUER" in body["detail"]
