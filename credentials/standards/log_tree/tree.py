"""Roots and proofs of a log of any size from few reads: every 256 neighbours have one remembered hash above them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from credentials.standards.log_tree import shape
from credentials.standards.log_tree.shape import Span

#: Levels between two remembered ones: 2**8 = 256 hashes in one read.
STEP = 8
BLOCK = 1 << STEP

#: `read(level, first, end)`: the hashes of perfect subtrees of 2**level leaves; the levels are 0, 8, 16, …
Reader = Callable[[int, int, int], Sequence[bytes]]


class Gap(LookupError):
    """Lines that must be there are not: leaves from `first` up to, not including, `end`."""

    def __init__(self, first: int, end: int) -> None:
        super().__init__(f"{first} to {end}")
        self.first, self.end = first, end


@dataclass
class Tree:
    """The first `size` leaves. Each root or proof takes at most two reads for every factor of 256."""

    size: int
    read: Reader
    _blocks: dict[tuple[int, int], Sequence[bytes]] = field(default_factory=dict)

    def root(self) -> bytes:
        """MTH of RFC 9162 section 2.1.1. Raises `Gap`."""
        return self.span((0, self.size))

    def inclusion(self, index: int) -> list[bytes]:
        """The audit path of one leaf, lowest first (section 2.1.3). Raises `ValueError` or `Gap`."""
        if not 0 <= index < self.size:
            raise ValueError("no such leaf")
        return [self.span(one) for one in shape.path(index, self.size)]

    def consistency(self, before: int) -> list[bytes]:
        """That the first `before` leaves are still the same (section 2.1.4). Raises `ValueError` or `Gap`."""
        if not 0 < before <= self.size:
            raise ValueError("no such size")
        return [self.span(one) for one in shape.growth(before, self.size)]

    def span(self, span: Span) -> bytes:
        """The root above some leaves, as the tree is split."""
        parts = [self._perfect(level, index) for level, index in shape.perfect(*span)]
        return shape.join(parts) if parts else shape.EMPTY

    def _perfect(self, level: int, index: int) -> bytes:
        low = level - level % STEP
        first, count = index << (level - low), 1 << (level - low)
        block = self._block(low, first // BLOCK)
        return shape.fold(block[first % BLOCK : first % BLOCK + count])

    def _block(self, level: int, number: int) -> Sequence[bytes]:
        if (level, number) not in self._blocks:
            first, end = number * BLOCK, min((number + 1) * BLOCK, self.size >> level)
            found = self.read(level, first, end)
            if len(found) != end - first:
                raise Gap(first << level, end << level)
            self._blocks[level, number] = found
        return self._blocks[level, number]
