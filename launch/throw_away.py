"""Services with nothing to lose: a fresh cluster and broker, gone without trace at the end."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from launch import leftovers, places
from launch.services import Services


@contextmanager
def throw_away_services(*, durable: bool, given: Mapping[str, str] = os.environ) -> Iterator[Services]:
    """Start, lend and remove; also removes what a killed run could not."""
    parents = [places.STATE, places.away()]
    for folder in leftovers.sweep(found for parent in parents for found in parent.glob("throw-away-*")):
        shutil.rmtree(folder, ignore_errors=True)
    home = places.STATE / f"throw-away-{os.getpid()}"
    try:
        with Services(home, home / "log", durable=durable, given=given) as services:
            yield services
    finally:
        for parent in parents:
            shutil.rmtree(parent / home.name, ignore_errors=True)
