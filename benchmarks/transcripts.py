"""Reading transcripts: safe parsing, validation by our fact tables, rows, rules and digest, beside bare lxml.

The peer is `lxml.etree.iterparse` with clearing: the practical floor of reading the same bytes and keeping nothing.
"""

import io

from lxml import etree

from benchmarks.tables import Row, rate
from transcripts import formats, generator
from transcripts.formats.pesc.write import write

MANY = 60


def run() -> list[Row]:
    """Transcripts per CPU second of one core, and how long one takes."""
    texts = [write(document).data for document in generator.transcripts(MANY, sessions=8, courses=5)]
    ours, floor = rate(lambda: _ours(texts)), rate(lambda: _floor(texts))
    size = sum(map(len, texts)) / len(texts) / 1024
    return [
        Row(
            f"validated and read, {size:.0f} KB each",
            ours,
            "transcripts/s",
            "lxml iterparse",
            ours / floor,
            "≥ 800",
        ),
        Row("lxml iterparse with clearing", floor, "transcripts/s"),
        Row("one transcript", 1000 / ours, "ms", budget="p95 < 150 ms"),
    ]


def _ours(texts: list[bytes]) -> int:
    for text in texts:
        for piece in formats.split(text):
            result = formats.read(piece)
            if result.document is None:
                raise RuntimeError(f"refused: {[issue.code for issue in result.issues]}")
    return len(texts)


def _floor(texts: list[bytes]) -> int:
    for text in texts:
        for _event, element in etree.iterparse(io.BytesIO(text)):
            element.clear()
    return len(texts)
