"""`python -m benchmarks <name>`: what `run.py bench` starts once the services are up."""

import importlib
import logging
import os
import sys

from benchmarks import names
from benchmarks.tables import show


def main(arguments: list[str]) -> int:
    """Run one benchmark. Exit 2 with the list of names when there is none of that name."""
    if len(arguments) != 1 or arguments[0] not in names():
        print(f"Which one? {', '.join(names())}", file=sys.stderr)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    logging.disable(logging.WARNING)  # the tables alone
    show(arguments[0], importlib.import_module(f"benchmarks.{arguments[0]}").run())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
