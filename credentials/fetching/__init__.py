"""The one door through which the portal asks other sites; closed unless an operator sets FETCH_OTHERS."""

from credentials.fetching.errors import Refused
from credentials.fetching.fetcher import fetch
from credentials.fetching.network import Network

__all__ = ["Network", "Refused", "fetch"]
