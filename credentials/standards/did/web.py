"""did:web: a document at an https address."""

import re
from collections.abc import Sequence
from typing import Any

from credentials.standards.contexts import DID_1, MULTIKEY
from credentials.standards.errors import Malformed

_DID = re.compile(r"did:web:(?P<host>[A-Za-z0-9.-]+(?:%3A[0-9]{1,5})?)(?P<path>(?::[A-Za-z0-9._~%-]+)*)\Z")


def host(did: str) -> str:
    """The host, with its port. Raises `Malformed` when the text is no did:web."""
    return _parts(did)["host"].replace("%3A", ":")


def address(did: str) -> str:
    """Where the document stands: `/.well-known/did.json` for a bare host, else the path with `/did.json`."""
    path = _parts(did)["path"].replace(":", "/")
    return f"https://{host(did)}{path or '/.well-known'}/did.json"


def did_for(origin: str, *path: str) -> str:
    """The did:web that lives under an origin such as `https://passport.example.gov`."""
    place = origin.split("://", 1)[-1].rstrip("/").replace(":", "%3A")
    return ":".join(["did:web", place, *path])


def document(did: str, keys: Sequence[tuple[str, str, str | None]]) -> dict[str, Any]:
    """A DID document; `keys` are (name, multikey, time of loss or None). A lost key is listed as revoked."""
    return {
        "@context": [DID_1, MULTIKEY],
        "id": did,
        "verificationMethod": [_method(did, *key) for key in keys],
        "assertionMethod": [f"{did}#{name}" for name, _multibase, _revoked in keys],
    }


def _method(did: str, name: str, multibase: str, revoked: str | None) -> dict[str, Any]:
    made = {"id": f"{did}#{name}", "type": "Multikey", "controller": did, "publicKeyMultibase": multibase}
    return made | {"revoked": revoked} if revoked else made


def _parts(did: str) -> re.Match[str]:
    found = _DID.match(did)
    if found is None:
        raise Malformed("not a did:web")
    return found
