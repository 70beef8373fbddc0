"""The portal's own processes: web, worker, beat."""

import signal
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from launch import places, waiting
from launch.places import LOGS, ROOT
from launch.processes import Child
from launch.words import Refusal

#: A job gets two seconds to end well; then Celery hands it back to the queue, where late acknowledgement kept it.
_WORKER_ASKS = ((signal.SIGTERM, 2.0), (signal.SIGQUIT, 0.7))


def web(environment: Mapping[str, str], host: str, port: int) -> Child:
    """Two processes of Granian, WSGI: with the synchronous ORM, ASGI costs several times the CPU."""
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "config.wsgi:application"]
    command += ["--host", host, "--port", str(port), "--workers", "2", "--blocking-threads", "4"]
    command += ["--log-level", "warning", "--workers-kill-timeout", "1"]
    return _child("web", command, environment, asks=((signal.SIGTERM, 2.5),))


def worker(environment: Mapping[str, str], log: Path = LOGS / "worker.log", processes: int = 2) -> Child:
    """Celery's worker with two processes."""
    command = [sys.executable, "-m", "celery", "-A", "config", "worker", "-c", str(processes), "-l", "INFO"]
    command += ["--without-gossip", "--without-mingle"]
    child = _child("worker", command, environment, asks=_WORKER_ASKS)
    # Killed with us: broker and database go at the same moment, and a worker without them would wait for them.
    child.log, child.on_our_death = log, signal.SIGKILL
    return child


def beat(environment: Mapping[str, str]) -> Child:
    """Celery's clock: exactly one of it runs, wherever workers run."""
    places.STATE.joinpath("beat").mkdir(exist_ok=True)
    command = [sys.executable, "-m", "celery", "-A", "config", "beat", "-l", "INFO"]
    command += ["-s", str(places.STATE / "beat" / "schedule"), "--pidfile="]
    return _child("beat", command, environment)


def wait_for_answer(child: Child, origin: str, seconds: float = 120) -> None:
    """Wait until the web server answers at /healthz; says what its log says when it does not."""
    answered = False

    def settled() -> bool:
        nonlocal answered
        answered = _answers(
            origin
        )  # once is enough: the next question may meet the process that still starts
        return answered or not child.is_alive()

    waiting.until(settled, seconds=seconds, every=0.1)
    if not answered:
        raise Refusal(f"the web server did not start. Its log ends:\n{child.last_words()}")


def _answers(origin: str) -> bool:
    try:
        with _direct.open(f"{origin}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


#: Never through a proxy that the environment names: this is our own machine.
_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def _child(
    name: str,
    command: list[str],
    environment: Mapping[str, str],
    asks: tuple[tuple[signal.Signals, float], ...] = ((signal.SIGTERM, 2.5),),
) -> Child:
    return Child(name, command, LOGS / f"{name}.log", environment, folder=ROOT, asks=asks)
