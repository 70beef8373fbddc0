"""Which addresses speak for whom: the same scheme, host and port, or what a source's own profile allows."""

from typing import Any
from urllib.parse import urlsplit

from credentials.standards import vcdm


def origin(address: str) -> str:
    """Scheme, host and port of an address; empty for anything that is no web address."""
    try:
        parts = urlsplit(address)
        port = parts.port or {"https": 443, "http": 80}.get(parts.scheme, 0)
    except ValueError:
        return ""
    usable = parts.scheme in ("http", "https") and parts.hostname and not (parts.username or parts.password)
    return f"{parts.scheme}://{parts.hostname}:{port}" if usable else ""


def host(address: str) -> str:
    """The host to name in a reason."""
    try:
        return urlsplit(address).hostname or address[:80]
    except ValueError:
        return address[:80]


def same(one: str, other: str) -> bool:
    """Do two addresses have one origin? A plain http address never stands in for an https one."""
    return bool(origin(one)) and origin(one) == origin(other)


def allows(profile: dict[str, Any], address: str) -> bool:
    """Does a source's own profile name this address among those of its badges (`allowedOrigins`, `startsWith`)?"""
    rules = profile.get("verification")
    if not isinstance(rules, dict):
        return False
    hosts = [one for one in vcdm.listed(rules.get("allowedOrigins")) if isinstance(one, str)]
    begins = [one for one in vcdm.listed(rules.get("startsWith")) if isinstance(one, str)]
    named = any(host(address) == (host(one) if "//" in one else one.split(":")[0]) for one in hosts)
    return named or any(same(one, address) and address.startswith(one) for one in begins)
