"""Opening a PDF of a stranger: strictly, without passwords, within bounds of work and of unpacked bytes."""

import io
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pyhanko.pdf_utils.decode_limits import DecodeLimits, DocumentDecodeBudget, StreamDecodeLimits
from pyhanko.pdf_utils.misc import PdfDecodeLimitError
from pyhanko.pdf_utils.reader import PdfFileReader

from credentials.standards import limits
from credentials.standards.errors import Malformed, Refused, TooComplex

_UNPACKED = DecodeLimits(
    per_stream=StreamDecodeLimits(max_output_size=limits.MAX_PDF_STREAM),
    document_budget=DocumentDecodeBudget(base_allowance=limits.MAX_PDF_UNPACKED, max_ratio=4),
)


class _Metered(io.BytesIO):
    """The file, which stops giving bytes when reading it took too long: every parser must come here for more."""

    def __init__(self, raw: bytes) -> None:
        super().__init__(raw)
        self.began, self.asked, self.spent = time.thread_time(), 0, False

    def read(self, size: int | None = -1, /) -> bytes:
        self.asked += 1
        if self.spent or self.asked % 64 == 0:
            self._look_at_the_clock()
        return super().read(size)

    def _look_at_the_clock(self) -> None:
        self.spent = time.thread_time() - self.began > limits.MAX_PDF_SECONDS
        if self.spent:
            raise TooComplex("reading took too long")


@contextmanager
def opened(raw: bytes) -> Iterator[Any]:
    """pyHanko's reader of the file; whatever goes wrong below becomes a `Refused` with its reason.

    Raises `Malformed` for broken, locked and ambiguous files, `TooComplex` beyond the bounds.
    """
    stream = _Metered(raw)
    try:
        reader = PdfFileReader(stream, strict=True, decode_limits=_UNPACKED)
        if reader.encrypt_dict is not None:
            raise Malformed("a password", "locked_pdf")
        if reader.xrefs.hybrid_xrefs_present:
            # Two tables of contents: one viewer shows this document, another one shows that.
            raise Malformed("two tables", "two_readings")
        yield reader
    except Refused:
        raise
    except PdfDecodeLimitError as error:
        raise TooComplex("unpacks to too much") from error
    except Exception as error:
        # The parser stumbles over broken files in many ways; all of them mean the same to whoever asked.
        if stream.spent:
            raise TooComplex("reading took too long") from error
        raise Malformed(type(error).__name__, "broken_pdf") from error
