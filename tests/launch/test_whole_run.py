"""The two ways a run ends, tried whole in a copy of this checkout: Ctrl-C, and kill -9. Minutes, so only on request."""

import os
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from launch import places, waiting
from launch.places import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.covers("S127")]

_OURS = ("PASSPORT_", "DATABASE_URL", "REDIS_URL", "DEBUG", "DJANGO_", "PYTEST_", "PYTHONPATH")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A copy without anything that a run made; what root's run keeps outside goes with it."""
    copy = tmp_path_factory.mktemp("copy") / "portal"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".passport", "__pycache__", ".*_cache"))
    yield copy
    shutil.rmtree(places.away(copy), ignore_errors=True)


class Run:
    """One `python3 run.py` in a terminal of its own."""

    def __init__(self, checkout: Path) -> None:
        self.checkout, self.log = checkout, checkout / "run.log"
        environment = {k: v for k, v in os.environ.items() if not k.startswith(_OURS)}
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "run.py"], cwd=checkout, env=environment, stdout=log, stderr=log
            )

    def address(self) -> str:
        def told() -> bool:
            return "Career Passport is at" in self.log.read_text() or self.process.poll() is not None

        waiting.until(told, seconds=300, every=0.2)
        found = re.search(r"is at (http://\S+)", self.log.read_text())
        assert found, self.log.read_text()
        return found[1]

    def processes(self) -> list[str]:
        """Command lines of every process of this copy."""
        listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
        return [line for line in listed.splitlines() if str(self.checkout / ".passport") in line]

    def everything_is_gone(self, seconds: float) -> bool:
        return waiting.until(lambda: self.processes() == [], seconds=seconds, every=0.2)


@pytest.fixture
def started(checkout: Path) -> Iterator[Run]:
    run = Run(checkout)
    yield run
    run.process.kill()
    run.process.wait()


def _opens(address: str) -> bool:
    with urllib.request.urlopen(f"{address}healthz", timeout=10) as answer:
        return bool(answer.status == 200)


def test_ctrl_c_ends_everything_within_five_seconds_and_well(started: Run) -> None:
    assert _opens(started.address())
    started.process.send_signal(signal.SIGINT)
    assert started.process.wait(timeout=5) == 0
    assert started.everything_is_gone(seconds=1)


def test_after_kill_9_everything_ends_and_the_next_start_is_normal(started: Run, checkout: Path) -> None:
    assert _opens(started.address())
    started.process.kill()
    assert started.everything_is_gone(seconds=10)
    again = Run(checkout)
    assert _opens(again.address())
    again.process.send_signal(signal.SIGINT)
    assert again.process.wait(timeout=5) == 0


def test_a_benchmark_prints_its_table(checkout: Path) -> None:
    environment = {k: v for k, v in os.environ.items() if not k.startswith(_OURS)}
    said = subprocess.run(
        [sys.executable, "run.py", "bench", "transcripts"],
        cwd=checkout,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert said.returncode == 0, said.stderr
    assert "| validated and read" in said.stdout
