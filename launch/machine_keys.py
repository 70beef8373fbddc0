"""The keys of this machine: made once, kept in .passport/secrets.env, readable by their owner only.

Production reads the same names from its environment; a name that is set there is never replaced.
"""

import base64
import os
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path


def _thirty_two_bytes() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


NAMES: dict[str, Callable[[], str]] = {
    "SECRET_KEY": lambda: secrets.token_urlsafe(48),  # sessions, links in mail
    "PASSPORT_DATA_KEY": _thirty_two_bytes,  # seals personal fields and files
    "PASSPORT_PEPPER": _thirty_two_bytes,  # blind indexes and short codes
}


def keys_of_this_machine(path: Path) -> dict[str, str]:
    """Read the keys; make those that are missing. Losing this file loses what it sealed."""
    known = _read(path) if path.exists() else {}
    missing = {name: make() for name, make in NAMES.items() if name not in known}
    if missing:
        known |= missing
        _write(path, known)
    return known


def fill(environment: Mapping[str, str], path: Path) -> dict[str, str]:
    """The keys this environment does not bring itself."""
    if all(environment.get(name) for name in NAMES):
        return {}
    return {k: v for k, v in keys_of_this_machine(path).items() if not environment.get(k)}


def _read(path: Path) -> dict[str, str]:
    pairs = (line.split("=", 1) for line in path.read_text().splitlines() if "=" in line)
    return {name.strip(): value.strip() for name, value in pairs}


def _write(path: Path, keys: Mapping[str, str]) -> None:
    """Whole or not at all: a half-written file would lose keys that already sealed something."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.writelines(f"{name}={value}\n" for name, value in keys.items())
    draft.replace(path)
