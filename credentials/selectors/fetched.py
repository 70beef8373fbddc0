"""What stands at other sites, asked for where an operator turned that on; kept for five minutes."""

import hashlib
from functools import cache as once
from typing import Any

from django.conf import settings
from django.core.cache import cache

from credentials import addresses
from credentials.fetching import Network, Refused, fetch
from credentials.selectors.resolver import LocalResolver
from credentials.standards import parsing
from credentials.standards.did import web
from credentials.standards.errors import Malformed
from credentials.standards.errors import Refused as Unreadable
from credentials.standards.verification import Unreachable

#: Seconds: what was read stands as long as our own lists say of themselves; a failure is forgotten sooner.
TTL, TTL_OF_FAILURE = 300, 60
#: Requests to one host in a minute, by all workers together.
RATE = 30


class FetchingResolver(LocalResolver):
    """First what is local, then the site itself; whatever goes wrong there reads as could not reach."""

    def __init__(self, network: Network | None = None) -> None:
        self._network = network or _network()

    def did_document(self, did: str) -> dict[str, Any]:
        """The document of a did:web or an https controller, local or fetched. Raises `Unreachable`."""
        try:
            return super().did_document(did)
        except Unreachable:
            url = web.address(did) if did.startswith("did:web:") else did
        if addresses.host_of(url) == addresses.host_of(addresses.origin()):
            raise Unreachable(addresses.host_of(url))
        return self._object(url)

    def status_list(self, url: str) -> bytes:
        """The signed list at an address, local or fetched. Raises `Unreachable`."""
        try:
            return super().status_list(url)
        except Unreachable:
            return self.document(url)

    def document(self, url: str) -> bytes:
        """Anything else that is published. Raises `Unreachable`."""
        if url.startswith(addresses.origin() + "/"):
            raise Unreachable(addresses.host_of(url))
        key = f"fetched:{hashlib.sha256(url.encode('utf-8', 'replace')).hexdigest()}"
        known: bytes | None = cache.get(key)
        if known is None:
            known = self._ask(url)
            cache.set(key, known, TTL if known else TTL_OF_FAILURE)
        if not known:
            raise Unreachable(addresses.host_of(url))
        return known

    def _ask(self, url: str) -> bytes:
        """The document, or nothing: a failure is remembered too, so that a dead site is not asked by every check."""
        try:
            return fetch(url.split("#")[0], network=self._network, allow=_not_too_often)
        except Refused:
            return b""

    def _object(self, url: str) -> dict[str, Any]:
        try:
            found = parsing.parse(self.document(url))
        except (Malformed, Unreadable) as error:
            raise Unreachable(addresses.host_of(url)) from error
        if not isinstance(found, dict):
            raise Unreachable(addresses.host_of(url))
        return found


def resolver() -> LocalResolver:
    """The resolver of this installation: local only, unless FETCH_OTHERS is on."""
    return FetchingResolver() if settings.FETCH_OTHERS else LocalResolver()


@once
def _network() -> Network:
    return Network()


def _not_too_often(host: str) -> bool:
    key = f"fetches:{host}"
    cache.add(key, 0, timeout=60)
    try:
        return cache.incr(key) <= RATE
    except ValueError:  # the minute ended between the two calls
        return True
