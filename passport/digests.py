"""How links and codes are looked up: by keyed digest, so that a dump of the database opens nothing."""

from core.codes import read_code
from core.encryption import fingerprint


def of_token(token: str) -> bytes:
    """The digest of a link's secret part."""
    return fingerprint(token, purpose="share-token")


def of_code(typed: str) -> bytes:
    """The digest of a short code, however a person typed it."""
    return fingerprint(read_code(typed), purpose="share-code")
