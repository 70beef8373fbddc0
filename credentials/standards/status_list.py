"""BitstringStatusListCredential (Bitstring Status List 1.0, section 2.2) from its bits."""

from datetime import datetime
from typing import Any

from credentials.standards import bitstring, dates
from credentials.standards.contexts import CREDENTIALS_2

#: Milliseconds for which others may keep a copy; equal to the door's max-age.
TTL = 300_000


def credential(
    url: str,
    issuer: str,
    bits: bytes,
    *,
    valid_from: datetime,
    valid_until: datetime,
    purpose: str = "revocation",
) -> dict[str, Any]:
    """The list without proof."""
    return {
        "@context": [CREDENTIALS_2],
        "id": url,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer,
        "validFrom": dates.write(valid_from),
        "validUntil": dates.write(valid_until),
        "credentialSubject": {
            "id": f"{url}#list",
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "ttl": TTL,
            "encodedList": bitstring.encode(bits),
        },
    }
