"""What a killed run left behind, and how the next one gets past it."""

import contextlib
import json
import os
import signal
import subprocess
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from launch import waiting


def started_at(pid: int) -> str:
    """When a process began, in the system's own words; "" when there is none. Tells a reused id apart."""
    with contextlib.suppress(OSError, IndexError):
        # after the name, which may hold spaces: field 22 of proc(5) is the start time
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[19]
    with contextlib.suppress(OSError):
        asked = subprocess.run(["ps", "-o", "lstart=", "-p", str(pid)], capture_output=True, text=True)
        return asked.stdout.strip()
    return ""


def end_old_children(record: Path, patience: float = 10) -> None:
    """End children of a supervisor that is gone. On Linux the kernel has done it; macOS cannot."""
    with contextlib.suppress(OSError, ValueError, KeyError):
        for pid, began in json.loads(record.read_text())["children"]:
            if began and started_at(pid) == began:
                _end(pid, partial(_is_still, pid, began), patience)
    record.unlink(missing_ok=True)


def _is_still(pid: int, began: str) -> bool:
    return started_at(pid) == began


def _end(pid: int, is_there: Callable[[], bool], patience: float) -> None:
    for which, seconds in ((signal.SIGTERM, patience), (signal.SIGKILL, 2.0)):
        if is_there():
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(pid, which)
            waiting.until(lambda: not is_there(), seconds=seconds)


def end_old_postgres(pid_file: Path) -> None:
    """Wait for a server that is still shutting down; drop a stale file whose id belongs to another process now."""
    pid = first_number(pid_file)
    if pid and _is_postgres(pid, pid_file.parent):
        if not waiting.until(lambda: not _is_postgres(pid, pid_file.parent), seconds=5):
            os.kill(pid, signal.SIGINT)
        waiting.until(lambda: not _is_postgres(pid, pid_file.parent), seconds=30)
    elif pid:
        pid_file.unlink(missing_ok=True)


def first_number(file: Path) -> int:
    """The process id on the first line of a file; 0 when there is none."""
    try:
        return int(file.read_text().splitlines()[0])
    except (OSError, ValueError, IndexError):
        return 0


def _is_postgres(pid: int, data: Path) -> bool:
    return str(data) in command_line(pid)


def command_line(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_text().replace("\0", " ")
    with contextlib.suppress(OSError):
        asked = subprocess.run(["ps", "-o", "args=", "-p", str(pid)], capture_output=True, text=True)
        return asked.stdout
    return ""


def sweep(folders: Iterable[Path]) -> list[Path]:
    """Throw-away folders named `…-<process id>` whose process is gone."""
    return [folder for folder in folders if not started_at(int(folder.name.rsplit("-", 1)[1]))]
