"""The three things asked of the network: names, connections, and whom to trust. Tests give their own."""

import socket
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TookTooLong
from dataclasses import dataclass, field

from credentials.fetching.errors import Refused

#: Looking up names has no time limit of its own in the C library, so it is done beside; few threads bound the harm.
_LOOKUPS = ThreadPoolExecutor(max_workers=4, thread_name_prefix="names")


def look_up(host: str) -> list[str]:
    """The addresses behind a name."""
    found = socket.getaddrinfo(host, 443, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


def connect(address: str, seconds: float) -> socket.socket:
    """A connection to port 443 of exactly this machine."""
    return socket.create_connection((address, 443), timeout=seconds)


def _strict() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


@dataclass(frozen=True)
class Network:
    """How names become addresses, addresses connections, and which certificates count."""

    resolve: Callable[[str], list[str]] = look_up
    dial: Callable[[str, float], socket.socket] = connect
    tls: ssl.SSLContext = field(default_factory=_strict)

    def addresses(self, host: str, seconds: float) -> list[str]:
        """The addresses of a host. Raises `Refused` when there are none, or when they take too long."""
        try:
            found = _LOOKUPS.submit(self.resolve, host).result(timeout=seconds)
        except (OSError, UnicodeError, TookTooLong) as error:
            raise Refused("name") from error
        if not found:
            raise Refused("name")
        return found
