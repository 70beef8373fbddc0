"""The log as a tree, read from its rows: leaves from the entries, higher levels from what was remembered."""

from collections.abc import Sequence

from django.db.models import Max

from credentials.models import LogEntry, LogNode
from credentials.standards.log_tree import shape
from credentials.standards.log_tree.tree import BLOCK, STEP, Tree


def length() -> int:
    """How many lines there are: positions have no gaps."""
    last = LogEntry.objects.aggregate(last=Max("position"))["last"]
    return 0 if last is None else int(last) + 1


def tree(size: int | None = None) -> Tree:
    """The tree of the first `size` lines, or of all."""
    return Tree(length() if size is None else size, read)


def read(level: int, first: int, end: int) -> Sequence[bytes]:
    """Hashes of neighbours of one level; fewer than asked for where lines are missing."""
    if first >= end:
        return []
    if level == 0:
        return _leaves(first, end)
    rows = LogNode.objects.filter(level=level, index__gte=first, index__lt=end).order_by("index")
    known = {index: bytes(hash_) for index, hash_ in rows.values_list("index", "hash")}
    # What was not remembered, as in a log from before there were nodes, is made from below.
    found = [known.get(index) or made(level, index) for index in range(first, end)]
    return [hash_ for hash_ in found if hash_]


def made(level: int, index: int) -> bytes | None:
    """One hash made from the 256 below it; None when one of those is missing."""
    below = read(level - STEP, index * BLOCK, (index + 1) * BLOCK)
    return shape.fold(below) if len(below) == BLOCK else None


def _leaves(first: int, end: int) -> list[bytes]:
    rows = LogEntry.objects.filter(position__gte=first, position__lt=end).order_by("position")
    found = list(rows.values_list("position", "leaf_hash"))
    # A hole must not be closed by the line after it.
    whole = [position for position, _ in found] == list(range(first, end))
    return [bytes(leaf) for _, leaf in found] if whole else []
