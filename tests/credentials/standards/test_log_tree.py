"""The Merkle tree of the log against its definition: the recursive functions of RFC 9162, written out naively."""

import hashlib
from collections.abc import Sequence
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as some

from credentials.standards.log_tree import checking, leaf_hash
from credentials.standards.log_tree.shape import EMPTY
from credentials.standards.log_tree.tree import STEP, Gap, Tree

MOST = 1_500
LEAVES = [leaf_hash(number.to_bytes(4, "big")) for number in range(MOST)]


@cache
def mth(first: int, end: int) -> bytes:
    """Section 2.1.1, word for word."""
    if end == first:
        return hashlib.sha256(b"").digest()
    if end - first == 1:
        return LEAVES[first]
    k = _k(end - first)
    return hashlib.sha256(b"\x01" + mth(first, first + k) + mth(first + k, end)).digest()


def _k(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k


def path(m: int, first: int, end: int) -> list[bytes]:
    """Section 2.1.3.1."""
    if end - first == 1:
        return []
    k = _k(end - first)
    if m < k:
        return [*path(m, first, first + k), mth(first + k, end)]
    return [*path(m - k, first + k, end), mth(first, first + k)]


def subproof(m: int, first: int, end: int, whole: bool = True) -> list[bytes]:
    """Section 2.1.4.1."""
    if m == end - first:
        return [] if whole else [mth(first, end)]
    k = _k(end - first)
    if m <= k:
        return [*subproof(m, first, first + k, whole), mth(first + k, end)]
    return [*subproof(m - k, first + k, end, False), mth(first, first + k)]


def read(level: int, first: int, end: int) -> Sequence[bytes]:
    """What a store of leaves and of every eighth level would answer."""
    assert level % STEP == 0
    return [mth(index << level, (index + 1) << level) for index in range(first, end)]


sizes = some.integers(1, MOST)


@given(sizes)
def test_the_root_is_that_of_the_definition(size: int) -> None:
    assert Tree(size, read).root() == mth(0, size)


@pytest.mark.covers("M7", "V-28")
@given(sizes, some.integers(0, MOST))
def test_every_leaf_has_the_path_of_the_definition(size: int, index: int) -> None:
    index %= size
    found = Tree(size, read).inclusion(index)
    assert found == path(index, 0, size)
    assert checking.includes(LEAVES[index], index, size, found, mth(0, size))


@pytest.mark.covers("M7", "V-28")
@given(sizes, some.integers(0, MOST))
def test_every_beginning_has_the_proof_of_the_definition(size: int, before: int) -> None:
    before = before % size + 1
    found = Tree(size, read).consistency(before)
    assert found == subproof(before, 0, size)
    assert checking.grew(before, size, mth(0, before), mth(0, size), found)


@given(sizes, some.integers(0, MOST), some.integers(0, MOST), some.data())
def test_a_proof_proves_nothing_else(size: int, index: int, other: int, chosen: some.DataObject) -> None:
    """Another leaf, another place, another root, a changed, shortened or longer path."""
    index, other = index % size, other % size
    found, root = path(index, 0, size), mth(0, size)
    if other != index:
        assert not checking.includes(LEAVES[other], index, size, found, root)
        assert not checking.includes(LEAVES[index], other, size, found, root)
    assert not checking.includes(LEAVES[index], index, size, [*found, EMPTY], root)
    assert not checking.includes(LEAVES[index], index, size, found, EMPTY)
    assert not checking.includes(LEAVES[index], size + index, size, found, root)
    if found:
        at = chosen.draw(some.integers(0, len(found) - 1))
        assert not checking.includes(LEAVES[index], index, size, found[:at] + found[at + 1 :], root)
        assert not checking.includes(LEAVES[index], index, size, [*found[:at], EMPTY, *found[at + 1 :]], root)


@given(sizes, some.integers(0, MOST), some.data())
def test_a_log_that_was_changed_has_not_grown(size: int, before: int, chosen: some.DataObject) -> None:
    before = before % size + 1
    found, old, new = subproof(before, 0, size), mth(0, before), mth(0, size)
    assert not checking.grew(before, size, EMPTY, new, found)
    assert not checking.grew(before, size, old, EMPTY, found)
    assert not checking.grew(before, size, old, new, [*found, EMPTY])
    assert not checking.grew(0, size, old, new, found)
    assert not checking.grew(size + 1, size, old, new, found)
    if found:
        at = chosen.draw(some.integers(0, len(found) - 1))
        assert not checking.grew(before, size, old, new, found[:at] + found[at + 1 :])
        assert not checking.grew(before, size, old, new, [*found[:at], EMPTY, *found[at + 1 :]])


def test_an_empty_log_has_the_root_of_nothing() -> None:
    assert Tree(0, read).root() == hashlib.sha256(b"").digest()
    assert Tree(0, read).root() == EMPTY


@pytest.mark.parametrize("index", [-1, 5])
def test_there_is_no_proof_of_what_is_not_there(index: int) -> None:
    with pytest.raises(ValueError, match="no such leaf"):
        Tree(5, read).inclusion(index)
    with pytest.raises(ValueError, match="no such size"):
        Tree(5, read).consistency(index + 1 if index > 0 else 0)


@pytest.mark.covers("M7")
def test_missing_lines_are_named() -> None:
    with pytest.raises(Gap) as missing:
        Tree(600, lambda level, first, end: read(level, first, end)[: 10 if level == 0 else None]).root()
    assert (missing.value.first, missing.value.end) == (512, 600)


def test_a_root_of_a_million_leaves_takes_few_reads() -> None:
    asked: list[tuple[int, int, int]] = []

    def remembered(level: int, first: int, end: int) -> list[bytes]:
        asked.append((level, first, end))
        return [EMPTY] * (end - first)

    tree = Tree(1_000_001, remembered)
    tree.root()
    tree.inclusion(123_456)
    tree.consistency(777_777)
    assert len(asked) <= 9
    assert max(end - first for _, first, end in asked) <= 256
