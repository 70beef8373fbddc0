"""What every row shares: the sender's own words, and what has no column, by path."""

from __future__ import annotations

from collections.abc import Mapping

Verbatim = Mapping[str, str | tuple[str, ...]]
Extensions = Mapping[str, str]


class _Nothing(dict[str, str]):
    """The empty mapping every row shares until it has words of its own: nobody can write in it."""

    def __hash__(self) -> int:  # type: ignore[override]
        return 0

    def __setitem__(self, key: str, value: str) -> None:
        raise TypeError("this mapping is shared and stays empty")


NOTHING: Mapping[str, str] = _Nothing()
