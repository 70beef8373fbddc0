"""Lists of cancelled records of every kind (Bitstring Status List 1.0, StatusList2021, the list of 1EdTech)."""

import base64
import json
import zlib
from typing import Any

import pytest

from credentials.standards import bitstring
from credentials.standards.bitstring import StatusError
from credentials.standards.verdict import Check, State, Verdict
from tests.credentials.standards.proofs import SUITE_2020, V1, signed_2020
from tests.credentials.standards.samples import LEARNER, award, published_list
from tests.credentials.standards.world import COLLEGE, LIST, World, signed, text

_OLD_CONTEXT = "https://w3id.org/vc/status-list/2021/v1"
_REVOCATIONS = "https://riverbend.example.edu/revocations"
_ENTRIES = bitstring.MINIMUM_ENTRIES


def _entry(**changes: Any) -> dict[str, Any]:
    found = {
        "id": f"{LIST}#4711",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": "4711",
        "statusListCredential": LIST,
    } | changes
    return {name: value for name, value in found.items() if value is not None}


def _award(*entries: dict[str, Any]) -> dict[str, Any]:
    status = entries[0] if len(entries) == 1 else list(entries)
    return signed(award() | {"credentialStatus": status})


def _list(bits: bytes | None = None, *, encoded: Any = None, **changes: Any) -> bytes:
    """The college's list with other bits, or other members of its subject."""
    document = json.loads(published_list())
    given = bitstring.encode(bits) if bits is not None else document["credentialSubject"]["encodedList"]
    subject = document["credentialSubject"] | {"encodedList": given if encoded is None else encoded} | changes
    return text(signed(document | {"credentialSubject": subject})).encode()


def _said(verdict: Verdict) -> tuple[str, str]:
    outcome = verdict.checks[Check.STILL_GOOD]
    return outcome.state.value, outcome.reason


def _bits(*places: int, size: int = 1) -> bytes:
    bits = bytes(_ENTRIES * size // 8)
    for place in places:
        bits = bitstring.with_bit(bits, place)
    return bits


# -- Bitstring Status List -----------------------------------------------------------------------------------------


@pytest.mark.covers("S13")
def test_each_purpose_of_an_array_is_looked_up() -> None:
    """Section 2.1: several entries; a list that has two purposes serves both."""
    both = _award(_entry(), _entry(statusPurpose="suspension", statusListIndex="4712"))
    listed = {"statusPurpose": ["revocation", "suspension"]}
    assert _said(World(lists={LIST: _list(_bits(), **listed)}).check(both)) == ("passed", "")
    assert _said(World(lists={LIST: _list(_bits(4712), **listed)}).check(both)) == ("failed", "suspended")
    assert _said(World(lists={LIST: _list(_bits(4711, 4712), **listed)}).check(both)) == ("failed", "revoked")


def test_one_entry_of_two_that_cannot_be_reached_keeps_it_open_and_a_set_one_fails() -> None:
    elsewhere = _entry(statusListCredential="https://lists.example.org/1")
    open_ = World(lists={LIST: _list(_bits())}).check(_award(elsewhere, _entry()))
    assert _said(open_) == ("could_not_check", "status_unreachable")
    assert open_.checks[Check.STILL_GOOD].detail == "lists.example.org"
    assert _said(World(lists={LIST: _list(_bits(4711))}).check(_award(elsewhere, _entry()))) == (
        "failed",
        "revoked",
    )


_MESSAGES = [
    {"status": f"0x{n}", "message": words} for n, words in enumerate(("none", "graded", "late", "x"))
]


@pytest.mark.covers("S13")
def test_a_message_is_told_and_is_no_reason_to_fail() -> None:
    """Section 2.1: statusSize, statusMessage."""
    entry = _entry(statusPurpose="message", statusSize=2, statusMessage=_MESSAGES)
    # Two bits a record: number 4711 holds the bits 9422 and 9423; binary 10 is "late".
    listed = _list(_bits(4711 * 2, size=2), statusPurpose="message")
    verdict = World(lists={LIST: listed}).check(_award(entry))
    assert verdict.overall == State.PASSED
    assert ("message", "late") in verdict.facts.rows
    silent = World().check(_award(entry))
    assert silent.overall == State.PASSED
    assert not silent.facts.rows
    changed = _award(entry) | {"name": "Something else"}
    assert not World(lists={LIST: listed}).check(changed).facts.rows


def test_more_bits_than_one_for_a_record() -> None:
    """Section 3.2: the place is index times size; a value other than zero is set."""
    entry = _entry(statusSize=2, statusMessage=_MESSAGES)
    for place, said in ((9423, ("failed", "revoked")), (4711, ("passed", "")), (9424, ("passed", ""))):
        listed = _list(_bits(place, size=2))
        assert _said(World(lists={LIST: listed}).check(_award(entry))) == said
    short = World(lists={LIST: _list(_bits())}).check(_award(entry))
    assert _said(short) == ("could_not_check", "status_list_length_error")


_GZIP_BOMB = zlib.compressobj(9, zlib.DEFLATED, 31)
_BOMB = (
    "u"
    + base64.urlsafe_b64encode(_GZIP_BOMB.compress(bytes(50_000_000)) + _GZIP_BOMB.flush())
    .rstrip(b"=")
    .decode()
)
BAD_ENTRIES: dict[str, tuple[dict[str, Any], str]] = {
    "index below zero": (_entry(statusListIndex="-1"), "range_error"),
    "index is 2^70": (_entry(statusListIndex=str(2**70)), "range_error"),
    "index beyond the list": (_entry(statusListIndex=str(_ENTRIES)), "range_error"),
    "index with a line end": (_entry(statusListIndex="4711\n"), "range_error"),
    "index in Arabic digits": (_entry(statusListIndex="٤٧١١"), "range_error"),
    "no purpose": (_entry(statusPurpose=None), "malformed_value_error"),
    "no list": (_entry(statusListCredential=None), "malformed_value_error"),
    "list runs in a browser": (_entry(statusListCredential="javascript:alert(1)"), "malformed_value_error"),
    "size zero": (_entry(statusSize=0), "malformed_value_error"),
    "size below zero": (_entry(statusSize=-1), "malformed_value_error"),
    "size is a million": (_entry(statusSize=1_000_000), "malformed_value_error"),
    "size is text": (_entry(statusSize="2"), "malformed_value_error"),
    "two bits and no words": (_entry(statusSize=2), "malformed_value_error"),
    "words without numbers": (
        _entry(statusSize=2, statusMessage=[{"message": "x"}] * 4),
        "malformed_value_error",
    ),
    "purpose of another list": (_entry(statusPurpose="suspension"), "status_verification_error"),
    "a kind nobody knows": (
        {"id": "https://x.example/1", "type": "https://x.example/#Kind"},
        "unsupported_status",
    ),
}


@pytest.mark.covers("L8", "V-32")
@pytest.mark.parametrize("name", BAD_ENTRIES)
def test_a_bad_entry_is_could_not_check(name: str) -> None:
    """V-32: the row of bad input on status; the record's own place."""
    entry, reason = BAD_ENTRIES[name]
    verdict = World(lists={LIST: _list(_bits())}).check(_award(entry))
    assert _said(verdict) == ("could_not_check", reason)
    assert verdict.checks[Check.UNCHANGED].state == State.PASSED


def test_an_index_that_is_a_number_is_tolerated() -> None:
    assert _said(World(lists={LIST: _list(_bits(4711))}).check(_award(_entry(statusListIndex=4711)))) == (
        "failed",
        "revoked",
    )


BAD_LISTS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "status_verification_error"),
    "a page": (b"<!doctype html><title>Not found</title>", "status_verification_error"),
    "a list of lists": (b"[[]]", "status_verification_error"),
    "unsigned": (
        text({k: v for k, v in json.loads(published_list()).items() if k != "proof"}).encode(),
        "status_verification_error",
    ),
    "an award": (text(award()).encode(), "status_verification_error"),
    "too short": (_list(_bits()[:-1]), "status_list_length_error"),
    "without u": (_list(encoded=bitstring.encode(_bits())[1:]), "malformed_value_error"),
    "padded": (_list(encoded=bitstring.encode(_bits()) + "="), "malformed_value_error"),
    "not packed": (_list(encoded="u" + "A" * 400), "malformed_value_error"),
    "cut off": (_list(encoded=bitstring.encode(_bits())[:-20]), "malformed_value_error"),
    "a number": (_list(encoded=7), "malformed_value_error"),
    "a bomb": (_list(encoded=_BOMB), "malformed_value_error"),
}


@pytest.mark.covers("L8", "M1", "V-32")
@pytest.mark.parametrize("name", BAD_LISTS)
def test_a_bad_list_is_could_not_check(name: str) -> None:
    """V-32: the row of bad input on status; the list itself."""
    listed, reason = BAD_LISTS[name]
    verdict = World(lists={LIST: listed}).check(award())
    assert _said(verdict) == ("could_not_check", reason)
    assert verdict.overall == State.COULD_NOT_CHECK


# -- StatusList2021 ------------------------------------------------------------------------------------------------


def _old_award() -> dict[str, Any]:
    return signed_2020(
        {
            "@context": [V1, _OLD_CONTEXT, SUITE_2020],
            "type": ["VerifiableCredential"],
            "issuer": COLLEGE,
            "issuanceDate": "2026-06-12T00:00:00Z",
            "credentialSubject": {"id": LEARNER},
            "credentialStatus": _entry(type="StatusList2021Entry"),
        }
    )


def _old_list(bits: bytes, *, encoded: str = "") -> bytes:
    document = {
        "@context": [V1, _OLD_CONTEXT, SUITE_2020],
        "id": LIST,
        "type": ["VerifiableCredential", "StatusList2021Credential"],
        "issuer": COLLEGE,
        "issuanceDate": "2026-11-22T00:00:00Z",
        "credentialSubject": {
            "id": f"{LIST}#list",
            "type": "StatusList2021",
            "statusPurpose": "revocation",
            "encodedList": encoded or bitstring.encode(bits)[1:],
        },
    }
    return text(signed_2020(document)).encode()


@pytest.mark.covers("S123")
def test_the_list_of_2021_is_read() -> None:
    """Its text is base64 without `u`, in either alphabet."""
    assert _said(World(lists={LIST: _old_list(_bits())}).check(_old_award())) == ("passed", "")
    assert _said(World(lists={LIST: _old_list(_bits(4711))}).check(_old_award())) == ("failed", "revoked")
    plain = bitstring.encode(_bits(4711))[1:].replace("-", "+").replace("_", "/")
    padded = plain + "=" * (-len(plain) % 4)
    assert _said(World(lists={LIST: _old_list(_bits(), encoded=padded)}).check(_old_award())) == (
        "failed",
        "revoked",
    )


def test_an_entry_of_one_standard_does_not_take_a_list_of_the_other() -> None:
    crossed = World(lists={LIST: published_list()}).check(_old_award())
    assert _said(crossed) == ("could_not_check", "status_verification_error")
    with pytest.raises(StatusError):
        bitstring.decode_2021("not base64!")


# -- the list of 1EdTech -------------------------------------------------------------------------------------------


def _badge(url: str = _REVOCATIONS) -> dict[str, Any]:
    return _award({"id": url, "type": "1EdTechRevocationList"})


def _revocations(*ids: str, member: str = "revokedCredential", issuer: Any = COLLEGE) -> bytes:
    found = {"id": _REVOCATIONS, "issuer": issuer, member: [{"id": one} for one in ids]}
    return json.dumps(found).encode()


@pytest.mark.covers("S123", "M1")
def test_who_stands_in_the_list_of_1edtech_is_cancelled() -> None:
    badge = _badge()
    others = "urn:uuid:0198c0de-0000-4000-8000-000000000099"
    for member in ("revokedCredential", "revokedCredentials"):
        clear = World(published={_REVOCATIONS: _revocations(others, member=member)})
        assert _said(clear.check(badge)) == ("passed", "")
        set_ = World(published={_REVOCATIONS: _revocations(others, badge["id"], member=member)})
        assert _said(set_.check(badge)) == ("failed", "revoked")
    profile = {"id": COLLEGE, "type": "Profile"}
    assert _said(World(published={_REVOCATIONS: _revocations(issuer=profile)}).check(badge)) == ("passed", "")


@pytest.mark.parametrize(
    ("published", "reason"),
    [
        ({}, "status_unreachable"),
        ({_REVOCATIONS: b"<html>"}, "malformed_value_error"),
        ({_REVOCATIONS: b"[]"}, "malformed_value_error"),
        ({_REVOCATIONS: b"{}"}, "malformed_value_error"),
        ({_REVOCATIONS: _revocations(issuer="did:web:other.example.edu")}, "status_issuer_not_trusted"),
        ({_REVOCATIONS: _revocations(issuer=None)}, "status_issuer_not_trusted"),
    ],
)
def test_a_list_of_1edtech_that_cannot_be_read_is_could_not_check(
    published: dict[str, bytes], reason: str
) -> None:
    verdict = World(published=published).check(_badge())
    assert _said(verdict) == ("could_not_check", reason)
    assert verdict.checks[Check.STILL_GOOD].detail == "riverbend.example.edu"


def test_a_list_of_1edtech_comes_by_https_only() -> None:
    for url in ("http://riverbend.example.edu/revocations", "https://[", "urn:uuid:1"):
        verdict = World(published={url: _revocations()}).check(_badge(url))
        assert _said(verdict) == ("could_not_check", "malformed_value_error")
