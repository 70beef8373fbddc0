"""`python3 run.py bench <name>`: one benchmark on durable services of its own."""

import sys
from collections.abc import Sequence

from benchmarks import names
from launch import environment, foreground
from launch.supervisor import Stop
from launch.throw_away import throw_away_services
from launch.words import Refusal


def run(arguments: Sequence[str], stop: Stop) -> int:
    """Migrate a fresh database, then run the benchmark of that name, which prints a table and one line of JSON."""
    name, *rest = arguments or [""]
    if name not in names():
        raise Refusal(f"which benchmark? There are: {', '.join(names())}.")
    facts = environment.for_portal()
    with throw_away_services(durable=True) as services:
        facts |= services.addresses | {"PASSPORT_STORAGE": str(services.home / "files")}
        migrate = [sys.executable, "manage.py", "migrate", "--noinput", "-v", "0"]
        failed = foreground.run(migrate, facts, stop, services.children)
        command = [sys.executable, "-m", "benchmarks", name, *rest]
        return failed or foreground.run(command, facts, stop, services.children)
