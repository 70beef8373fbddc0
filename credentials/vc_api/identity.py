"""The throw-away issuer of conformance runs: one key for each installation, the same in all of its workers."""

from django.conf import settings

from core.encryption import fingerprint
from credentials.standards.data_integrity.signing import LocalSigner
from credentials.standards.did import key as did_key


def is_open() -> bool:
    """Did the operator ask for the test issuer? The environment refuses it on a production address."""
    return bool(settings.VC_API_TEST_ISSUER)


def signer() -> LocalSigner:
    """The test issuer's key under its did:key. It vouches for nothing and stands in no directory."""
    made = LocalSigner.of_seed("", fingerprint("issuer", purpose="vc_api.test_issuer")[:32])
    did = did_key.did_of(made.public)
    return LocalSigner(f"{did}#{did.removeprefix(did_key.PREFIX)}", made.private)


def did() -> str:
    """The id under which the test issuer signs."""
    return signer().method.partition("#")[0]
