"""Enveloped records (VCDM 2.0 section 4.12): a `data:` address that holds a token, and says which kind."""

import re

from credentials.standards import vcdm
from credentials.standards.errors import Malformed, TooLarge
from credentials.standards.formats.form import Form, Inside
from credentials.standards.formats.given import Given
from credentials.standards.limits import MAX_TOKEN_BYTES
from credentials.standards.verdict import Verdict
from credentials.standards.verification.parties import Asked

_TYPES = {"EnvelopedVerifiableCredential": "vc", "EnvelopedVerifiablePresentation": "vp"}
#: Media types that are read out of an envelope, by what the envelope says that it holds.
_MEDIA = {
    "vc": ("vc+jwt", "vc+sd-jwt", "dc+sd-jwt"),
    "vp": ("vp+jwt",),
}
_DATA = re.compile(r"data:application/(?P<media>[a-z0-9+-]+),(?P<token>[A-Za-z0-9._~=-]+)\Z", re.IGNORECASE)


def recognizes(given: Given) -> bool:
    return given.has("type", "id") and bool(_TYPES.keys() & set(vcdm.types(given.document)))


def check(given: Given, asked: Asked, inside: Inside) -> Verdict:
    """The verdict on what is inside. Raises `Malformed` for other addresses, media types and a token of another kind."""
    document = given.document
    names = [name for name in vcdm.types(document) if name in _TYPES]
    address = document["id"]
    if len(names) != 1 or not isinstance(address, str):
        raise Malformed("id")
    if len(address) > MAX_TOKEN_BYTES + 100:
        raise TooLarge(f"{len(address)} bytes")
    found = _DATA.match(address)
    if found is None:
        raise Malformed("id")
    if found["media"].lower() not in _MEDIA[_TYPES[names[0]]]:
        raise Malformed(found["media"][:60], "unsupported_format")
    return inside(_of_kind(found["token"], found["media"].lower()), asked.unwrapped())


def _of_kind(token: str, media: str) -> str:
    """The token, when its shape is the one that the envelope names."""
    if ("~" in token) != media.endswith("sd-jwt"):
        raise Malformed("an envelope that names another kind")
    return token


FORM = Form("Enveloped", recognizes, check)
