"""`python3 run.py test`: the tests, on services that exist only for them."""

import os
import sys
from collections.abc import Sequence

from launch import browser, environment, foreground, peers
from launch.supervisor import Stop
from launch.throw_away import throw_away_services
from launch.words import say


def run(arguments: Sequence[str], stop: Stop) -> int:
    """Run pytest with the arguments given and return its exit code."""
    facts = environment.for_tests() | browser.ensure() | peers.ensure()
    with throw_away_services(durable=False) as services:
        facts |= services.addresses
        if services.postgres:
            facts["PASSPORT_PG_CONTROL"] = str(services.postgres.pid_file)
        command = [sys.executable, "-m", "pytest", *side_by_side(arguments), *arguments]
        code = foreground.run(command, facts, stop, services.children)
    if reason := facts.get("PASSPORT_NO_BROWSER_REASON"):
        say(f"BROWSER JOURNEYS WERE SKIPPED: {reason}")
    if reason := facts.get("PASSPORT_NO_PEERS_REASON"):
        say(f"COMPARISONS WITH THE NODE LIBRARIES WERE SKIPPED: {reason}")
    return code


def side_by_side(arguments: Sequence[str], processors: int | None = None) -> list[str]:
    """Three processes for the whole suite, because journeys often wait; one for a few files, where more cost a start."""
    whole = not any(not argument.startswith("-") for argument in arguments)
    decided = any(a.startswith(("-n", "--numprocesses", "--pdb", "-k", "-m", "--lf")) for a in arguments)
    enough = (processors or os.cpu_count() or 1) >= 2
    # In the order of collection: long stories first, see tests/conftest.py.
    side = ["-n", "3", "--dist", "loadscope", "--no-loadscope-reorder"]
    return side if whole and enough and not decided else []
