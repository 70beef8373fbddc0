"""The clock of the database, by which every grant opens and ends."""

from datetime import datetime

from django.db import connection


def database_now() -> datetime:
    """The present moment as the database tells it, with its zone."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement_timestamp()")
        moment: datetime = cursor.fetchone()[0]
    return moment
