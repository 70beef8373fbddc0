"""What conformance runs may ask beside the portal's own documents: the test issuer's status lists."""

import json

from credentials.selectors.resolver import LocalResolver
from credentials.vc_api import lists


class TestResolver(LocalResolver):
    """Everything local; nothing is fetched."""

    __test__ = False

    def status_list(self, url: str) -> bytes:
        """A list of the test issuer, or one of the portal. Raises `Unreachable`."""
        purpose = next((purpose for purpose in lists.PURPOSES if lists.url(purpose) == url), None)
        return json.dumps(lists.published(purpose)).encode() if purpose else super().status_list(url)
