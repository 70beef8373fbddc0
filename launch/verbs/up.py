"""`python3 run.py`: the whole portal with the demo world."""

import json
import os
import sys
from collections.abc import Callable, Sequence

from launch import environment, places, portal, running, steps
from launch.places import LOGS, SERVICES
from launch.ports import free_port
from launch.processes import Child, stop_together
from launch.services import Services
from launch.stamps import set_stamp
from launch.supervisor import Stop, watch
from launch.words import Refusal, say


def run(arguments: Sequence[str], stop: Stop) -> int:
    """Open the portal and keep it open until Ctrl-C."""
    if arguments:
        raise Refusal(
            f"nothing is known of {' '.join(arguments)!r}; `python3 run.py --help` lists the verbs."
        )
    with running.alone():
        host = os.environ.get("HOST", "127.0.0.1")
        port = free_port(_wanted_ports(), host)
        origin = os.environ.get("PASSPORT_ORIGIN", f"http://127.0.0.1:{port}")
        facts = environment.for_portal(origin)
        with Services(SERVICES, LOGS) as services:
            facts |= services.addresses
            running.tell(facts, services.children)
            prepare(services, facts, stop)
            return 0 if stop else _open(services, facts, host, port, stop)


def prepare(services: Services, facts: dict[str, str], stop: Stop) -> None:
    """Do the steps that are due, and remember that they are done."""
    stamps = services.postgres.home.parent / "stamps" if services.postgres else None
    due = steps.due(steps.steps(facts, stamps))
    if not due:
        return
    say(f"preparing: {', '.join(step.name for step in due)}")
    commands = json.dumps([step.command for step in due])
    log = LOGS / "prepare.log"
    child = Child(
        "prepare", [sys.executable, "-m", "launch.prepare", commands], log, facts, folder=places.ROOT
    )
    log.unlink(missing_ok=True)
    if _run_to_end(child, stop) and not stop:
        raise Refusal(f"the portal could not be prepared. {log} ends:\n{child.last_words(30)}")
    for step in due if not stop else []:
        set_stamp(step.stamp, step.value())


def _run_to_end(child: Child, stop: Stop) -> int:
    child.start()
    watch([], lambda: not child.is_alive() or bool(stop))
    child.stop()
    assert child.process is not None
    return child.process.returncode


def _open(services: Services, facts: dict[str, str], host: str, port: int, stop: Stop) -> int:
    web = portal.web(facts, host, port)
    worker, beat = portal.worker(facts), portal.beat(facts)
    apps = [web, worker, beat]
    children = [*services.children, *apps]

    def tell() -> None:
        running.tell(facts, children)

    try:
        _start([web, worker], tell)
        portal.wait_for_answer(web, f"http://{_reachable(host)}:{port}")
        _start([beat], tell)  # last: nobody waits for the clock, and starting costs a processor some seconds
        _greet(facts["PASSPORT_ORIGIN"])
        watch(children, lambda: bool(stop), on_change=tell)
    finally:
        say("stopping")
        stop_together(apps)
    return 0


def _start(apps: Sequence[Child], tell: Callable[[], None]) -> None:
    for app in apps:
        app.start()
    tell()


def _greet(origin: str) -> None:
    print(f"\n{places.SIGN_INS.read_text().rstrip()}\n" if places.SIGN_INS.exists() else "", flush=True)
    say(f"Career Passport is at {origin}/   (Ctrl-C stops it; logs are in .passport/log)")


def _wanted_ports() -> list[int]:
    try:
        first = int(os.environ.get("PORT", "8000"))
    except ValueError:
        raise Refusal(f"PORT must be a number, and it is {os.environ['PORT']!r}.") from None
    return list(range(first, first + 50))


def _reachable(host: str) -> str:
    return "127.0.0.1" if host in ("0.0.0.0", "::") else host
