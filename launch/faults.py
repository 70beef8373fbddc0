"""Accidents on purpose, for tests: a killed worker, a killed PostgreSQL, a broker that goes away.

Two ways. `private_services()` gives a test its own cluster and broker, which nobody else feels: prefer it.
`restart_postgres()` kills the server of the whole test run; the supervisor of `run.py test` starts it again.
It finds the server through PASSPORT_PG_CONTROL, the path of its `postmaster.pid`.

From a terminal, while `run.py` runs: `python3 run.py manage shell`, or `python -m launch.faults restart-postgres`.
"""

import contextlib
import os
import signal
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

from launch import leftovers, portal, waiting
from launch.processes import Child
from launch.services import Services
from launch.throw_away import throw_away_services


@contextmanager
def private_services() -> Iterator[Services]:
    """A PostgreSQL and a Valkey of the test's own, whatever the environment names.

    `services.addresses` has DATABASE_URL and REDIS_URL; `crash_postgres(services)` kills and restarts.
    """
    with throw_away_services(durable=False, given={}) as services:
        yield services


def crash_postgres(services: Services, *, seconds_away: float = 0.0) -> None:
    """kill -9 of a private PostgreSQL; it is back, and answers, when this returns."""
    assert services.postgres is not None, "these services use the operator's database"
    services.postgres.crash()
    waiting.until(lambda: False, seconds=seconds_away)
    services.postgres.restart_after_crash()


def restart_postgres(control: Path | None = None, *, seconds: float = 30) -> int:
    """kill -9 of the test run's PostgreSQL; returns the new process id once the new server answers.

    Raises RuntimeError where the run has no embedded server, or shares it with other test processes.
    """
    control = control or _control()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        raise RuntimeError(
            "other test processes use this server too; use private_services(), or run with -n 0"
        )
    old = leftovers.first_number(control)
    os.kill(old, signal.SIGKILL)
    if not waiting.until(
        lambda: leftovers.first_number(control) not in (0, old) and _answers(), seconds=seconds
    ):
        raise RuntimeError(f"PostgreSQL did not come back within {seconds:.0f} s")
    return leftovers.first_number(control)


@contextmanager
def running_worker(environment: Mapping[str, str], *, processes: int = 1) -> Iterator[Child]:
    """A real Celery worker with this environment (DATABASE_URL, REDIS_URL, …); stopped at the end.

    Kill it with `kill_worker(child)`, and bring it back with `child.start()`.
    """
    with tempfile.TemporaryDirectory(prefix="passport-worker-") as folder:
        child = portal.worker(environment, log=Path(folder) / "worker.log", processes=processes)
        child.start()
        try:
            ready = waiting.until(lambda: "ready." in child.last_words(200), seconds=60, every=0.2)
            assert ready, child.last_words(40)
            yield child
        finally:
            child.stop()


def kill_worker(child: Child) -> None:
    """kill -9 of the worker and all its processes at once: the machine lost power."""
    child.kill()


def kill_pool_process(child: Child) -> int:
    """kill -9 of the first process that does the jobs, as the kernel does when memory is short; returns its id."""
    pid = pool_processes(child)[0]
    os.kill(pid, signal.SIGKILL)
    return pid


def pool_processes(child: Child) -> list[int]:
    """The worker's own processes (Linux)."""
    listed = Path(f"/proc/{child.pid}/task/{child.pid}/children").read_text()
    return [int(pid) for pid in listed.split()]


def for_database(url: str, name: str) -> str:
    """The same server, another database: how a worker finds the test database of the test that starts it."""
    parts = urlsplit(url)
    # urlunsplit would drop the empty host of a socket address, so the text is put together by hand
    return urlunsplit(parts._replace(path=f"/{name}")) if parts.hostname else _without_host(url, name)


def _without_host(url: str, name: str) -> str:
    before, _, query = url.partition("?")
    return f"{before.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")


def _control() -> Path:
    named = os.environ.get("PASSPORT_PG_CONTROL")
    if not named:
        raise RuntimeError("PASSPORT_PG_CONTROL is not set: this works inside `python3 run.py test`")
    return Path(named)


def _answers() -> bool:
    with contextlib.suppress(psycopg.OperationalError):
        psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=3).close()
        return True
    return False


def main(arguments: list[str]) -> int:
    """`restart-postgres` is what can be asked for."""
    if arguments != ["restart-postgres"]:
        print("usage: python -m launch.faults restart-postgres", file=sys.stderr)
        return 2
    print(f"PostgreSQL is back as process {restart_postgres()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
