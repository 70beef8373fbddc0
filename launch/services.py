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
            _wait_for(
                "DATABASE_URL", lambda: psycopg.connect(self.given["DATABASE_URL"], connect_timeout=3).close()
            )
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
