"""Addresses that stand in signed documents; they never change once something is signed."""

import re
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings

from accounts.models import Organization
from credentials.standards.did import web

_CREDENTIAL = re.compile(r"(?:/[a-z]{2})?/credentials/([0-9a-f-]{36})/?\Z")
_STATUS = re.compile(r"/status/([0-9]{1,9})\Z")


def origin() -> str:
    """The portal's own address, without a slash at the end."""
    return str(settings.PASSPORT_ORIGIN).rstrip("/")


def did_of(organization: Organization | None) -> str:
    """The did:web of a source that has no site of its own, or of the portal itself."""
    if organization is None:
        return web.did_for(origin())
    return web.did_for(origin(), "issuers", organization.slug)


def credential_url(public_id: UUID) -> str:
    return f"{origin()}/credentials/{public_id}"


def status_url(number: int) -> str:
    return f"{origin()}/status/{number}"


def read_credential_url(text: str) -> UUID | None:
    """The id in one of our own record addresses, else None."""
    found = _CREDENTIAL.fullmatch(_own_path(text))
    try:
        return UUID(found[1]) if found else None
    except ValueError:
        return None


def read_status_url(text: str) -> int | None:
    """The number in one of our own list addresses, else None."""
    found = _STATUS.fullmatch(_own_path(text))
    return int(found[1]) if found else None


def _own_path(text: str) -> str:
    """The path when an address is ours (a language prefix does not matter), else an empty string."""
    return text[len(origin()) :].split("#")[0].split("?")[0] if text.startswith(origin() + "/") else ""


def host_of(url: str) -> str:
    """The host that a reader would have to ask."""
    try:
        return urlsplit(url).hostname or url[:80]
    except ValueError:
        return url[:80]
