"""`python3 run.py reset`: forget the demo world; packages and this machine's keys stay."""

import shutil
import sys
from collections.abc import Sequence

from launch import places, running
from launch.supervisor import Stop
from launch.words import Refusal, say


def run(arguments: Sequence[str], stop: Stop) -> int:
    """Remove database, queue, files and logs after asking; `--yes` answers beforehand."""
    if "--yes" not in arguments:
        if not sys.stdin.isatty():
            raise Refusal(
                "reset removes the database and all files of this checkout; add --yes to say you mean it."
            )
        if input("Remove the database and all files of this checkout? [y/N] ").strip().lower() != "y":
            return 1
    with running.alone():
        for folder in (places.SERVICES, places.FILES, places.LOGS, places.STATE / "beat", places.away()):
            shutil.rmtree(folder, ignore_errors=True)
        places.SIGN_INS.unlink(missing_ok=True)
    say("the demo world is forgotten; `python3 run.py` makes a new one")
    return 0
