"""Which leaves stand below which node: the arithmetic of RFC 9162 section 2.1, with no hash of any leaf in sight."""

import hashlib
from collections.abc import Iterator, Sequence

#: The root of a log without entries.
EMPTY = hashlib.sha256(b"").digest()
Span = tuple[int, int]


def node_hash(left: bytes, right: bytes) -> bytes:
    """sha256(0x01 ‖ left ‖ right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def split(count: int) -> int:
    """The largest power of two below `count` (2 or more): so many leaves stand on the left."""
    return int(1 << ((count - 1).bit_length() - 1))


def perfect(first: int, end: int) -> Iterator[tuple[int, int]]:
    """The fewest perfect subtrees that cover a span, from the left, as (level, index): 2**level leaves each."""
    while first < end:
        room = (end - first).bit_length() - 1
        level = room if first == 0 else min(room, (first & -first).bit_length() - 1)
        yield level, first >> level
        first += 1 << level


def fold(hashes: Sequence[bytes]) -> bytes:
    """The root above neighbours of one level, a power of two of them."""
    while len(hashes) > 1:
        hashes = [node_hash(hashes[at], hashes[at + 1]) for at in range(0, len(hashes), 2)]
    return hashes[0]


def join(hashes: Sequence[bytes]) -> bytes:
    """The root above perfect subtrees that shrink to the right."""
    *others, root = hashes
    for left in reversed(others):
        root = node_hash(left, root)
    return root


def path(index: int, size: int) -> list[Span]:
    """The spans beside the way from one leaf up to the root (PATH of section 2.1.3.1), lowest first."""
    spans: list[Span] = []
    first, end = 0, size
    while end - first > 1:
        middle = first + split(end - first)
        if index < middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((first, middle))
            first = middle
    return spans[::-1]


def growth(before: int, size: int) -> list[Span]:
    """The spans that show that a tree of `before` leaves became one of `size` (SUBPROOF of section 2.1.4.1)."""
    spans: list[Span] = []
    first, end = 0, size
    while before < end:
        middle = first + split(end - first)
        if before <= middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((first, middle))
            first = middle
    # The old root itself is known to whoever asks.
    return [*([(first, end)] if first else []), *spans[::-1]]
