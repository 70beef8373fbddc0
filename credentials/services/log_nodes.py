"""Remembering finished parts of the tree, in the transaction that finished them."""

from django.db.models import Max

from core.copying import copy_in
from credentials.models import LogNode
from credentials.selectors import log_nodes as reading
from credentials.standards.log_tree.tree import STEP


def remember(size: int) -> int:
    """Write every finished node of a log of `size` lines that is not there yet; returns how many. Under the log's lock."""
    written, level = 0, STEP
    while size >> level:
        last = LogNode.objects.filter(level=level).aggregate(last=Max("index"))["last"]
        first = 0 if last is None else int(last) + 1
        written += len(copy_in(_nodes(level, first, size >> level)))
        level += STEP
    return written


def _nodes(level: int, first: int, end: int) -> list[LogNode]:
    """Nodes up to the first one with a missing line below it: nothing is remembered over a hole."""
    nodes: list[LogNode] = []
    for index in range(first, end):
        found = reading.made(level, index)
        if found is None:
            break
        nodes.append(LogNode(level=level, index=index, hash=found))
    return nodes
