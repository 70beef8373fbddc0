"""The portal that runs in this checkout: at most one, and other commands find its services."""

import contextlib
import fcntl
import json
import os
from collections.abc import Iterator, Mapping, Sequence

from launch import leftovers, places
from launch.processes import Child
from launch.words import Refusal

_NAMES = ("DATABASE_URL", "REDIS_URL", "PASSPORT_ORIGIN")


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Hold this checkout's lock, which the system releases even after kill -9; refuse when another run has it."""
    places.STATE.mkdir(exist_ok=True)
    with places.LOCK.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refusal(f"the portal of this checkout already runs{_where()}.") from None
        leftovers.end_old_children(places.RUNNING)
        try:
            yield
        finally:
            places.RUNNING.unlink(missing_ok=True)


def is_running() -> bool:
    """Whether another process holds the lock."""
    if not places.LOCK.exists():
        return False
    with places.LOCK.open("r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def tell(environment: Mapping[str, str], children: Sequence[Child]) -> None:
    """Write down the services and processes; only their owner may read it, it opens the database."""
    facts = {
        "environment": {name: environment[name] for name in _NAMES if name in environment},
        "children": [[child.pid, leftovers.started_at(child.pid)] for child in children if child.is_alive()],
    }
    draft = places.RUNNING.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump(facts, file)
    draft.replace(places.RUNNING)


def environment() -> dict[str, str]:
    """Addresses of the services of the portal that runs now; empty while it has not said them."""
    try:
        return dict(json.loads(places.RUNNING.read_text())["environment"])
    except (OSError, ValueError, KeyError):
        return {}


def _where() -> str:
    origin = environment().get("PASSPORT_ORIGIN")
    return f" at {origin}/" if origin else ""
