"""Many new rows at once through COPY: the same defaults, constraints and triggers, a fraction of the work of INSERT."""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from psycopg import sql

M = TypeVar("M", bound=models.Model)


def copy_in(rows: Iterable[M]) -> list[M]:
    """Write new rows of one model in one COPY and return them; no `save()` and no `post_save` of theirs is called.

    Raises `IntegrityError` as INSERT does, and then nothing of them is written.
    """
    made = list(rows)
    if made:
        connection = connections[DEFAULT_DB_ALIAS]
        with connection.wrap_database_errors, connection.cursor() as cursor:
            _write(cursor, made, connection)
        for row in made:
            row._state.adding, row._state.db = False, connection.alias
    return made


def _write(cursor: Any, rows: list[M], connection: Any) -> None:
    table = rows[0]._meta
    fields = [field for field in table.concrete_fields if not field.generated]
    columns = sql.SQL(", ").join([sql.Identifier(str(field.column)) for field in fields])
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.db_table), columns)
    with cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([_value(field, row, connection) for field in fields])


def _value(field: Any, row: models.Model, connection: Any) -> Any:
    value = field.get_db_prep_save(field.pre_save(row, True), connection)
    return bytes(value) if isinstance(value, memoryview) else value
