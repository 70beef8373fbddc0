"""PDF documents of every fate: signed by the portal's own verb, by a certified key, changed, updated, locked."""

import io
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pikepdf
from asn1crypto import crl as asn1_crl
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat
from pyhanko.pdf_utils.generic import DictionaryObject, NameObject, StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator.registry import SimpleCertificateStore

from credentials.standards import pins
from credentials.standards.multikey import public_multikey
from credentials.standards.pdf import signing
from credentials.standards.verification import Scope, Source
from credentials.standards.verification.parties import KeyWindow
from tests.credentials.standards.world import ENDORSER_SEED, World, college, signer

#: pyHanko writes the time of this machine into a signature.
NOW = datetime.now(UTC) + timedelta(minutes=1)
SINCE = datetime(2026, 1, 1, tzinfo=UTC)
METHOD = "did:web:passport.example.gov#document-2026-1"
SIGNER = signer(METHOD, ENDORSER_SEED)
PIN = pins.of_multikey(public_multikey(SIGNER.public))


def blank(text: str = "Grade A", files: Mapping[str, bytes] | None = None) -> bytes:
    """One page that shows a text, with files inside."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(300, 200))
    page.Contents = pdf.make_stream(f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode())
    for name, data in (files or {}).items():
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data, filename=name)
    pdf.docinfo["/Title"] = "Transcript"
    out = io.BytesIO()
    pdf.save(out, compress_streams=False)
    return out.getvalue()


def signed(pdf: bytes | None = None) -> bytes:
    """A document with the portal's own signature."""
    owner = signing.Owner("Career Passport", "https://passport.example.gov", METHOD, SIGNER.public, SINCE)
    return signing.sign(pdf or blank(), owner, SIGNER)


def portal(**changes: Any) -> Source:
    """The portal in the directory, under the pin of its key for documents."""
    facts: dict[str, Any] = {
        "ids": ("did:web:passport.example.gov", PIN),
        "name": "Career Passport",
        "windows": (KeyWindow(PIN, SINCE, purpose="document"),),
        "scopes": (Scope(frozenset({"SignedDocument"})),),
    }
    return Source(**facts | changes)


def world(*sources: Source, **facts: Any) -> World:
    return World(sources=[college(), *(sources or (portal(),))], **facts)


def updated(pdf: bytes) -> bytes:
    """The same page with another text, as an update behind the signed bytes: what a shadow attack does."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    kids = writer.root["/Pages"]["/Kids"]
    kids[0]["/Contents"] = writer.add_object(
        StreamObject(stream_data=b"BT /F1 12 Tf 20 100 Td (Grade A+) Tj ET")
    )
    writer.mark_update(kids.raw_get(0))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def with_later_file(pdf: bytes, data: bytes) -> bytes:
    """A file put in after the signature."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    stream = writer.add_object(StreamObject({NameObject("/Type"): NameObject("/EmbeddedFile")}, data))
    files = DictionaryObject({NameObject("/F"): stream})
    spec = DictionaryObject({NameObject("/Type"): NameObject("/Filespec"), NameObject("/EF"): files})
    writer.root["/AF"] = writer.add_object(spec)
    writer.update_root()
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def locked(pdf: bytes | None = None) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf or blank())) as held:
        held.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


class Authority:
    """A certifying authority, one signer under it, and its list of cancelled certificates."""

    host = "ca.example.org"

    def __init__(self, *, key_size: int = 2048, days: int = 400, listed: bool = True) -> None:
        self.key = rsa.generate_private_key(65537, 2048)
        self.own = rsa.generate_private_key(65537, key_size)
        self.root = self._certificate("Example CA", "Example CA", self.key, self.key, ca=True, days=4000)
        self.leaf = self._certificate(
            "Example CA", "Example College", self.own, self.key, days=days, listed=listed
        )

    def _certificate(
        self, issuer: str, name: str, key: Any, by: Any, *, days: int, ca: bool = False, listed: bool = False
    ) -> x509.Certificate:
        made = (
            x509.CertificateBuilder()
            .subject_name(_name(name))
            .issuer_name(_name(issuer))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW - timedelta(days=300))
            .not_valid_after(NOW - timedelta(days=300) + timedelta(days=days))
            .add_extension(x509.BasicConstraints(ca, None), critical=True)
        )
        if not ca:
            made = made.add_extension(_USAGE, critical=True)
        if listed:
            point = x509.DistributionPoint(
                [x509.UniformResourceIdentifier(f"http://{self.host}/list.crl")], None, None, None
            )
            made = made.add_extension(x509.CRLDistributionPoints([point]), critical=False)
        return made.sign(by, hashes.SHA256())

    @property
    def pin(self) -> str:
        public = self.own.public_key()
        return pins.of_info(public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))

    def source(self) -> Source:
        return Source(ids=(self.pin,), name="Example College", scopes=(Scope(frozenset({"*"})),))

    def crl(self, *, taken: datetime | None = None) -> x509.CertificateRevocationList:
        built = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(_name("Example CA"))
            .last_update(NOW - timedelta(hours=2))
            .next_update(NOW + timedelta(days=6))
        )
        if taken:
            one = x509.RevokedCertificateBuilder().serial_number(self.leaf.serial_number)
            built = built.add_revoked_certificate(one.revocation_date(taken).build())
        return built.sign(self.key, hashes.SHA256())

    def sign(self, pdf: bytes | None = None) -> bytes:
        """PAdES B-B with the authority's certificate inside."""
        key = self.own.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        store = SimpleCertificateStore()
        store.register(_asn1(self.root))
        held = signers.SimpleSigner(
            signing_cert=_asn1(self.leaf), signing_key=asn1_keys.PrivateKeyInfo.load(key), cert_registry=store
        )
        meta = signers.PdfSignatureMetadata(
            field_name="Registrar", md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
        )
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf or blank()))
        return signing.at_once(signers.PdfSigner(meta, held).async_sign_pdf(writer))

    def with_list(self, pdf: bytes, *, taken: datetime | None = None) -> bytes:
        """B-LT: the authority's list put in as an update after the signature."""
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        crl = asn1_crl.CertificateList.load(self.crl(taken=taken).public_bytes(Encoding.DER))
        DocumentSecurityStore.supply_dss_in_writer(writer, None, certs=[_asn1(self.root)], crls=[crl])
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


_USAGE = x509.KeyUsage(True, True, False, False, False, False, False, False, False)


def _name(text: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(x509.NameOID.ORGANIZATION_NAME, text),
            x509.NameAttribute(x509.NameOID.COMMON_NAME, text),
        ]
    )
