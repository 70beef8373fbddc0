"""Normal form of text for matching phrases."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[^a-z0-9+#]+")


def normal(text: str) -> str:
    """Lower case, without accents and punctuation, single spaces: `Atención al Cliente!` → `atencion al cliente`."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", bare).strip()
