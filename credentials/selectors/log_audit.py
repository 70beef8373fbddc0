"""Reading the whole log again, as a monitor outside would: where was the first line changed or removed?"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from credentials.models import LogEntry, LogHead, LogNode
from credentials.selectors import log_nodes
from credentials.standards import log_tree
from credentials.standards.log_tree import shape
from credentials.standards.log_tree.shape import Span
from credentials.standards.log_tree.tree import BLOCK, STEP, Gap, Tree


def first_change() -> Span | None:
    """The first lines that are not what was signed, as (first, end) from 0; None when all is well.

    A line that does not fit its own mark is named alone, a whole line that another took the place of by its 256 or by
    the two heads around it.
    """
    return _in_lines() or _under_heads()


def _in_lines() -> Span | None:
    known = {
        index: bytes(hash_)
        for index, hash_ in LogNode.objects.filter(level=STEP).values_list("index", "hash").iterator()
    }
    rows = LogEntry.objects.order_by("position").values_list("position", "entry", "leaf_hash").iterator()
    expected = 0
    for number, block in enumerate(_blocks(rows)):
        for position, entry, leaf in block:
            if position != expected:
                return expected, position
            if log_tree.leaf_hash(bytes(entry)) != bytes(leaf):
                return position, position + 1
            expected += 1
        if len(block) == BLOCK and known.get(number, b"") not in (
            b"",
            shape.fold([bytes(row[2]) for row in block]),
        ):
            return number * BLOCK, (number + 1) * BLOCK
    signed = LogHead.objects.order_by("-number").values_list("tree_size", flat=True).first() or 0
    return (expected, signed) if expected < signed else None


def _blocks(rows: Iterable[Any]) -> Iterator[list[Any]]:
    left = iter(rows)
    while block := list(islice(left, BLOCK)):
        yield block


def _under_heads() -> Span | None:
    """A change stays under every later head, so halving finds the first head that no longer fits."""
    rows = LogHead.objects.order_by("number").values_list("tree_size", "root")
    sizes = [(size, bytes(root)) for size, root in rows]
    low, high = 0, len(sizes)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if _fits(*sizes[middle]) else (low, middle)
    if low == len(sizes):
        return None
    return (sizes[low - 1][0] if low else 0), sizes[low][0]


def _fits(size: int, root: bytes) -> bool:
    try:
        return Tree(size, log_nodes.read).root() == root
    except Gap:
        return False
