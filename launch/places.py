"""Where things lie: everything below .passport/, and one folder in /var/tmp where that cannot be."""

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATE = ROOT / ".passport"
LOGS = STATE / "log"
SERVICES = STATE / "services"
FILES = STATE / "files"
STATIC = STATE / "static"
PEERS = STATE / "interop"
SECRETS = STATE / "secrets.env"
#: What the running portal tells other commands: addresses of its services, its processes.
RUNNING = STATE / "running.json"
LOCK = STATE / "running.lock"
SIGN_INS = STATE / "sign-ins.txt"

#: A Unix socket's whole path must stay below 108 bytes (104 on macOS).
LONGEST_SOCKET_FOLDER = 80


def away(root: Path = ROOT) -> Path:
    """The folder outside the checkout that stands in when the checkout lies where `nobody` cannot go.

    Its name carries the user and a digest of the checkout's path, so two checkouts never share it.
    """
    return Path(f"/var/tmp/passport-{os.getuid()}-{hashlib.sha256(str(root).encode()).hexdigest()[:12]}")


def make_own_folder(path: Path, mode: int = 0o755) -> Path:
    """Make a folder in a place others can write to; refuse one that somebody else put there first."""
    path.mkdir(mode=mode, exist_ok=True)
    facts = path.lstat()
    if path.is_symlink() or facts.st_uid != os.getuid():
        raise SystemExit(f"run.py: {path} belongs to somebody else; remove it and try again.")
    path.chmod(mode)
    return path


def is_open_to_others(path: Path) -> bool:
    """Whether a user without rights of their own can pass every folder on the way to `path`, and into it."""
    return all(folder.stat().st_mode & 0o001 for folder in (path, *path.parents))
