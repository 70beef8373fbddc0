"""PDF documents: their signatures against the directory, and every attached record with a verdict of its own."""

from datetime import UTC, datetime
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from credentials.standards import pins
from credentials.standards.errors import Malformed
from credentials.standards.formats.form import Form, Inside
from credentials.standards.formats.given import Given
from credentials.standards.pdf import attachments, reading, revocation, signatures
from credentials.standards.pdf.revocation import Standing
from credentials.standards.pdf.signatures import Signature
from credentials.standards.verdict import (
    Check,
    Facts,
    Outcome,
    Verdict,
    failed,
    not_applicable,
    passed,
    unknown,
)
from credentials.standards.verification import lifetimes
from credentials.standards.verification.parties import Asked, Source

NAME = "SignedDocument"
#: What is told of a document: its pin, its source where known, the signature that is told about.
_Told = tuple[str, Source | None, Signature]


def recognizes(given: Given) -> bool:
    return given.start.startswith(b"%PDF")


def check(given: Given, asked: Asked, inside: Inside) -> Verdict:
    """The five checks of the document as a whole; `lines` are those of the files inside it.

    Raises a `Refused` for files that are broken, locked or too much work, and for a PDF inside another record.
    """
    if asked.depth:
        raise Malformed("PDF", "pdf_inside")
    with reading.opened(given.raw) as reader:
        found, against = signatures.read(reader, given.raw)
        told = _told(found, asked)
        standing = revocation.read(told[2], reader) if told else Standing(True)
        files, title = attachments.read(reader), _title(reader)
    deeper = asked.deeper()
    lines = tuple(inside(one, deeper) for one in files)
    checks = _checks(found, against, told, standing, asked) if told else _unsigned(against)
    return Verdict(checks, NAME, _facts(title, told), lines, (), asked.directory.version)


def _told(found: list[Signature], asked: Asked) -> _Told | None:
    """The first signature by a source that we know, else the first of all."""
    known = [(pin, asked.directory.find(pin), one) for pin, one in ((_pin(one), one) for one in found)]
    return next((one for one in known if one[1] is not None), known[0] if known else None)


def _pin(signature: Signature) -> str:
    key = signature.certificate.public_key()
    return pins.of_info(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))


def _unsigned(against: Outcome | None) -> dict[Check, Outcome]:
    unsigned = against is None
    return {
        Check.UNCHANGED: not_applicable("unsigned") if unsigned else against or unknown(),
        Check.WHO_SIGNED: failed("unsigned") if unsigned else unknown(),
        Check.ALLOWED_TO_ISSUE: unknown("content_not_trusted"),
        Check.STILL_GOOD: unknown("content_not_trusted"),
        Check.ABOUT_THIS_PERSON: not_applicable("names_nobody"),
    }


def _checks(
    found: list[Signature], against: Outcome | None, told: _Told, standing: Standing, asked: Asked
) -> dict[Check, Outcome]:
    spoken = [one.unchanged for one in found] + ([against] if against else [])
    unchanged = next((one for one in spoken if not one.passed), passed())
    who = _who(told, asked) if unchanged.passed else unknown("content_not_trusted")
    trusted = unchanged.passed and not who.failed
    return {
        Check.UNCHANGED: unchanged,
        Check.WHO_SIGNED: who,
        Check.ALLOWED_TO_ISSUE: _allowed(told, asked) if trusted else unknown("content_not_trusted"),
        Check.STILL_GOOD: _still_good(told[2], standing, asked)
        if trusted
        else unknown("content_not_trusted"),
        Check.ABOUT_THIS_PERSON: not_applicable("names_nobody"),
    }


def _who(told: _Told, asked: Asked) -> Outcome:
    pin, source, signature = told
    if source is None:
        return unknown("certificate_not_in_directory", _names(signature.certificate))
    window = source.window(pin)
    spoken = lifetimes.against(NAME, signature.signed_at, asked, window=window, source=source)
    return spoken or passed()


def _allowed(told: _Told, asked: Asked) -> Outcome:
    """A PDF does not say what kind of record it is: a source may sign documents, or we cannot tell."""
    _pin_of, source, signature = told
    if source is None:
        return unknown("directory_stale" if asked.directory.stale else "not_in_directory")
    day = signature.signed_at.date() if signature.signed_at else None
    if any(scope.covers(NAME, "", day) for scope in source.scopes):
        return passed("", source.name)
    return unknown("kind_not_said", source.name)


def _still_good(signature: Signature, standing: Standing, asked: Asked) -> Outcome:
    """Was the certificate good when it signed, and does nothing inside say that it was taken back?"""
    certificate, moment = signature.certificate, signature.signed_at
    begins, ends = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if moment is None:
        return unknown("signing_time_missing")
    if not begins <= moment <= ends:
        return failed("certificate_not_in_time", (ends if moment > ends else begins).date().isoformat())
    if standing.revoked is not None:
        day = standing.revoked.date().isoformat()
        taken = standing.revoked <= moment
        return failed("certificate_revoked", day) if taken else unknown("certificate_revoked_later", day)
    if not standing.known:
        return unknown("certificate_list_unreachable", standing.place or _names(certificate))
    if ends < asked.at:
        # The time of signing is the signer's own word: whoever found an old key could write any day.
        return unknown("certificate_ended", ends.date().isoformat())
    return passed("certificate_good", moment.astimezone(UTC).date().isoformat())


def _facts(title: str, told: _Told | None) -> Facts:
    if told is None:
        return Facts(title=title, kind=NAME)
    pin, source, signature = told
    moment: datetime | None = signature.signed_at
    return Facts(
        title=title,
        kind=NAME,
        awarded_on=moment.date() if moment else None,
        valid_from=moment,
        issuer_id=pin,
        calls_itself=_names(signature.certificate),
        issuer_name=source.name if source else "",
        source_entry=source.entry if source else "",
        source_closed=source.closed_on if source else None,
        custodian=source.custodian if source and source.closed_on else "",
    )


def _names(certificate: x509.Certificate) -> str:
    """What the certificate calls its owner: organization, else common name."""
    for oid in (x509.NameOID.ORGANIZATION_NAME, x509.NameOID.COMMON_NAME):
        for one in certificate.subject.get_attributes_for_oid(oid):
            return str(one.value)[:120]
    return "?"


def _title(reader: Any) -> str:
    information = attachments.held(reader.trailer_view, "/Info")
    found = attachments.held(information, "/Title") if isinstance(information, dict) else None
    return str(found)[:300] if isinstance(found, str) else ""


FORM = Form(NAME, recognizes, check)
