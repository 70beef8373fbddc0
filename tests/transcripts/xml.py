"""Transcripts as text, for tests that change a word in them."""

from transcripts import generator
from transcripts.formats import ReadResult, read
from transcripts.formats.pesc.write import write

CCC = "http://www.xap.com/CCCTran"
SPACE = "urn:org:pesc:message:CollegeTranscript:v1.6.0"


def text(**how: object) -> str:
    """An invented transcript as text, without its declaration."""
    how.setdefault("seed", 3)
    how.setdefault("college", generator.COLLEGES[0])
    return write(generator.transcript(**how)).data.decode().partition("?>")[2].strip()


def read_text(changed: str, encoding: str = "utf-8") -> ReadResult:
    return read(changed.encode(encoding))


def changed(old: str, new: str, count: int = 1) -> ReadResult:
    """What becomes of the transcript when a word in it is changed."""
    before = text()
    assert old in before
    return read_text(before.replace(old, new, count))
