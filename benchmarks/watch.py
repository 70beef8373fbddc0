"""Where the time of a piece of work goes: seconds by stage, each second in one stage alone."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch


class Watch:
    """Seconds in each stage; what a stage spends in another counts there alone."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self.running: list[str] = []
        self.since = time.perf_counter()

    @contextmanager
    def over(self, stages: Mapping[str, tuple[Any, str]]) -> Iterator[None]:
        """Within it, each stage's call (its owner and its name there) is timed."""
        with ExitStack() as stack:
            for what, (owner, name) in stages.items():
                stack.enter_context(patch.object(owner, name, self.timing(getattr(owner, name), what)))
            yield

    def timing(self, work: Callable[..., Any], what: str) -> Callable[..., Any]:
        """The same call, with its seconds counted."""

        def timed(*args: Any, **options: Any) -> Any:
            self._turn()
            self.running.append(what)
            try:
                return work(*args, **options)
            finally:
                self._turn()
                self.running.pop()

        return timed

    def _turn(self) -> None:
        """What ran until now gets the seconds since the last turn."""
        moment = time.perf_counter()
        if self.running:
            self.spent[self.running[-1]] += moment - self.since
        self.since = moment
