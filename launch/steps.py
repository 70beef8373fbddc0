"""What must be done before the portal opens, and how to tell that it need not be done again."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from launch import places, stamps
from launch.places import ROOT

_NOT_ROOMS = {"tests", "benchmarks", "launch"}


@dataclass(frozen=True)
class Step:
    """A command of Django, the files it depends on, and the proof that its result is still there."""

    command: tuple[str, ...]
    inputs: tuple[Path, ...]
    stamp: Path
    is_there: bool = True
    also: str = ""  # anything else the result depends on

    @property
    def name(self) -> str:
        return self.command[0]

    def value(self) -> str:
        return hashlib.sha256(f"{stamps.digest(self.inputs)} {self.also}".encode()).hexdigest()

    def is_done(self) -> bool:
        return self.is_there and stamps.is_fresh(self.stamp, self.value())


def steps(environment: Mapping[str, str], database_stamps: Path | None) -> list[Step]:
    """All steps in order. Without `database_stamps` (a database of the operator's) its steps always run."""
    code, lock = tuple(room_files()), ROOT / "requirements.lock"
    catalogs = sorted(ROOT.glob("locale/*/*/LC_MESSAGES/*.po"))
    pages = [
        *files(ROOT / "static"),
        *ROOT.glob("config/settings/*.py"),
        ROOT / "config" / "staticfiles.py",
        lock,
    ]
    data = database_stamps or places.STATE / "stamps" / "never"
    return [
        Step(
            ("messages", "--compile"),
            tuple(catalogs),
            places.STATE / "stamps" / "messages",
            is_there=all(path.with_suffix(".mo").exists() for path in catalogs),
        ),
        Step(
            ("collectstatic", "--noinput"),
            tuple(pages),
            places.STATE / "stamps" / "collectstatic",
            is_there=(places.STATIC / "staticfiles.json").exists(),
        ),
        Step(("migrate", "--noinput"), (*code, lock), data / "migrate", is_there=database_stamps is not None),
        Step(
            ("demo", "--size", "small"),
            (*code, lock),
            data / "demo",
            is_there=database_stamps is not None and places.SIGN_INS.exists(),
            also=environment.get("PASSPORT_ORIGIN", ""),  # the demo world's papers carry the address
        ),
    ]


def due(all_steps: Sequence[Step]) -> list[Step]:
    """The steps whose inputs changed or whose result is gone."""
    return [step for step in all_steps if not step.is_done()]


def room_files() -> Iterator[Path]:
    """Every file of every room: code, and the data it carries."""
    for room in sorted(ROOT.iterdir()):
        if (room / "__init__.py").exists() and room.name not in _NOT_ROOMS:
            yield from files(room)


def files(folder: Path) -> Iterator[Path]:
    return (p for p in sorted(folder.rglob("*")) if p.is_file() and p.suffix not in (".pyc", ".mo"))
