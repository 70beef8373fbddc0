"""A process of ours: it logs to a file, ends with us even when we are killed, and leaves nobody behind."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from launch import waiting
from launch.owners import Owner

LOG_LIMIT = 20 * 1024 * 1024
_PR_SET_PDEATHSIG = 1


@dataclass
class Child:
    """How to start a process and how to end it.

    `asks` are the signals that ask it to end, each with the seconds it gets before the next;
    what remains of its process group after the last is killed.
    """

    name: str
    command: Sequence[str | Path]
    log: Path
    environment: Mapping[str, str]
    folder: Path = Path("/")
    asks: Sequence[tuple[signal.Signals, float]] = ((signal.SIGTERM, 3.0),)
    on_our_death: signal.Signals = signal.SIGTERM
    owner: Owner | None = None
    starts: list[float] = field(default_factory=list)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it in a process group of its own, so that Ctrl-C reaches only the supervisor."""
        self.starts.append(time.monotonic())
        trim(self.log)
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [str(part) for part in self.command],
                cwd=self.folder,
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=die_with_parent(self.on_our_death),
                **(self.owner.for_popen() if self.owner else {}),
            )

    @property
    def pid(self) -> int:
        assert self.process is not None, f"{self.name} was not started"
        return self.process.pid

    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def ask_to_end(self, which: signal.Signals) -> None:
        if self.is_alive():
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, which)

    def kill(self) -> None:
        """SIGKILL for the whole group: the process, and children that outlived it."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
        if self.process:
            self.process.wait()

    def stop(self) -> None:
        stop_together([self])

    def last_words(self, lines: int = 12) -> str:
        """The end of its log, for a message."""
        text = self.log.read_text(errors="replace") if self.log.exists() else ""
        return "\n".join(text.splitlines()[-lines:])


def stop_together(children: Sequence[Child]) -> None:
    """End several at the same time; each gets its own patience, then its group is killed."""
    running = [child for child in children if child.is_alive()]
    for step in range(max((len(child.asks) for child in running), default=0)):
        asked = [(child, *child.asks[step]) for child in running if step < len(child.asks)]
        for child, which, _seconds in asked:
            child.ask_to_end(which)
        patience = max((seconds for *_rest, seconds in asked), default=0.0)
        waiting.until(lambda: not any(child.is_alive() for child in running), seconds=patience)
    for child in children:
        if child.process:
            child.kill()


def die_with_parent(which: signal.Signals) -> Callable[[], None] | None:
    """Linux sends `which` to a child when its parent is gone, even after kill -9; other systems cannot.

    Elsewhere the next start ends what was left (see `leftovers`).
    """
    if sys.platform != "linux":
        return None
    libc, parent = ctypes.CDLL(None), os.getpid()

    def ask_the_kernel() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, int(which))
        if os.getppid() != parent:  # the parent died before the kernel was asked
            os.kill(os.getpid(), signal.SIGKILL)

    return ask_the_kernel


def trim(log: Path) -> None:
    """Keep one old log, so that a portal that runs for months does not fill the disk."""
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > LOG_LIMIT:
        log.replace(log.with_suffix(".old.log"))
