"""Checking proofs without the log: from a leaf or an old root to the root that somebody signed."""

import hmac
from collections.abc import Sequence

from credentials.standards.log_tree.shape import node_hash


def includes(leaf_hash: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Does an audit path lead from a leaf to a root? RFC 9162 section 2.1.3.2."""
    if not 0 <= index < size:
        return False
    here, last, found = index, size - 1, leaf_hash
    for sibling in path:
        if last == 0:
            return False
        if here % 2 or here == last:
            found = node_hash(sibling, found)
            here, last = _up_to_a_left_turn(here, last)
        else:
            found = node_hash(found, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and hmac.compare_digest(found, root)


def grew(before: int, size: int, old: bytes, new: bytes, path: Sequence[bytes]) -> bool:
    """Is the tree of `before` leaves with root `old` the beginning of that of `size` with root `new`? Section 2.1.4.2."""
    if not 0 < before <= size:
        return False
    if before == size:
        return not path and hmac.compare_digest(old, new)
    hashes = [old, *path] if before & (before - 1) == 0 else list(path)
    if not hashes:
        return False
    here, last = _without_ones(before - 1, size - 1)
    left = right = hashes[0]
    for sibling in hashes[1:]:
        if last == 0:
            return False
        if here % 2 or here == last:
            left, right = node_hash(sibling, left), node_hash(sibling, right)
            here, last = _up_to_a_left_turn(here, last)
        else:
            right = node_hash(right, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and hmac.compare_digest(left, old) and hmac.compare_digest(right, new)


def _up_to_a_left_turn(here: int, last: int) -> tuple[int, int]:
    while here and not here % 2:
        here, last = here >> 1, last >> 1
    return here, last


def _without_ones(here: int, last: int) -> tuple[int, int]:
    while here % 2:
        here, last = here >> 1, last >> 1
    return here, last
