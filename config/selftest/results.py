"""What the rows of the self-tests say: the newest of each, how long they take, and every failure."""

from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from django.db.models import QuerySet

from core.clock import now
from core.models import SelfTest

#: What "lately" means for times.
LATELY = timedelta(days=1)


@dataclass(frozen=True)
class Result:
    """The newest run of one self-test, and the times of the last day in milliseconds."""

    test: SelfTest
    usual: int
    slowest: int
    runs: int

    @property
    def order(self) -> tuple[bool, bool, str]:
        """Failed first, then what could not be checked."""
        outcome = SelfTest.Outcome
        return self.test.standing != outcome.FAILED, self.test.standing == outcome.PASSED, self.test.name


def newest() -> list[Result]:
    """Each self-test once, what failed first: two queries."""
    times: dict[str, list[int]] = {}
    for name, taken in SelfTest.objects.filter(created_at__gt=now() - LATELY).values_list(
        "name", "milliseconds"
    ):
        times.setdefault(name, []).append(taken)
    tests = SelfTest.objects.order_by("name", "-created_at").distinct("name")
    return sorted((_result(test, times.get(test.name, [])) for test in tests), key=lambda one: one.order)


def _result(test: SelfTest, times: list[int]) -> Result:
    known = times or [test.milliseconds]
    return Result(test, round(median(known)), max(known), len(times))


def failures() -> QuerySet[SelfTest]:
    """Every run that did not pass, newest first; they are never thrown away."""
    return SelfTest.objects.exclude(outcome=SelfTest.Outcome.PASSED).order_by("-created_at")


def history(name: str) -> QuerySet[SelfTest]:
    """All runs of one self-test, newest first."""
    return SelfTest.objects.filter(name=name).order_by("-created_at")
