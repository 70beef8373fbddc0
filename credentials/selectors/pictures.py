"""A signed award as a picture: drawn when asked for, with exactly the signed record in it; never a second award."""

from urllib.parse import urlsplit

from credentials.addresses import credential_url, origin
from credentials.models import IssuedCredential
from credentials.standards.baking import emblem, png, raster, svg
from credentials.standards.baking.braces import without_braces


def as_svg(credential: IssuedCredential) -> bytes:
    """The emblem with the record inside as SVG; the same bytes each time."""
    return svg.bake(_emblem(credential), _record(credential))


def as_png(credential: IssuedCredential) -> bytes:
    """The same as PNG."""
    return png.bake(raster.paint(_emblem(credential), credential.title), _record(credential))


def _emblem(credential: IssuedCredential) -> bytes:
    place = urlsplit(origin()).netloc
    address = credential_url(credential.public_id)
    return emblem.draw(credential.title, credential.source.name, address, f"{place}/check/")


def _record(credential: IssuedCredential) -> str:
    """The signed text; one common wallet finds its end by counting braces."""
    return without_braces(bytes(credential.document).decode())
