"""A signed award as a picture: drawn when asked for, with exactly the signed record in it; never a second award."""

import hashlib
from urllib.parse import urlsplit

from django.core.cache import cache

from credentials.addresses import credential_url, origin
from credentials.models import IssuedCredential
from credentials.standards.baking import emblem, png, raster, svg
from credentials.standards.baking.braces import without_braces

HOURS = 6


def as_svg(credential: IssuedCredential) -> bytes:
    """The emblem with the record inside as SVG; the same bytes each time."""
    return svg.bake(_emblem(credential, address=credential_url(credential.public_id)), _record(credential))


def as_png(credential: IssuedCredential) -> bytes:
    """The same as PNG."""
    return png.bake(_painted(credential), _record(credential))


def _painted(credential: IssuedCredential) -> bytes:
    """Painting takes half a second; all awards of one title and source look the same and share one painting."""
    drawn = _emblem(credential, address="")
    key = f"picture:{hashlib.sha256(drawn).hexdigest()}"
    painted = cache.get(key) or raster.paint(drawn, credential.title)
    cache.set(key, painted, timeout=HOURS * 3600)
    return bytes(painted)


def _emblem(credential: IssuedCredential, *, address: str) -> bytes:
    check_at = f"{urlsplit(origin()).netloc}/check/"
    return emblem.draw(credential.title, credential.source.name, address, check_at)


def _record(credential: IssuedCredential) -> str:
    """The signed text; one common wallet finds its end by counting braces."""
    return without_braces(bytes(credential.document).decode())
