"""Database and broker: the operator's where DATABASE_URL and REDIS_URL name them, else embedded ones."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Self

import psycopg
import redis

from launch import waiting
from launch.postgres import Postgres
from launch.processes import Child
from launch.valkey import Valkey
from launch.words import Refusal, say

#: Debian 12 has it. Migrations and demo world were tried on it; the embedded server is newer.
OLDEST_POSTGRES = 150_000


class Services:
    """Both services below `home`; use as a context manager, or `start` and `stop`."""

    def __init__(
        self, home: Path, logs: Path, *, durable: bool = True, given: Mapping[str, str] = os.environ
    ) -> None:
        self.home, self.logs, self.durable, self.given = home, logs, durable, given
        self.postgres: Postgres | None = None
        self.valkey: Valkey | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start what is embedded and wait for what is not."""
        try:
            self._start_database()
            self._start_broker()
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        for service in (self.valkey, self.postgres):
            if service:
                service.stop()
        self.valkey = self.postgres = None

    @property
    def children(self) -> list[Child]:
        return [service.child for service in (self.postgres, self.valkey) if service]

    @property
    def addresses(self) -> dict[str, str]:
        """DATABASE_URL and REDIS_URL of what runs now."""
        return {
            "DATABASE_URL": self.postgres.url if self.postgres else self.given["DATABASE_URL"],
            "REDIS_URL": self.valkey.url if self.valkey else self.given["REDIS_URL"],
        }

    def _start_database(self) -> None:
        if self.given.get("DATABASE_URL"):
            _wait_for("DATABASE_URL", lambda: _must_fit(self.given["DATABASE_URL"]))
            return
        postgres = Postgres(self.home, self.logs / "postgres.log", durable=self.durable)
        self.postgres = postgres  # known before it starts, so that a failed start is cleaned up as well
        postgres.start()
        say("PostgreSQL is up")

    def _start_broker(self) -> None:
        if self.given.get("REDIS_URL"):
            _wait_for("REDIS_URL", lambda: redis.Redis.from_url(self.given["REDIS_URL"]).ping())
            return
        valkey = Valkey(self.home / "valkey", self.logs / "valkey.log", durable=self.durable)
        valkey.start()
        self.valkey = valkey
        say("Valkey is up")


def _must_fit(url: str) -> None:
    """Connect once. Raises `Refusal` for a database that would fail later with words of its own."""
    with psycopg.connect(url, connect_timeout=3) as connection:
        problem = misfit(connection.info.server_version, connection.info.parameter_status("server_encoding"))
    if problem:
        raise Refusal(f"the database that DATABASE_URL names cannot serve: {problem}")


def misfit(version: int, encoding: str | None) -> str:
    """What keeps a server from serving the portal; "" when it fits. `version` is libpq's, 150004 for 15.4."""
    if version < OLDEST_POSTGRES:
        return f"it is PostgreSQL {version // 10_000}, and {OLDEST_POSTGRES // 10_000} or newer is needed."
    if encoding != "UTF8":
        return f"its encoding is {encoding}, and UTF8 is needed (CREATE DATABASE … ENCODING 'UTF8')."
    return ""


def _wait_for(name: str, ask: Callable[[], object], seconds: float = 30) -> None:
    """Wait for a server somebody else runs; name the setting when it does not answer."""
    problem = ""

    def answers() -> bool:
        nonlocal problem
        try:
            ask()
        except (psycopg.Error, redis.RedisError, OSError, ValueError) as error:
            problem = str(error).strip()
            return False
        return True

    if not waiting.until(answers, seconds=seconds, every=0.5):
        raise Refusal(f"the server that {name} names does not answer: {problem}")
    say(f"using the server that {name} names")
