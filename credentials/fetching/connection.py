"""One request over one connection to one machine that was checked before: nobody can swap it in between."""

import http.client
import socket
import ssl
import threading
from contextlib import closing, suppress
from dataclasses import dataclass

from credentials.fetching.errors import Refused
from credentials.fetching.network import Network
from credentials.fetching.places import Place

MOST_BYTES = 1024 * 1024
_HEADERS = {
    "Accept": "application/json, application/ld+json, application/vc, application/jwt, */*;q=0.1",
    "Accept-Encoding": "identity",  # a packed answer could unpack to any size
    "User-Agent": "career-passport-check",
    "Connection": "close",
}


@dataclass(frozen=True)
class Answer:
    """What came back: status, media type without parameters, where a redirect leads, the bytes."""

    status: int
    content_type: str
    location: str
    body: bytes


class _Pinned(http.client.HTTPSConnection):
    """A connection to an address that was checked; the certificate must still be that of the name."""

    def __init__(self, host: str, address: str, network: Network, seconds: float) -> None:
        super().__init__(host, timeout=seconds, context=network.tls)
        self._address, self._network = address, network
        self.wire: ssl.SSLSocket | None = None

    def connect(self) -> None:
        plain = self._network.dial(self._address, float(self.timeout or 0))
        try:
            # The handshake comes after: the clock of the whole must find the socket to cut.
            self.sock = self._network.tls.wrap_socket(
                plain, server_hostname=self.host, do_handshake_on_connect=False
            )
            # Kept beside: http.client lets go of its own once the headers are read, and the body can drip as well.
            self.wire = self.sock
            self.sock.do_handshake()
        except BaseException:
            plain.close()
            raise


def ask(place: Place, address: str, network: Network, seconds: float) -> Answer:
    """GET one address from one machine, done within `seconds` in all. Raises `Refused`."""
    with closing(_Pinned(place.host, address, network, seconds)) as connection:
        over = threading.Event()
        # A drop every two seconds would satisfy any timeout of a single read: the whole has a clock of its own.
        clock = threading.Timer(seconds, _cut, (connection, over))
        clock.daemon = True
        clock.start()
        try:
            answer = _exchange(connection, place)
        except (OSError, http.client.HTTPException, ValueError, AttributeError) as error:
            raise Refused("too slow" if over.is_set() else type(error).__name__) from error
        finally:
            clock.cancel()
        if over.is_set():
            raise Refused("too slow")
        return answer


def _cut(connection: _Pinned, over: threading.Event) -> None:
    over.set()
    if connection.wire is None:
        return
    with suppress(OSError):
        # Of the plain socket: the TLS one would forget its keys and hand on what is left as if it were all.
        socket.socket.shutdown(connection.wire, socket.SHUT_RDWR)


def _exchange(connection: http.client.HTTPSConnection, place: Place) -> Answer:
    connection.request("GET", place.target, headers=_HEADERS)
    response = connection.getresponse()
    if response.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Refused("packed")
    if int(response.headers.get("Content-Length") or 0) > MOST_BYTES:
        raise Refused("too large")
    body = response.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise Refused("too large")
    expected = response.headers.get("Content-Length")
    if expected is not None and len(body) != int(expected):
        raise Refused("cut short")
    kind = response.headers.get_content_type()
    return Answer(response.status, kind, response.headers.get("Location", ""), body)
