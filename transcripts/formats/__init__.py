"""Formats of academic records: what a file is, the documents in it, and what each of them says.

for piece in split(data):
    result = read(piece)
"""

from transcripts.formats.duplicates import mark as mark_duplicates
from transcripts.formats.reading import Piece, Profile, ReadResult, read
from transcripts.formats.sniffing import Sniffed, sniff
from transcripts.formats.splitting import split

__all__ = ["Piece", "Profile", "ReadResult", "Sniffed", "mark_duplicates", "read", "sniff", "split"]
