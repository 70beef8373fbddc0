"""The portal tests itself every hour and shows the result, good or bad (M24, U81)."""

import time
from collections.abc import Callable
from datetime import timedelta

import structlog

from config.selftest import logs, passports, records, restoring, services
from config.selftest.findings import Broken, CouldNotCheck
from core.clock import now
from core.models import SelfTest

log = structlog.get_logger(__name__)

#: Name in the rows and on the Trust page → what is tried.
TESTS: dict[str, Callable[[], None]] = {
    "database": services.database_answers,
    "cache": services.cache_answers,
    "files": services.sealed_file_opens,
    "worker": services.worker_answers,
    "sign": records.signed_passes,
    "tamper": records.changed_fails,
    "cancel": records.cancelled_says_so,
    "share": passports.share_shows_and_ends,
    "export": passports.export_is_whole,
    "log": logs.lines_are_unchanged,
    "restore": restoring.restored_is_the_same,
}
#: Good news is thrown away after this time; bad news stays.
KEEP_PASSED = timedelta(days=90)


def run() -> list[SelfTest]:
    """Run every self-test and keep its outcome; a failure never stops the next one."""
    SelfTest.objects.filter(outcome=SelfTest.Outcome.PASSED, created_at__lt=now() - KEEP_PASSED).delete()
    return [_run_one(name, test) for name, test in TESTS.items()]


def _run_one(name: str, test: Callable[[], None]) -> SelfTest:
    began = time.perf_counter()
    outcome, detail = _outcome(name, test)
    taken = int((time.perf_counter() - began) * 1000)
    return SelfTest.objects.create(name=name, outcome=outcome, detail=detail[:200], milliseconds=taken)


def _outcome(name: str, test: Callable[[], None]) -> tuple[str, str]:
    try:
        test()
    except CouldNotCheck as error:
        log.warning("self_test_could_not_check", name=name, why=str(error))
        return SelfTest.Outcome.COULD_NOT_CHECK, str(error)
    except Exception as error:
        log.exception("self_test_failed", name=name)
        # words of other programs may hold addresses or values, so only the kind of their error is kept
        return SelfTest.Outcome.FAILED, str(error) if isinstance(error, Broken) else type(error).__name__
    return SelfTest.Outcome.PASSED, ""
