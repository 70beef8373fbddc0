"""DID documents of the sources that live here, made from their key rows."""

from typing import Any

from accounts.models import Organization
from credentials.addresses import did_of
from credentials.models import SigningKey
from credentials.standards import dates
from credentials.standards.did import web


def did_document(organization: Organization | None) -> dict[str, Any]:
    """The document of one source, or of the portal itself (None). Retired keys stay, lost ones say so."""
    keys = SigningKey.objects.of(organization).published()
    rows = [(key.name, key.public_multibase, _lost(key)) for key in keys]
    return web.document(did_of(organization), rows)


def _lost(key: SigningKey) -> str | None:
    return dates.write(key.revoked_at) if key.revoked_at else None
