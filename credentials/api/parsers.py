"""Reading a record exactly as it was sent: the strict reader of `standards` decides, not the framework."""

from collections.abc import Mapping
from typing import IO, Any

from rest_framework.parsers import BaseParser

from credentials.standards.limits import MAX_FILE_BYTES


class RecordParser(BaseParser):
    """The raw bytes of any media type, one byte more than the limit at most."""

    media_type = "*/*"

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        return bytes(stream.read(MAX_FILE_BYTES + 1))
