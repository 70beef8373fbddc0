"""From our own SVG to PNG, with what sets our PDFs: WeasyPrint draws, PDFium paints. Nothing is fetched."""

import io
from typing import Any

import pypdfium2
from PIL.PngImagePlugin import PngInfo
from weasyprint import HTML
from weasyprint.urls import URLFetcher

from credentials.standards.baking.emblem import SIZE

#: Twice the size at which it is drawn: sharp on phones.
PIXELS = 2 * SIZE
_PAGE = (
    "<style>@page {{ size: {0}px {0}px; margin: 0 }} body {{ margin: 0 }} svg {{ display: block }}</style>{1}"
)


class _NothingOutside(URLFetcher):
    """Refuses every address."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        raise ValueError(f"a picture fetches nothing: {url[:60]}")


def paint(svg: bytes, title: str) -> bytes:
    """The PNG of a square picture, with its title for those who cannot see it; same picture, same bytes."""
    drawn = svg.decode().split("?>", 1)[-1]
    page = HTML(string=_PAGE.format(SIZE, drawn), url_fetcher=_NothingOutside()).write_pdf()
    document = pypdfium2.PdfDocument(page)
    try:
        # A page is measured in points: 72 to the inch, where pixels are 96.
        picture = document[0].render(scale=PIXELS / SIZE * 96 / 72).to_pil()
    finally:
        document.close()
    words, out = PngInfo(), io.BytesIO()
    words.add_itxt("Title", title)
    picture.convert("P", palette=1, colors=64).save(out, "PNG", pnginfo=words, optimize=True)
    return out.getvalue()
