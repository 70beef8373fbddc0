"""Waiting for something to become true."""

import time
from collections.abc import Callable


def until(is_so: Callable[[], bool], *, seconds: float, every: float = 0.05) -> bool:
    """Ask again and again; True as soon as it is so, False when the seconds are over."""
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            return False
        time.sleep(every)
    return True
