"""QR codes of our own links; the link and a short code stand beside each (U7)."""

import segno
from django.utils.safestring import SafeString, mark_safe


def svg(url: str) -> SafeString:
    """The link as a square of dots, drawn inside the page; level M survives a stained copy (ISO/IEC 18004)."""
    drawn = segno.make(url, error="m").svg_inline(
        border=2, omitsize=True, svgclass=None, lineclass=None, title=url
    )
    return mark_safe(drawn)  # segno draws it from our own address
