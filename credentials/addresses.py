"""Addresses that stand in signed documents; they never change once something is signed."""

import re
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings

from accounts.models import Organization
from credentials.standards.did import web

_CREDENTIAL = re.compile(r"(?:/[a-z]{2})?/credentials/([0-9a-f-]{36})/?\Z")
_STATUS_TOKEN = re.compile(r"/status/([0-9]{1,9})/token\Z")
_ISSUER_KEYS = re.compile(r"/\.well-known/jwt-vc-issuer/issuers/([a-z0-9-]{1,80})\Z")
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


def status_token_url(number: int) -> str:
    return f"{status_url(number)}/token"


def issuer_url(organization: Organization) -> str:
    """The https id of a source in tokens; its keys stand at the well-known address before the path."""
    return f"{_secure()}/issuers/{organization.slug}"


def _secure() -> str:
    """The portal's address as others must reach it, also where this process itself is served without TLS."""
    return "https://" + origin().split("://", 1)[-1]


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


def read_status_token_url(text: str) -> int | None:
    """The number in the address of one of our own lists as a token, else None."""
    found = _STATUS_TOKEN.fullmatch(_own_path(text))
    return int(found[1]) if found else None


def read_issuer_keys_url(text: str) -> str:
    """The slug in the address of the keys of a source that lives here, else empty."""
    found = _ISSUER_KEYS.fullmatch(text.removeprefix(_secure())) if text.startswith(_secure() + "/") else None
    return found[1] if found else ""


def _own_path(text: str) -> str:
    """The path when an address is ours (a language prefix does not matter), else an empty string."""
    return text[len(origin()) :].split("#")[0].split("?")[0] if text.startswith(origin() + "/") else ""


def host_of(url: str) -> str:
    """The host that a reader would have to ask."""
    try:
        return urlsplit(url).hostname or url[:80]
    except ValueError:
        return url[:80]
