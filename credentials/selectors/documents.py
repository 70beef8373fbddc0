"""DID documents of the sources that live here, made from their key rows."""

from typing import Any

from accounts.models import Organization
from credentials.addresses import did_of, issuer_url
from credentials.enums import KeyPurpose, KeyState
from credentials.models import SigningKey
from credentials.standards import dates, multikey
from credentials.standards.did import web
from credentials.standards.jose import base64url


def did_document(organization: Organization | None) -> dict[str, Any]:
    """The document of one source, or of the portal itself (None). Retired keys stay, lost ones say so."""
    keys = SigningKey.objects.of(organization).published()
    rows = [(key.name, key.public_multibase, _lost(key)) for key in keys]
    return web.document(did_of(organization), rows)


def _lost(key: SigningKey) -> str | None:
    return dates.write(key.revoked_at) if key.revoked_at else None


def issuer_keys(organization: Organization) -> dict[str, Any]:
    """What a source publishes for checkers of its tokens (SD-JWT VC section 4): keys that sign awards, none lost."""
    keys = SigningKey.objects.of(organization).filter(
        purpose=KeyPurpose.AWARD, state__in=[KeyState.ACTIVE, KeyState.RETIRED]
    )
    jwks = [_jwk(f"{did_of(organization)}#{key.name}", key.public_multibase) for key in keys]
    return {"issuer": issuer_url(organization), "jwks": {"keys": jwks}}


def _jwk(method: str, public_multibase: str) -> dict[str, str]:
    public = multikey.decode(public_multibase)[len(multikey.ED25519_PUBLIC) :]
    x = base64url.encode(public)
    return {"kty": "OKP", "crv": "Ed25519", "x": x, "kid": method, "alg": "EdDSA", "use": "sig"}
