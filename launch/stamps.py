"""Work that is skipped when its inputs are what they were last time."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest(files: Iterable[Path]) -> str:
    """A digest over names and contents, whatever the order they come in."""
    whole = hashlib.sha256()
    for path in sorted(files):
        whole.update(f"{path}\0".encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def is_fresh(stamp: Path, value: str) -> bool:
    """Whether the stamp says the work was done for this very value."""
    return stamp.exists() and stamp.read_text() == value


def set_stamp(stamp: Path, value: str) -> None:
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(value)
