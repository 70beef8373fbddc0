"""Seeing from outside that a worker is in the middle of something, and keeping it there until the blow falls."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from accounts.models import Person
from tests.support.worker import eventually


def wait_until_it_stands() -> None:
    """Until another session of this database stands at a lock: a worker, held in the middle of its work."""
    eventually(_somebody_stands, seconds=60, what="a worker in the middle of its work")


def _somebody_stands() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database"
            " WHERE datname = current_database() AND NOT granted"
        )
        return bool(cursor.fetchone()[0])


def hold(person: Person) -> None:
    """Take the lock that postings of one learner take; whoever comes to this learner's document stops there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [f"learner:{person.pk}"])


@contextmanager
def nobody_posts_for(person: Person) -> Iterator[None]:
    """Hold the learner's lock as long as the block lasts."""
    hold(person)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [f"learner:{person.pk}"])


@contextmanager
def nobody_writes_to(table: str) -> Iterator[None]:
    """Hold a table that others may read and not write; whoever comes to a row of it stops there."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f'LOCK TABLE "{table}" IN SHARE MODE')
        yield
