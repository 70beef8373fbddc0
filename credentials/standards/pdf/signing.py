"""Signing a PDF with a key that somebody else holds: PAdES B-B, certified, no change allowed afterwards."""

import asyncio
import io
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from asn1crypto import algos, core, keys, x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from credentials.standards.data_integrity import Signer

FIELD = "Signature"
#: A certificate without an end (RFC 5280 section 4.1.2.5): the window of its key stands in the directory.
_NO_END = core.GeneralizedTime(datetime.fromisoformat("9999-12-31T23:59:59+00:00"))
_ED25519 = "ed25519"


@dataclass(frozen=True)
class Owner:
    """Who signs: name, address and DID method of the key, the key (32 bytes, Ed25519) and its first moment."""

    name: str
    url: str
    method: str
    public: bytes
    since: datetime


#: Nothing to see on the page, and nothing that a screen reader would stop at (ISO 14289-1 section 7.18.1).
_FIELD = fields.SigFieldSpec(
    FIELD,
    readable_field_name="Signature",
    invis_sig_settings=fields.InvisSigSettings(
        set_print_flag=True, set_hidden_flag=False, box_out_of_bounds=True
    ),
)


class _Held(signers.Signer):
    """pyHanko asks for one signature over the signed attributes (RFC 8419); the custody gives it."""

    def __init__(self, certificate: x509.Certificate, signer: Signer) -> None:
        super().__init__(
            signing_cert=certificate,
            cert_registry=SimpleCertificateStore(),
            signature_mechanism=algos.SignedDigestAlgorithm({"algorithm": _ED25519}),
        )
        self._signer = signer

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        return bytes(64) if dry_run else self._signer.sign(data)


class _Update(IncrementalPdfFileWriter):
    """An update that leaves the document's own description as it was: pyHanko would write it anew, and what it
    writes is no longer the metadata that PDF/A asks for (ISO 19005-3 section 6.6)."""

    def _update_meta(self) -> None:
        return


def sign(pdf: bytes, owner: Owner, signer: Signer) -> bytes:
    """The document with one signature over all of it, as an update behind the bytes of before.

    The time is this machine's; the certificate is made by the key itself and is the same at each signing.
    """
    writer = _Update(io.BytesIO(pdf))
    meta = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha512",
        subfilter=fields.SigSeedSubFilter.PADES,
        name=owner.name,
        location=owner.url,
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    held = _Held(certificate(owner, signer), signer)
    return at_once(signers.PdfSigner(meta, held, new_field_spec=_FIELD).async_sign_pdf(writer))


def at_once(work: Coroutine[Any, Any, io.BytesIO]) -> bytes:
    """The document that pyHanko's coroutine makes; in a thread of its own, as this one may have an event loop."""
    with ThreadPoolExecutor(1) as alone:
        return bytes(alone.submit(asyncio.run, work).result().getbuffer())


def certificate(owner: Owner, signer: Signer) -> x509.Certificate:
    """A certificate that the key made for itself (RFC 5280, RFC 8410); who vouches for the key is the directory."""
    name = x509.Name.build({"common_name": owner.name, "organization_name": owner.name})
    algorithm = algos.SignedDigestAlgorithm({"algorithm": _ED25519})
    body = x509.TbsCertificate(
        {
            "version": "v3",
            "serial_number": int.from_bytes(sha256(owner.public).digest()[:16], "big") >> 1,
            "signature": algorithm,
            "issuer": name,
            "validity": x509.Validity(
                {
                    "not_before": x509.Time({"utc_time": owner.since.replace(microsecond=0)}),
                    "not_after": x509.Time({"general_time": _NO_END}),
                }
            ),
            "subject": name,
            "subject_public_key_info": _key(owner.public),
            "extensions": _extensions(owner),
        }
    )
    signature = signer.sign(body.dump())
    return x509.Certificate(
        {"tbs_certificate": body, "signature_algorithm": algorithm, "signature_value": signature}
    )


def _key(public: bytes) -> keys.PublicKeyInfo:
    return keys.PublicKeyInfo(
        {"algorithm": keys.PublicKeyAlgorithm({"algorithm": _ED25519}), "public_key": public}
    )


def _extensions(owner: Owner) -> x509.Extensions:
    """No authority, signing only, and where the key is published."""
    rows: list[dict[str, Any]] = [
        {"extn_id": "basic_constraints", "critical": True, "extn_value": {"ca": False}},
        {"extn_id": "key_usage", "critical": True, "extn_value": {"digital_signature", "non_repudiation"}},
        {"extn_id": "key_identifier", "critical": False, "extn_value": sha256(owner.public).digest()[:20]},
        {
            "extn_id": "subject_alt_name",
            "critical": False,
            "extn_value": [x509.GeneralName("uniform_resource_identifier", owner.method)],
        },
    ]
    return x509.Extensions([x509.Extension(row) for row in rows])
