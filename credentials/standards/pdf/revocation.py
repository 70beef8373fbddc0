"""Was the signer's certificate taken back? Only what stands inside the file is asked (RFC 5280 section 5, RFC 6960)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509 import ocsp
from cryptography.x509.oid import AuthorityInformationAccessOID, ExtendedKeyUsageOID
from pyhanko.sign.general import find_unique_cms_attribute
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError

from credentials.standards.pdf.signatures import Signature


@dataclass(frozen=True)
class Standing:
    """`known` is False where nothing inside says anything; `place` is then the host that would have to be asked."""

    known: bool
    revoked: datetime | None = None
    place: str = ""


def read(signature: Signature, reader: Any) -> Standing:
    """What lists and answers inside the file say of the signer's certificate, at the time of signing."""
    certificate = signature.certificate
    if certificate.issuer == certificate.subject:
        return Standing(True)  # nobody stands above it who could take it back; the directory does
    certificates, crls, answers = _inside(signature, reader)
    issuer = next((one for one in certificates if _issued(one, certificate)), None)
    if issuer is None:
        return Standing(False, place=_place(certificate))
    told = [*_by_lists(certificate, issuer, crls, signature), *_by_answers(certificate, issuer, answers)]
    if taken := [moment for moment in told if moment is not None]:
        return Standing(True, min(taken))
    if told or not _place(certificate):
        return Standing(True)
    return Standing(False, place=_place(certificate))


def _inside(signature: Signature, reader: Any) -> tuple[list[x509.Certificate], list[bytes], list[bytes]]:
    certificates, crls, answers = list(signature.others), list[bytes](), list[bytes]()
    try:
        store = DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        pass
    else:
        certificates += [x509.load_der_x509_certificate(one.dump()) for one in store.load_certs()]
        crls += [one.get_object().data for one in store.crls]
        answers += [one.get_object().data for one in store.ocsps]
    for archived in _archived(signature):
        crls += [one.dump() for one in archived["crl"] or ()]
        answers += [one.dump() for one in archived["ocsp"] or ()]
    return certificates, crls[:50], answers[:50]


def _archived(signature: Signature) -> Iterator[Any]:
    """Revocation data under the signature itself (ISO 32000-2 section 12.8.3.3.2)."""
    try:
        yield find_unique_cms_attribute(
            signature.embedded.signer_info["signed_attrs"], "adobe_revocation_info_archival"
        )
    except (LookupError, ValueError):
        return


def _issued(issuer: x509.Certificate, certificate: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _by_lists(
    certificate: x509.Certificate, issuer: x509.Certificate, crls: list[bytes], signature: Signature
) -> Iterator[datetime | None]:
    for data in crls:
        listed = x509.load_der_x509_crl(data)
        key: Any = issuer.public_key()
        if listed.issuer != issuer.subject or not listed.is_signature_valid(key):
            continue
        row = listed.get_revoked_certificate_by_serial_number(certificate.serial_number)
        fresh = listed.next_update_utc is None or signature.signed_at is None
        if row is not None:
            yield row.revocation_date_utc
        elif fresh or listed.next_update_utc >= signature.signed_at:  # type: ignore[operator]
            yield None


def _by_answers(
    certificate: x509.Certificate, issuer: x509.Certificate, answers: list[bytes]
) -> Iterator[datetime | None]:
    for data in answers:
        answer = ocsp.load_der_ocsp_response(data)
        if answer.response_status != ocsp.OCSPResponseStatus.SUCCESSFUL:
            continue
        if answer.serial_number != certificate.serial_number or not _answered_by(answer, issuer):
            continue
        if answer.certificate_status == ocsp.OCSPCertStatus.REVOKED:
            yield answer.revocation_time_utc
        elif answer.certificate_status == ocsp.OCSPCertStatus.GOOD:
            yield None


def _answered_by(answer: ocsp.OCSPResponse, issuer: x509.Certificate) -> bool:
    """By the authority itself, or by one whom it named for this (RFC 6960 section 4.2.2.2)."""
    named = [one for one in answer.certificates if _issued(issuer, one) and _may_answer(one)]
    return any(_signed(answer, one) for one in (issuer, *named))


def _may_answer(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    except x509.ExtensionNotFound:
        return False
    return ExtendedKeyUsageOID.OCSP_SIGNING in usage.value


def _signed(answer: ocsp.OCSPResponse, certificate: x509.Certificate) -> bool:
    key, digest = certificate.public_key(), answer.signature_hash_algorithm
    try:
        if isinstance(key, rsa.RSAPublicKey) and digest is not None:
            key.verify(answer.signature, answer.tbs_response_bytes, padding.PKCS1v15(), digest)
        elif isinstance(key, ec.EllipticCurvePublicKey) and digest is not None:
            key.verify(answer.signature, answer.tbs_response_bytes, ec.ECDSA(digest))
        else:
            return False
    except (InvalidSignature, UnsupportedAlgorithm):
        return False
    return True


def _place(certificate: x509.Certificate) -> str:
    """The host that knows whether the certificate still stands; empty when the certificate names none."""
    for address in (*_responders(certificate), *_lists(certificate)):
        if host := urlsplit(address).hostname:
            return host
    return ""


def _responders(certificate: x509.Certificate) -> Iterator[str]:
    try:
        found = certificate.extensions.get_extension_for_class(x509.AuthorityInformationAccess)
    except x509.ExtensionNotFound:
        return
    for one in found.value:
        if one.access_method == AuthorityInformationAccessOID.OCSP:
            yield str(one.access_location.value)


def _lists(certificate: x509.Certificate) -> Iterator[str]:
    try:
        found = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints)
    except x509.ExtensionNotFound:
        return
    for point in found.value:
        for name in point.full_name or ():
            yield str(name.value)
