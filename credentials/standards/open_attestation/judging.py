"""The verdict on an OpenAttestation document: hashes first, then who signed the root, then whether it was taken back."""

import re
from typing import Any

from credentials.standards import dates, vcdm
from credentials.standards.errors import Malformed
from credentials.standards.open_attestation.attestation import Attestation
from credentials.standards.open_attestation.recovery import signer_address
from credentials.standards.open_attestation.revocation import taken_back
from credentials.standards.verdict import Facts, Outcome, Verdict, failed, not_applicable, passed, unknown
from credentials.standards.verification import entitlement, person
from credentials.standards.verification.assembly import Answers
from credentials.standards.verification.integrity import of_refusal
from credentials.standards.verification.parties import Asked, Source

#: A key's own id: the address, perhaps after the number of a network.
_ETHR = re.compile(r"did:ethr:(?:0x[0-9a-f]{1,8}:|[a-z]{1,20}:)?(0x[0-9a-f]{40})\Z")
#: Members that say how the file is built and shown, not what it says.
_ABOUT_THE_FILE = re.compile(
    r"(\$template|issuers|openAttestationMetadata|@context|type|version|attachments|credentialSchema|issuer|id)\b"
)
_MOST_ROWS, _LONGEST = 60, 300


def judge(found: Attestation, asked: Asked) -> Verdict:
    """The five checks of a document whose parts were read."""
    source = asked.directory.find(found.did) if found.did else None
    unchanged, who = _signed(found, source)
    answers = Answers(
        unchanged=unchanged,
        who_signed=_in_life(who, found, source),
        allowed_to_issue=entitlement.check(_shaped(found), asked),
        still_good=_good(found, asked),
        about_this_person=_about(found, asked),
    )
    name = f"OpenAttestation{found.version}"
    return Verdict(answers.together(), name, _facts(found, source), directory_version=asked.directory.version)


def _signed(found: Attestation, source: Source | None) -> tuple[Outcome, Outcome]:
    """Unchanged, and who signed."""
    if not found.holds:
        return failed("content_changed"), unknown("content_not_trusted")
    if found.uncovered:
        return failed("unsigned_content"), unknown("content_not_trusted")
    if found.ledger:
        return unknown("kept_in_ledger", found.ledger), unknown("kept_in_ledger", found.ledger)
    address = _ETHR.match(found.did.lower())
    if not found.did:
        return not_applicable("unsigned"), failed("issuer_missing")
    if address is None:
        return unknown("unsupported_cryptosuite", found.did[:60]), unknown()
    if not found.signature:
        return not_applicable("unsigned"), failed("unsigned")
    return _by_address(found, address[1], source)


def _by_address(found: Attestation, address: str, source: Source | None) -> tuple[Outcome, Outcome]:
    """The root is what is signed; the address in the id is all that there is to know of the key."""
    if found.method and found.method.split("#")[0].lower() != found.did.lower():
        return unknown("key_not_confirmed", found.place or found.did), failed("not_issuers_key", found.method)
    try:
        signer = signer_address(bytes.fromhex(found.root), found.signature)
    except Malformed as error:
        return of_refusal(error), unknown("content_not_trusted")
    if signer != address:
        return failed("content_changed"), unknown("content_not_trusted")
    if source is not None:
        return passed(), passed()
    return passed(), unknown("issuer_unreachable", found.place) if found.place else unknown(
        "signer_not_in_directory"
    )


def _in_life(who: Outcome, found: Attestation, source: Source | None) -> Outcome:
    """A closed source stands behind nothing that begins after it closed; without a date nobody can tell."""
    if not who.passed or source is None or source.closed_on is None:
        return who
    begins, _ends = _period(found)
    late = begins is None or begins.date() > source.closed_on
    return failed("source_closed", source.closed_on.isoformat()) if late else who


def _good(found: Attestation, asked: Asked) -> Outcome:
    begins, ends = _period(found)
    if ends is not None and ends < asked.at:
        return failed("expired", ends.date().isoformat())
    if begins is not None and begins > asked.at + dates.SKEW:
        return failed("not_yet_valid", begins.date().isoformat())
    back = taken_back(found, asked)
    return passed() if back.reason == "no_end_date_no_status" and ends is not None else back


def _period(found: Attestation) -> tuple[Any, Any]:
    """Version 2 knows no dates of its own; version 3 has those of data model 1.1."""
    try:
        return vcdm.period(found.document)
    except Malformed:
        return None, None


def _about(found: Attestation, asked: Asked) -> Outcome:
    if found.document.get("credentialSubject"):
        return person.check(found.document, asked)
    typed = asked.person is not None and (asked.person.typed or asked.person.holder)
    return unknown("no_holder_proof" if typed else "no_person_given")


def _shaped(found: Attestation) -> dict[str, Any]:
    """Issuer and kind as the directory's scopes read them."""
    kind = {"achievement": {"achievementType": "ext:OpenAttestation"}}
    return {"type": [], "issuer": {"id": found.did or found.ledger}, "credentialSubject": kind}


def _facts(found: Attestation, source: Source | None) -> Facts:
    begins, ends = _period(found)
    said = [
        (path, value[:_LONGEST]) for path, value in found.fields.items() if not _ABOUT_THE_FILE.match(path)
    ]
    return Facts(
        title=found.title[:_LONGEST],
        awarded_on=begins.date() if begins else None,
        valid_from=begins,
        valid_until=ends,
        credential_id=found.document_id[:_LONGEST],
        issuer_id=(found.did or found.place or found.ledger)[:_LONGEST],
        calls_itself=found.issuer_name[:_LONGEST],
        issuer_name=source.name if source else "",
        custodian=source.custodian if source and source.closed_on else "",
        rows=tuple(said[:_MOST_ROWS]),
        hidden=found.hidden,
    )
