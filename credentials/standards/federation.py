"""Entity statements of OpenID Federation 1.0 (section 3) as compact JWS; the key stays with its custody."""

import base64
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from credentials.standards import multikey
from credentials.standards.data_integrity.signing import Signer

TYP = "entity-statement+jwt"
#: A statement is made at each request; others may keep it for a day.
LIFE = timedelta(days=1)


def configuration(
    entity: str, keys: list[dict[str, Any]], *, at: datetime, fetch: str, name: str
) -> dict[str, Any]:
    """What the portal says of itself: issuer and subject are the same (section 3.1.1)."""
    metadata = {"federation_entity": {"federation_fetch_endpoint": fetch, "organization_name": name}}
    return _dates(at) | {"iss": entity, "sub": entity, "jwks": {"keys": keys}, "metadata": metadata}


def statement(
    entity: str, source: Mapping[str, Any], sub: str, keys: list[dict[str, Any]], *, at: datetime
) -> Any:
    """What the portal says of one source: name, keys in force, scopes and the version it took them from."""
    facts = {name: source[name] for name in ("scopes", "since", "closed_on", "custodian", "entry", "version")}
    metadata = {"federation_entity": {"organization_name": source["name"]}, "career_passport_source": facts}
    return _dates(at) | {"iss": entity, "sub": sub, "jwks": {"keys": keys}, "metadata": metadata}


def jwk(method: str, multibase: str) -> dict[str, Any]:
    """An Ed25519 key as a JWK (RFC 8037)."""
    public = multikey.decode(multibase)[len(multikey.ED25519_PUBLIC) :]
    return {"kty": "OKP", "crv": "Ed25519", "kid": method, "alg": "EdDSA", "use": "sig", "x": _url64(public)}


def signed(payload: Mapping[str, Any], signer: Signer) -> str:
    """The compact serialization (RFC 7515 section 3.1), EdDSA over header and payload."""
    header = {"alg": "EdDSA", "typ": TYP, "kid": signer.method}
    parts = ".".join(_url64(json.dumps(one, separators=(",", ":")).encode()) for one in (header, payload))
    return f"{parts}.{_url64(signer.sign(parts.encode()))}"


def _dates(at: datetime) -> dict[str, Any]:
    return {"iat": int(at.timestamp()), "exp": int((at + LIFE).timestamp())}


def _url64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()
