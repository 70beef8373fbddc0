"""The portal tests itself every hour and shows the result, good or bad (M24)."""

import time
from collections.abc import Callable

import structlog
from django.core.cache import cache
from django.db import connection

from core.models import SelfTest

log = structlog.get_logger(__name__)


def database_answers() -> str:
    """One question to the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return ""


def cache_answers() -> str:
    """One value in and out of the cache."""
    cache.set("selftest", "1", timeout=10)
    if cache.get("selftest") != "1":
        raise AssertionError("the cache forgot a value")
    return ""


TESTS: dict[str, Callable[[], str]] = {"database": database_answers, "cache": cache_answers}


def run() -> list[SelfTest]:
    """Run every self-test and keep its outcome; a failure never stops the next one."""
    return [_run_one(name, test) for name, test in TESTS.items()]


def _run_one(name: str, test: Callable[[], str]) -> SelfTest:
    began = time.perf_counter()
    try:
        outcome, detail = SelfTest.Outcome.PASSED, test()
    except Exception as error:
        log.exception("self_test_failed", name=name)
        outcome, detail = SelfTest.Outcome.FAILED, type(error).__name__
    taken = int((time.perf_counter() - began) * 1000)
    return SelfTest.objects.create(name=name, outcome=outcome, detail=detail, milliseconds=taken)
