"""`python -m benchmarks <name>`: each name is a module here with `run() -> list[Row]`."""

import importlib
import os
import pkgutil
import sys

import benchmarks
from benchmarks.tables import show

_TOOLS = {"generator", "tables", "__main__"}


def names() -> list[str]:
    """The benchmarks there are."""
    return sorted(m.name for m in pkgutil.iter_modules(benchmarks.__path__) if m.name not in _TOOLS)


def main(arguments: list[str]) -> int:
    """Run one benchmark. Exit 2 with the list of names when there is none of that name."""
    if len(arguments) != 1 or arguments[0] not in names():
        print(f"Which one? {', '.join(names())}", file=sys.stderr)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    show(arguments[0], importlib.import_module(f"benchmarks.{arguments[0]}").run())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
