"""The public log at its largest: appending in batches, and roots and proofs of a million lines.

Everything happens in one transaction that is rolled back at the end; nobody can sign meanwhile. The first 100,000 lines
are appended by the verb that signing uses, heads and remembered nodes included; the others are written by the database.
"""

import random
import time
from collections.abc import Callable

from django.db import connection

from benchmarks.tables import Row, milliseconds
from config.selftest.records import throw_away_award
from credentials.models import IssuedCredential
from credentials.selectors import log_audit, log_nodes
from credentials.services import log
from credentials.services import log_nodes as writing

APPENDED, BATCH, LINES = 100_000, 1_000, 1_000_000


def run() -> list[Row]:
    """Lines appended per second, then milliseconds of one line, a root, an inclusion and a consistency proof."""
    with throw_away_award() as award:
        batches = _seconds(lambda: _append(award))
        filled = _seconds(lambda: _fill(award))
        alone, _ = milliseconds(lambda: log.append(award, deed="signed"))
        chance = random.Random(7)
        return [
            Row(
                "appended in batches of 1,000, heads included", APPENDED / batches, "per s", budget="≥ 1,000"
            ),
            Row("one line appended alone", alone, "ms"),
            Row("900,000 lines written and remembered", filled, "s"),
            _row("root of a million lines", lambda: log_nodes.tree(LINES).root()),
            _row("inclusion proof", lambda: log_nodes.tree(LINES).inclusion(chance.randrange(LINES))),
            Row("whole log read again (self-test)", _seconds(log_audit.first_change), "s"),
            _row("consistency proof", lambda: log_nodes.tree(LINES).consistency(chance.randrange(1, LINES))),
        ]


def _row(what: str, work: Callable[[], object]) -> Row:
    median, worst = milliseconds(work, runs=60)
    return Row(f"{what}, median {median:.1f} ms; p95", worst, "ms", budget="≤ 50")


def _append(award: IssuedCredential) -> None:
    for _ in range(APPENDED // BATCH):
        log.append_many([award] * BATCH, deed="signed")


def _fill(award: IssuedCredential) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_FILL, [str(award.pk), log_nodes.length(), LINES - 1])
        cursor.execute("ANALYZE credentials_logentry")
    writing.remember(LINES)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


_FILL = r"""
INSERT INTO credentials_logentry
    (id, created_at, updated_at, position, credential_id, deed, entry, leaf_hash, salt)
SELECT gen_random_uuid(), now(), now(), number, %s, 'signed', line, sha256('\x00'::bytea || line), '\x00'
FROM generate_series(%s::bigint, %s::bigint) AS number,
    LATERAL (SELECT '\x01'::bytea || substr(sha256(number::text::bytea), 1, 20)
        || sha256((number || 'tag')::bytea) || sha256((number || 'mark')::bytea)) AS made (line)
"""
