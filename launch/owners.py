"""Whom PostgreSQL runs as: it refuses root, so root lends it to `nobody`."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Owner:
    """A user of this machine with no rights of its own."""

    uid: int
    gid: int

    def for_popen(self) -> dict[str, Any]:
        """Arguments of `subprocess.Popen`."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def take(self, path: Path, mode: int = 0o700) -> Path:
        """Make a folder and hand it to this user."""
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(mode)
        os.chown(path, self.uid, self.gid)
        return path

    def can_run(self, program: Path) -> bool:
        """Whether this user reaches the program and the libraries beside it."""
        command = [str(program), "--version"]
        try:
            return subprocess.run(command, cwd="/", capture_output=True, **self.for_popen()).returncode == 0
        except OSError:
            return False


def database_owner() -> Owner | None:
    """`nobody` when we are root; None when PostgreSQL may run as ourselves."""
    if os.geteuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    return Owner(nobody.pw_uid, nobody.pw_gid)
