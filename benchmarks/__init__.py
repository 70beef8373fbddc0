"""Measurements: `python3 run.py bench <name>` prints a table, and the same as one line of JSON last.

Each name is a module here with `run() -> list[Row]`.
"""

import pkgutil

_TOOLS = {"awards", "filling", "generator", "mutations", "orders", "people", "tables", "watch", "__main__"}


def names() -> list[str]:
    """The benchmarks there are."""
    return sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name not in _TOOLS)
