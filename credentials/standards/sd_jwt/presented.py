"""What is handed over (RFC 9901 section 4): the signed token, the disclosed fields, and the holder's own token."""

import re
from dataclasses import dataclass

from credentials.standards import jose, limits
from credentials.standards.errors import Malformed, TooLarge
from credentials.standards.jose import Token

_WHOLE = re.compile(r"e[wy][A-Za-z0-9_=.-]*~[A-Za-z0-9_=.~-]*\Z")


@dataclass(frozen=True)
class Presented:
    """The parts as text; `bound` is what the holder's token covers, `binding` that token or empty."""

    token: Token
    disclosures: tuple[str, ...]
    bound: str
    binding: str


def looks_like(text: str) -> bool:
    """Could the text be meant as one of these? Cheap; the reading decides."""
    return text[:2] in ("ey", "ew") and "~" in text and bool(_WHOLE.match(text))


def read(text: str) -> Presented:
    """The parts. Raises `Malformed` when one is empty or missing, `TooLarge` beyond 512 kB."""
    if len(text) > limits.MAX_TOKEN_BYTES:
        raise TooLarge(f"{len(text)} bytes")
    if "~" not in text:
        raise Malformed("no disclosures")
    first, *disclosures, binding = text.split("~")
    if not all(disclosures):
        raise Malformed("an empty disclosure")
    bound = text[: len(text) - len(binding)]
    return Presented(jose.read(first), tuple(disclosures), bound, binding)


def without(text: str, dropped: frozenset[str]) -> str:
    """The same token without some of its disclosures: what a holder does before handing it over."""
    presented = read(text)
    kept = [one for one in presented.disclosures if one not in dropped]
    return "~".join([text.split("~")[0], *kept, ""])
