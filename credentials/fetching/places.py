"""Which addresses may be asked at all: public hosts by name, over https, and public machines behind the name."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from credentials.fetching.errors import Refused

_NAME = re.compile(
    r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])\Z"
)
#: Names that never mean a public machine (RFC 6761, RFC 6762, RFC 8375 and ICANN's `internal`).
_PRIVATE_ENDS = (
    "internal",
    "local",
    "localhost",
    "localdomain",
    "home.arpa",
    "lan",
    "intranet",
    "corp",
    "onion",
)
_MOST = 2_000


@dataclass(frozen=True)
class Place:
    """An address taken apart: the host, and what is asked of it (path with query)."""

    host: str
    target: str

    @property
    def url(self) -> str:
        return f"https://{self.host}{self.target}"


def read(url: str) -> Place:
    """Take an address apart. Raises `Refused` for anything but https on port 443 of a public host by name."""
    if len(url) > _MOST or any(ord(c) <= 32 or ord(c) > 126 for c in url) or "\\" in url:
        raise Refused("address")
    try:
        parts = urlsplit(url)
        port, host = parts.port, (parts.hostname or "").rstrip(".")
    except ValueError as error:
        raise Refused("address") from error
    if (
        parts.scheme != "https"
        or port not in (None, 443)
        or parts.username is not None
        or "@" in parts.netloc
    ):
        raise Refused("scheme, port or credentials")
    if not _NAME.match(host) or any(host == end or host.endswith("." + end) for end in _PRIVATE_ENDS):
        raise Refused("host")
    return Place(host, (parts.path or "/") + (f"?{parts.query}" if parts.query else ""))


def redirected(place: Place, location: str) -> Place:
    """Where a redirect leads. Raises `Refused` when it leaves the host."""
    onward = read(urljoin(place.url, location))
    if onward.host != place.host:
        raise Refused("redirect to another host")
    return onward


def is_public(address: str) -> bool:
    """Is this a machine on the public internet? Mapped, translated and tunnelled forms of IPv4 are refused as such."""
    try:
        found = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address) and _wraps_an_ipv4(found):
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved and not found.is_unspecified


def _wraps_an_ipv4(found: ipaddress.IPv6Address) -> bool:
    nat64 = ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48")
    compatible = ipaddress.ip_network("::/96")
    return bool(
        found.ipv4_mapped
        or found.sixtofour
        or found.teredo
        or found in compatible
        or any(found in n for n in nat64)
    )
