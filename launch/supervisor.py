"""Keeps children alive until somebody asks us to stop."""

import signal
import time
from collections.abc import Callable, Sequence
from types import FrameType

from launch.processes import Child
from launch.words import Refusal, say

#: A child that ends by itself this often within a minute is broken, not unlucky.
_TOO_OFTEN = 4


class Stop:
    """Remembers that a signal asked us to end; the main loop looks at it."""

    def __init__(self) -> None:
        self.asked: signal.Signals | None = None
        self.on_signal: Callable[[signal.Signals], None] | None = None

    def listen(self) -> "Stop":
        for which in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(which, self._hear)
        return self

    def _hear(self, number: int, _frame: FrameType | None) -> None:
        self.asked = signal.Signals(number)
        if self.on_signal:
            self.on_signal(self.asked)

    def __bool__(self) -> bool:
        return self.asked is not None


def watch(
    children: Sequence[Child], is_over: Callable[[], bool], on_change: Callable[[], None] = lambda: None
) -> None:
    """Start again whatever ends by itself, until it is over. Raises `Refusal` for a child that keeps ending."""
    while not is_over():
        for child in children:
            if not child.is_alive():
                revive(child)
                on_change()
        time.sleep(0.1)


def revive(child: Child) -> None:
    """Start a child again; a killed PostgreSQL may need some tries until its old children are gone."""
    recent = [moment for moment in child.starts if time.monotonic() - moment < 60]
    if len(recent) > _TOO_OFTEN:
        raise Refusal(f"{child.name} keeps ending. Its log ends:\n{child.last_words()}")
    say(f"{child.name} ended by itself; starting it again (log: {child.log})")
    child.kill()
    time.sleep(0.2 * len(recent))
    child.start()
