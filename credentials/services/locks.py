"""Named locks that end with the transaction."""

from django.db import connection


def hold(name: str) -> None:
    """Wait for the named lock and hold it until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"credentials.{name}"])
