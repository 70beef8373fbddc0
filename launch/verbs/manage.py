"""`python3 run.py manage <command>` and `run.py shell`: Django's commands, with the services up."""

import sys
from collections.abc import Sequence

from launch import environment, foreground, running
from launch.places import LOGS, SERVICES
from launch.services import Services
from launch.supervisor import Stop
from launch.verbs import up


def run(arguments: Sequence[str], stop: Stop) -> int:
    """Run one command beside the running portal, or with services of its own that end with it."""
    command = [sys.executable, "manage.py", *arguments]
    if running.is_running() and (found := running.environment()):
        return foreground.run(command, environment.for_portal() | found, stop)
    with running.alone(), Services(SERVICES, LOGS) as services:
        facts = environment.for_portal() | services.addresses
        running.tell(facts, services.children)
        if services.postgres and not (services.postgres.home.parent / "stamps" / "migrate").exists():
            up.prepare(services, facts, stop)  # the first command of all finds a world, not an empty database
        return foreground.run(command, facts, stop, services.children)


def shell(arguments: Sequence[str], stop: Stop) -> int:
    """Django's interactive shell."""
    return run(["shell", *arguments], stop)
