"""A real Celery worker for stories and faults: its own process, on the test's database and queue."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psutil
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


def eventually(true: Callable[[], object], *, seconds: float = 60, what: str = "") -> None:
    """Wait until `true()` holds; fails with `what` after that many seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if true():
            return
        time.sleep(0.1)
    raise AssertionError(f"not within {seconds} s: {what or true}")


class Worker:
    """One worker with two processes. `kill` is SIGKILL, as a machine that loses power."""

    def __init__(self, process: subprocess.Popen[bytes], log: Path) -> None:
        self.process, self.log = process, log

    @classmethod
    @contextmanager
    def started(cls) -> Iterator["Worker"]:
        """A worker that has said it is ready."""
        worker = cls.start()
        try:
            yield worker
        finally:
            worker.kill()

    @classmethod
    def start(cls) -> "Worker":
        log = Path(settings.STORAGES["default"]["OPTIONS"]["location"]) / f"worker-{time.monotonic_ns()}.log"
        log.parent.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "celery", "-A", "config", "worker", "-c", "2", "-l", "INFO"]
        command += [
            "--without-gossip",
            "--without-mingle",
            "--without-heartbeat",
            "-n",
            f"w{time.monotonic_ns()}@test",
        ]
        with log.open("wb") as out:
            process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=cls._environment(),
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        worker = cls(process, log)
        eventually(lambda: b"ready." in log.read_bytes(), seconds=120, what="the worker is ready")
        return worker

    @staticmethod
    def _environment() -> dict[str, str]:
        parts = urlsplit(os.environ["DATABASE_URL"])
        database = urlunsplit(parts._replace(path="/" + connection.settings_dict["NAME"]))
        return os.environ | {
            "DATABASE_URL": database,
            "PASSPORT_STORAGE": str(settings.STORAGES["default"]["OPTIONS"]["location"]),
            "PASSPORT_ORIGIN": settings.PASSPORT_ORIGIN,
        }

    def kill(self) -> None:
        """SIGKILL to the worker and all its children at once."""
        try:
            family = [
                *psutil.Process(self.process.pid).children(recursive=True),
                psutil.Process(self.process.pid),
            ]
        except psutil.NoSuchProcess:
            family = []
        for member in family:
            member.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def kill_child(self) -> None:
        """SIGKILL to the processes that do the work; the worker itself lives and makes new ones."""
        for child in psutil.Process(self.process.pid).children(recursive=True):
            child.send_signal(signal.SIGKILL)
