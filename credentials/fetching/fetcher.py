"""GET one public document of another site, within bounds that nobody outside can move (design section 14)."""

import time
from collections.abc import Callable

from credentials.fetching import places
from credentials.fetching.connection import Answer, ask
from credentials.fetching.errors import Refused
from credentials.fetching.network import Network
from credentials.fetching.places import Place

SECONDS = 3.0
REDIRECTS = 2
_REDIRECTING = frozenset({301, 302, 303, 307, 308})
_TYPES = frozenset(
    {
        "application/json",
        "application/vc",
        "application/vp",
        "application/jwt",
        "application/jose",
        "text/plain",
    }
)


def fetch(
    url: str, *, network: Network, allow: Callable[[str], bool] = lambda _host: True, seconds: float = SECONDS
) -> bytes:
    """The bytes at an https address of a public host; `allow` may refuse a host that was asked too often.

    At most 1 MiB, 3 seconds in all, two redirects on the same host, documents only. Raises `Refused`.
    """
    place, deadline = places.read(url), time.monotonic() + seconds
    for _hop in range(REDIRECTS + 1):
        if not allow(place.host):
            raise Refused("rate")
        answer = _ask_once(place, network, deadline)
        if answer.status not in _REDIRECTING:
            return _document(answer)
        place = places.redirected(place, answer.location)
    raise Refused("too many redirects")


def _ask_once(place: Place, network: Network, deadline: float) -> Answer:
    """Every address behind the name must be public: one private one among them is somebody's trick."""
    found = network.addresses(place.host, _left(deadline))
    if not all(places.is_public(address) for address in found):
        raise Refused("private address")
    return ask(place, found[0], network, _left(deadline))


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise Refused("too slow")
    return left


def _document(answer: Answer) -> bytes:
    if answer.status != 200:
        raise Refused(f"status {answer.status}")
    kind = answer.content_type
    if kind not in _TYPES and not kind.endswith(("+json", "+jwt")):
        raise Refused(f"type {kind}")
    return answer.body
