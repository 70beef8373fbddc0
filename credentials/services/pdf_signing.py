"""Signing the portal's own PDFs, so that whoever gets one can see that nothing was changed."""

from credentials import addresses
from credentials.enums import KeyPurpose
from credentials.errors import NoSigningKey
from credentials.models import SigningKey
from credentials.selectors.published import OWN_NAME
from credentials.services import key_store, snapshots
from credentials.services.key_store import CustodySigner
from credentials.standards import multikey
from credentials.standards.pdf import signing
from credentials.standards.pdf.signing import Owner


def sign(pdf: bytes) -> bytes:
    """The finished document with the portal's signature; nothing may be changed in it afterwards (PAdES B-B)."""
    key, signer = _key()
    public = multikey.decode(key.public_multibase)[len(multikey.ED25519_PUBLIC) :]
    assert key.active_from is not None
    owner = Owner(OWN_NAME, addresses.origin(), signer.method, public, key.active_from)
    return signing.sign(pdf, owner, signer)


def _key() -> tuple[SigningKey, CustodySigner]:
    """The portal's key for documents; a directory from before there was one gets it with a new version."""
    try:
        return key_store.signer(None, purpose=KeyPurpose.DOCUMENT)
    except NoSigningKey:
        snapshots.publish()
        return key_store.signer(None, purpose=KeyPurpose.DOCUMENT)
