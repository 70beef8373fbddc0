"""Employer search by tokens on 100,000 synthetic people, beside a join over one row per skill.

Both answer the same questions in the same database in one run; equal counts are required.
"""

import random
from collections.abc import Callable
from typing import Any

from django.db import connection

from benchmarks.generator import people
from benchmarks.tables import Row, milliseconds
from employers.search.tokens import SIGNED

PEOPLE = 100_000
QUERIES = 60


def run() -> list[Row]:
    """Median and p95 of 60 queries with two or three must-haves, tokens beside join."""
    with connection.cursor() as cursor:
        _load(cursor)
        questions = _questions()
        counts = [_tokens(cursor, q) for q in questions]
        if counts != [_join(cursor, q) for q in questions]:
            raise RuntimeError("the two designs disagree")
        token_ms, token_worst = _time(lambda q: _tokens(cursor, q), questions)
        join_ms, join_worst = _time(lambda q: _join(cursor, q), questions)
        cursor.execute("DROP SCHEMA bench_search CASCADE")
    return [
        Row(
            f"tokens and GIN, p95 {token_worst:.1f} ms",
            token_ms,
            "ms",
            "join",
            token_ms / join_ms,
            "p95 ≤ 40 ms",
        ),
        Row(f"join over one row per skill, p95 {join_worst:.1f} ms", join_ms, "ms"),
        Row("people found on average", sum(counts) / len(counts), "people"),
    ]


def _load(cursor: Any) -> None:
    cursor.execute("DROP SCHEMA IF EXISTS bench_search CASCADE; CREATE SCHEMA bench_search")
    cursor.execute("CREATE TABLE bench_search.document (id int, tokens int[])")
    cursor.execute("CREATE TABLE bench_search.held (id int, token int)")
    with cursor.connection.cursor() as raw, raw.copy("COPY bench_search.document FROM STDIN") as copy:
        for person in people(PEOPLE):
            copy.write_row((person.number, sorted(_of(person.skills()))))
    cursor.execute("INSERT INTO bench_search.held SELECT id, unnest(tokens) FROM bench_search.document")
    cursor.execute("CREATE INDEX ON bench_search.document USING gin (tokens) WITH (fastupdate = off)")
    cursor.execute(
        "CREATE INDEX ON bench_search.held (token, id); ANALYZE bench_search.document; ANALYZE bench_search.held"
    )


def _of(skills: dict[int, bool]) -> set[int]:
    return {number * 4 for number in skills} | {
        number * 4 + SIGNED for number, signed in skills.items() if signed
    }


def _questions() -> list[list[int]]:
    source = random.Random(7)
    ranks = [source.sample(range(120), source.choice((2, 2, 3))) for _ in range(QUERIES)]
    return [[rank * 4 + source.choice((0, 0, SIGNED)) for rank in some] for some in ranks]


def _tokens(cursor: Any, wanted: list[int]) -> int:
    cursor.execute("SELECT count(*) FROM bench_search.document WHERE tokens @> %s::int[]", [wanted])
    return int(cursor.fetchone()[0])


def _join(cursor: Any, wanted: list[int]) -> int:
    cursor.execute(
        "SELECT count(*) FROM (SELECT id FROM bench_search.held WHERE token = ANY(%s::int[]) GROUP BY id HAVING count(*) = %s) found",
        [wanted, len(wanted)],
    )
    return int(cursor.fetchone()[0])


def _time(ask: Callable[[list[int]], int], questions: list[list[int]]) -> tuple[float, float]:
    turn = iter(questions * 3)
    return milliseconds(lambda: ask(next(turn)), runs=len(questions))
