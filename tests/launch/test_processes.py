"""Real processes: they end when asked, when we are killed, and together with their own children."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from launch import faults, leftovers, waiting
from launch.processes import Child, stop_together
from launch.services import Services
from launch.supervisor import revive
from launch.words import Refusal

_STUBBORN = "import signal, time; [signal.signal(s, signal.SIG_IGN) for s in (2, 3, 15)]; print('up', flush=True); time.sleep(60)"


def _child(tmp_path: Path, code: str, name: str = "child") -> Child:
    return Child(
        name,
        [sys.executable, "-c", code],
        tmp_path / f"{name}.log",
        dict(os.environ),
        folder=tmp_path,
        asks=((signal.SIGTERM, 0.3),),
    )


def _gone(pid: int) -> bool:
    return leftovers.started_at(pid) == ""


def test_a_process_that_ignores_every_request_is_killed(tmp_path: Path) -> None:
    child = _child(tmp_path, _STUBBORN)
    child.start()
    assert waiting.until(lambda: "up" in child.last_words(), seconds=10)
    began = time.monotonic()
    child.stop()
    assert not child.is_alive()
    assert time.monotonic() - began < 3


def test_grandchildren_go_with_their_parent(tmp_path: Path) -> None:
    child = _child(
        tmp_path,
        "import subprocess, time; p = subprocess.Popen(['sleep', '60']); print(p.pid, flush=True); time.sleep(60)",
    )
    child.start()
    assert waiting.until(lambda: child.last_words() != "", seconds=10)
    child.stop()
    assert waiting.until(lambda: _gone(int(child.last_words())), seconds=5)


def test_several_stop_at_the_same_time(tmp_path: Path) -> None:
    children = [_child(tmp_path, "import time; time.sleep(60)", f"child{n}") for n in range(3)]
    for child in children:
        child.start()
    stop_together(children)
    assert [child.is_alive() for child in children] == [False, False, False]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children that their parent was killed")
def test_kill_9_of_the_supervisor_ends_its_children(tmp_path: Path) -> None:
    supervisor = (
        "import os, sys, time; from pathlib import Path; from launch.processes import Child\n"
        f"c = Child('c', ['sleep', '60'], Path({str(tmp_path)!r}) / 'c.log', dict(os.environ))\n"
        "c.start(); print(c.pid, flush=True); time.sleep(60)"
    )
    process = subprocess.Popen([sys.executable, "-c", supervisor], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    with process, process.stdout:
        pid = int(process.stdout.readline())
        process.kill()
    assert waiting.until(lambda: _gone(pid), seconds=5)


def test_a_process_that_ends_by_itself_is_started_again_but_not_forever(tmp_path: Path) -> None:
    child = _child(tmp_path, "print('no luck today')")
    child.start()
    with pytest.raises(Refusal, match="no luck today"):  # noqa: PT012
        for _ in range(6):
            assert child.process is not None
            child.process.wait()
            revive(child)


def test_a_private_postgresql_survives_kill_9_with_what_was_committed(tmp_path: Path) -> None:
    with faults.private_services() as services:
        assert services.postgres is not None
        with psycopg.connect(services.addresses["DATABASE_URL"], autocommit=True) as connection:
            connection.execute("CREATE TABLE note (words text)")
            connection.execute("INSERT INTO note VALUES ('kept')")
        _refuses_one_without_utf8(services, tmp_path)
        before = services.postgres.child.pid
        faults.crash_postgres(services)
        assert services.postgres.child.pid != before
        with psycopg.connect(services.addresses["DATABASE_URL"]) as connection:
            assert connection.execute("SELECT words FROM note").fetchall() == [("kept",)]
        home = services.home
    assert not home.exists()


def _refuses_one_without_utf8(services: Services, folder: Path) -> None:
    url = services.addresses["DATABASE_URL"]
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE DATABASE plain ENCODING 'SQL_ASCII' LOCALE 'C' TEMPLATE template0")
    given = {"DATABASE_URL": faults.for_database(url, "plain"), "REDIS_URL": services.addresses["REDIS_URL"]}
    with pytest.raises(Refusal, match="its encoding is SQL_ASCII"):
        Services(folder, folder, given=given).start()
    Services(folder, folder, given=given | {"DATABASE_URL": url}).start()
