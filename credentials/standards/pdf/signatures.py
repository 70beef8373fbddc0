"""What the signatures of a PDF cover, and whether they hold: bytes, later updates, algorithms. No trust is decided here."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, rsa
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import enumerate_sig_fields
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from credentials.standards.verdict import Outcome, failed, passed, unknown

_DIGESTS = {"sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512"}
_SMALLEST_RSA = 2048


@dataclass(frozen=True)
class Signature:
    """One signature: what it says of the document, whose certificate it names, when it says that it was made."""

    unchanged: Outcome
    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...]
    signed_at: datetime | None
    embedded: EmbeddedPdfSignature


def read(reader: Any, raw: bytes) -> tuple[list[Signature], Outcome | None]:
    """All signatures in the order of signing, and what speaks against the document beside them.

    Time stamps of the whole document must hold like signatures, but nobody signs with them.
    """
    fields = {signature.field_name for signature in reader.embedded_signatures}
    stamps = [_stamp(one, raw, fields) for one in reader.embedded_timestamp_signatures]
    against = [
        outcome for outcome in (*stamps, _unread(reader)) if outcome is not None and not outcome.passed
    ]
    found = [_signature(one, raw, fields) for one in reader.embedded_regular_signatures]
    return found, (against[0] if against else None)


def _unread(reader: Any) -> Outcome | None:
    """Signatures in forms that are not read: their own words for the form are named."""
    known = len(reader.embedded_signatures)
    held = [value.get_object() for _name, value, _field in enumerate_sig_fields(reader, filled_status=True)]
    forms = [str(one.get("/SubFilter", ""))[1:40] for one in held]
    return unknown("unsupported_cryptosuite", forms[0] or "PDF") if len(held) > known else None


def _signature(one: EmbeddedPdfSignature, raw: bytes, fields: set[str]) -> Signature:
    certificate = x509.load_der_x509_certificate(one.signer_cert.dump())
    others = tuple(x509.load_der_x509_certificate(other.dump()) for other in one.other_embedded_certs)
    moment = one.self_reported_timestamp
    if moment is not None and moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return Signature(_holds(one, certificate, raw, fields), certificate, others, moment, one)


def _holds(one: EmbeddedPdfSignature, certificate: x509.Certificate, raw: bytes, fields: set[str]) -> Outcome:
    if not _is_safe(one, certificate):
        return failed("algorithm_not_allowed")
    if not _covers(one, raw, fields):
        return failed("content_changed")
    return _fits(one, "data", one.compute_digest())


def _fits(one: EmbeddedPdfSignature, content_type: str, digest: bytes) -> Outcome:
    try:
        intact, valid = validate_sig_integrity(one.signer_info, one.signer_cert, content_type, digest)
    except SignatureValidationError:
        return failed("malformed_proof", "attributes")
    return passed() if intact and valid else failed("content_changed")


def _is_safe(one: EmbeddedPdfSignature, certificate: x509.Certificate) -> bool:
    """No digest that can be collided, no short key, whatever the certificate says."""
    name = str(one.signer_info["signature_algorithm"]["algorithm"].native)
    if one.md_algorithm not in _DIGESTS or any(weak in name for weak in ("sha1", "md5", "md2", "dsa_sha1")):
        return False
    key = certificate.public_key()
    if isinstance(key, rsa.RSAPublicKey):
        return key.key_size >= _SMALLEST_RSA
    return isinstance(key, ec.EllipticCurvePublicKey | ed25519.Ed25519PublicKey | ed448.Ed448PublicKey)


def _covers(one: EmbeddedPdfSignature, raw: bytes, fields: set[str]) -> bool:
    """Everything but the signature itself, up to the end of its revision; what follows may only be more signatures."""
    if not _one_gap(one, raw):
        return False
    one.compute_integrity_info()
    if one.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return True
    last = one.signed_revision >= one.reader.xrefs.total_revisions - 1
    if last or not raw.rstrip(b"\r\n\t \0").endswith(b"%%EOF"):
        return False  # bytes behind the last revision belong to nothing
    return _only_signatures(one, fields)


def _one_gap(one: EmbeddedPdfSignature, raw: bytes) -> bool:
    """From the first byte on, and the only gap is the signature's own value between its brackets."""
    if len(one.byte_range) != 4:
        return False
    start, length, again, rest = (int(number) for number in one.byte_range)
    gap = 2 * len(one.pkcs7_content) + 2
    inside = start == 0 and length > 0 and rest > 0 and again == length + gap and again + rest <= len(raw)
    return inside and raw[length : length + 1] == b"<" and raw[again - 1 : again] == b">"


def _only_signatures(one: EmbeddedPdfSignature, fields: set[str]) -> bool:
    """Later updates: revocation data, time stamps, further signatures, and no filled field beside them."""
    difference = one.diff_result
    if not isinstance(difference, DiffResult) or not one.summarise_integrity_info()["docmdp_ok"]:
        return False
    if difference.modification_level > ModificationLevel.FORM_FILLING:
        return False
    return difference.changed_form_fields <= fields


def _stamp(one: EmbeddedPdfSignature, raw: bytes, fields: set[str]) -> Outcome:
    """A time stamp of the document (RFC 3161 inside, ISO 32000-2 section 12.8.5)."""
    content = one.signed_data["encap_content_info"]["content"]
    imprint = content.parsed["message_imprint"]["hashed_message"].native
    if not _covers(one, raw, fields) or imprint != one.compute_digest():
        return failed("content_changed")
    return _fits(one, "tst_info", _digest(one, bytes(content)))


def _digest(one: EmbeddedPdfSignature, data: bytes) -> bytes:
    return hashlib.new(one.md_algorithm.replace("sha3_", "sha3-"), data).digest()
