"""The embedded Valkey: queue, cache and short-lived values, behind a password that lives as long as it runs."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

import redis

from launch import waiting, wheels
from launch.ports import free_port
from launch.processes import Child
from launch.words import Refusal

_TRIES = 3


@dataclass
class Valkey:
    """A server below `home`; `durable` keeps waiting jobs over a restart."""

    home: Path
    log: Path
    durable: bool = True

    def start(self) -> None:
        """Start on a free port; another program may take that port first, so there are three tries."""
        for _ in range(_TRIES):
            self.port, self.password = free_port(), secrets.token_hex(16)
            self.child = Child(
                "valkey", [wheels.valkey_server(), self._write_conf()], self.log, dict(os.environ)
            )
            self.child.start()
            waiting.until(lambda: self.answers() or not self.child.is_alive(), seconds=15)
            if self.answers():
                return
            self.child.stop()
        raise Refusal(f"Valkey did not start. Its log ends:\n{self.child.last_words()}")

    @property
    def url(self) -> str:
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    def answers(self) -> bool:
        try:
            return bool(redis.Redis.from_url(self.url).ping())
        except redis.RedisError:
            return False

    def stop(self) -> None:
        self.child.stop()

    def _write_conf(self) -> Path:
        self.home.mkdir(parents=True, exist_ok=True)
        path = self.home / "valkey.conf"
        path.touch(mode=0o600)
        path.write_text(
            f'bind 127.0.0.1\nport {self.port}\nrequirepass {self.password}\ndir "{self.home}"\n'
            f'appendonly {"yes" if self.durable else "no"}\nsave ""\n'
            "maxmemory-policy noeviction\n"  # a queue that forgets is no queue
        )
        return path
