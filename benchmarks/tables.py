"""One way to time and one way to print: median of several runs, CPU seconds beside wall, ratios to the peer."""

import json
import os
import platform
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Row:
    """One line of a table; `per_second` counts `unit` per second of CPU, `ratio` is ours to the peer named in `beside`."""

    what: str
    value: float
    unit: str
    beside: str = ""
    ratio: float | None = None
    budget: str = ""


def rate(work: Callable[[], int], *, runs: int = 5) -> float:
    """Median units per CPU second of `work`, which returns how many units it did; one run warms up."""
    work()
    return statistics.median(_once(work) for _ in range(runs))


def _once(work: Callable[[], int]) -> float:
    began = time.process_time()
    done = work()
    return done / max(time.process_time() - began, 1e-9)


def milliseconds(work: Callable[[], object], *, runs: int = 20) -> tuple[float, float]:
    """Median and 95th percentile of the wall time of one call, in milliseconds, after one warm-up."""
    work()
    taken = sorted(_wall(work) for _ in range(runs))
    return statistics.median(taken), taken[int(len(taken) * 0.95)]


def _wall(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def machine() -> str:
    """The machine in words, for the caption."""
    day = time.strftime("%Y-%m-%d")
    return f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, {day}"


def show(name: str, rows: list[Row]) -> None:
    """Print a Markdown table and the same as one line of JSON last."""
    print(f"\n### {name}\n\n{machine()} · `python3 run.py bench {name}`\n")
    print("| what | figure | unit | beside | ratio | budget |\n|---|---:|---|---|---:|---|")
    for row in rows:
        ratio = f"{row.ratio:.2f}×" if row.ratio is not None else "–"
        print(
            f"| {row.what} | {row.value:,.1f} | {row.unit} | {row.beside or '–'} | {ratio} | {row.budget or '–'} |"
        )
    print(json.dumps({"name": name, "machine": machine(), "rows": [asdict(row) for row in rows]}))
