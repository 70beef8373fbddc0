"""One entry of a status list, read as Bitstring Status List 1.0 section 3.2 says, and its predecessor StatusList2021."""

from dataclasses import dataclass
from typing import Any

from credentials.standards import bitstring, dates, vcdm
from credentials.standards.bitstring import StatusError
from credentials.standards.errors import Malformed
from credentials.standards.parsing import parse
from credentials.standards.verification import integrity, signer
from credentials.standards.verification.parties import Asked

_NEW = ("BitstringStatusListEntry", "BitstringStatusListCredential", "BitstringStatusList")
_OLD = ("StatusList2021Entry", "StatusList2021Credential", "StatusList2021")
_LONGEST_MESSAGE = 200


@dataclass(frozen=True)
class Entry:
    """A record's place in a list: `size` bits at `index`; `messages` are what each value of them says."""

    purpose: str
    url: str
    index: int
    size: int
    messages: dict[int, str]
    old: bool


def is_entry(entry: Any) -> bool:
    """Is it a place in a bitstring, of either standard?"""
    return bool({_NEW[0], _OLD[0]} & set(vcdm.types(entry)))


def read(entry: dict[str, Any]) -> Entry:
    """The entry as written. Raises `StatusError` for members that break the standard."""
    purpose, url = entry.get("statusPurpose"), entry.get("statusListCredential")
    if not isinstance(purpose, str) or not isinstance(url, str) or not vcdm.is_id(url):
        raise StatusError("statusPurpose or statusListCredential")
    old = _NEW[0] not in vcdm.types(entry)
    size = 1 if old else bitstring.read_size(entry.get("statusSize"))
    messages = _messages(entry.get("statusMessage"))
    if size > 1 and len(messages) != 2**size:
        raise StatusError("statusMessage does not name every value")
    return Entry(purpose, url, bitstring.read_index(entry.get("statusListIndex")), size, messages, old)


def status(entry: Entry, document: dict[str, Any], asked: Asked) -> int:
    """What the list says about the record; 0 is nothing. Retrieve, verify, and only then read.

    Raises `Unreachable` and `Refused`; a `StatusError` has the reason code.
    """
    published = parse(asked.resolver.status_list(entry.url))
    if not isinstance(published, dict):
        raise Malformed("the list is not an object")
    vcdm.check(published)
    _signed_by_its_source(published, document, asked)
    _fresh(published, asked)
    encoded = _subject(published, entry).get("encodedList")
    bits = bitstring.decode_2021(encoded) if entry.old else bitstring.decode(encoded, size=entry.size)
    return bitstring.value(bits, entry.index, entry.size)


def _subject(published: dict[str, Any], entry: Entry) -> dict[str, Any]:
    """The list inside, when it is of the entry's standard and purpose."""
    _entry_type, credential_type, list_type = _OLD if entry.old else _NEW
    subject = published["credentialSubject"]
    if credential_type not in vcdm.types(published) or list_type not in vcdm.types(subject):
        raise StatusError("not a status list", "status_verification_error")
    if entry.purpose not in vcdm.listed(subject.get("statusPurpose")):
        raise StatusError("the list has another purpose", "status_verification_error")
    return dict(subject)


def _signed_by_its_source(published: dict[str, Any], document: dict[str, Any], asked: Asked) -> None:
    found = integrity.check(published, asked)
    who = signer.check(published, found, asked)
    # A source nobody knows may still take back what it signed itself.
    if not found.outcome.passed or not (who.passed or who.reason == "signer_not_in_directory"):
        raise StatusError("the list's signature does not hold", "status_verification_error")
    own, other = vcdm.id_of(document.get("issuer")) or "", vcdm.id_of(published.get("issuer")) or ""
    source = asked.directory.find(own)
    if other != own and (source is None or other not in (*source.ids, *source.status_authorities)):
        raise StatusError("the list belongs to someone else", "status_issuer_not_trusted")


def _fresh(published: dict[str, Any], asked: Asked) -> None:
    begins, ends = vcdm.period(published)
    if (ends is not None and ends < asked.at) or (begins is not None and begins > asked.at + dates.SKEW):
        raise StatusError("the list is out of date", "status_stale")


def _messages(value: Any) -> dict[int, str]:
    """What each value says: `{"status": "0x1", "message": "…"}`, one for each."""
    found: dict[int, str] = {}
    for one in vcdm.listed(value):
        number, words = (one.get("status"), one.get("message")) if isinstance(one, dict) else (None, None)
        if not isinstance(number, str) or not isinstance(words, str) or not number.startswith("0x"):
            raise StatusError("statusMessage")
        try:
            found[int(number, 16)] = words[:_LONGEST_MESSAGE]
        except ValueError as error:
            raise StatusError("statusMessage") from error
    return found
