"""Self-test of restoring: rows are copied out as a backup does it, are lost, and come back the same, byte for byte."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection, models, transaction
from psycopg import sql

from config.selftest.findings import Broken
from config.selftest.records import award_for, undone
from credentials.models import (
    DirectoryEntry,
    DirectoryScope,
    DirectorySnapshot,
    IssuedCredential,
    LogEntry,
    SigningKey,
    StatusIndex,
    StatusList,
)
from credentials.services import verification
from credentials.standards.verdict import State

#: Table, identifiers of its rows, and the rows as PostgreSQL copies them.
Kept = list[tuple[type[models.Model], Sequence[Any], bytes]]


def restored_is_the_same() -> None:
    """A record, its source, keys, lists and log entries: gone, restored, equal, and the record passes again."""
    with undone():
        kept, key = _made_copied_and_lost()
        if IssuedCredential.objects.filter(pk=key).exists():
            raise Broken("the record was not lost, so nothing could be restored")
        for model, _keys, rows in kept:
            _copy_in(model, rows)
        if any(_copy_out(model, keys) != rows for model, keys, rows in kept):
            raise Broken("what came back is not what was copied")
        _expect_passed(IssuedCredential.objects.get(pk=key))


def _expect_passed(award: IssuedCredential) -> None:
    verdict = verification.verify(award.document)
    if verdict.overall != State.PASSED:
        wrong = verdict.deciding
        raise Broken(f"a restored record did not pass: {wrong[1].reason if wrong else verdict.overall}")


def _made_copied_and_lost() -> tuple[Kept, Any]:
    with transaction.atomic():
        award = award_for(None)
        kept = [(model, keys, _copy_out(model, keys)) for model, keys in _rows_of(award)]
        transaction.set_rollback(True)
    return kept, award.pk


def _rows_of(award: IssuedCredential) -> Iterator[tuple[type[models.Model], Sequence[Any]]]:
    """Everything that came into being with the record, the rows that others point to first."""
    source = award.source
    yield type(source), [source.pk]
    for model in (SigningKey, DirectoryEntry, StatusList):
        yield model, _keys(model.objects.filter(organization=source))  # type: ignore[attr-defined]
    yield DirectoryScope, _keys(DirectoryScope.objects.filter(entry__organization=source))
    yield DirectorySnapshot, [DirectorySnapshot.objects.latest("version").pk]
    yield StatusIndex, [award.status_index_id]
    yield IssuedCredential, [award.pk]
    yield LogEntry, _keys(LogEntry.objects.filter(credential=award))


def _keys(rows: models.QuerySet[Any]) -> Sequence[Any]:
    return list(rows.values_list("pk", flat=True))


def _copy_out(model: type[models.Model], keys: Sequence[Any]) -> bytes:
    query = sql.SQL("COPY (SELECT * FROM {} WHERE id = ANY({}) ORDER BY id) TO STDOUT").format(
        _table(model), sql.Literal(list(keys))
    )
    with connection.cursor() as cursor, cursor.copy(query) as rows:  # type: ignore[attr-defined]
        return b"".join(bytes(row) for row in rows)


def _copy_in(model: type[models.Model], rows: bytes) -> None:
    query = sql.SQL("COPY {} FROM STDIN").format(_table(model))
    with connection.cursor() as cursor, cursor.copy(query) as copy:  # type: ignore[attr-defined]
        copy.write(rows)


def _table(model: type[models.Model]) -> sql.Identifier:
    return sql.Identifier(model._meta.db_table)
