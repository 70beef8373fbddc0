"""The rows of one document in the making."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db import models as db

from accounts.models import Organization
from transcripts import models
from transcripts.formats import model
from transcripts.formats.digest import as_data

Owner = dict[str, Any]


@dataclass
class Rows:
    """All rows of one document, by table, in the order in which they may be written."""

    document: models.TranscriptDocument
    known: dict[tuple[str, str], Organization]
    calendar: str = ""
    tables: dict[type[db.Model], list[Any]] = field(default_factory=lambda: defaultdict(list))

    def add(self, table: type[db.Model], row: Any = None, **columns: Any) -> Any:
        """Makes a row; what every row of a format has in common comes from `row`."""
        listed = self.tables[table]
        if row is not None:
            columns |= {"seq": len(listed) + 1, **_common(row)}
        made = table(document=self.document, person_id=self.document.person_id, **columns)
        listed.append(made)
        return made

    def organization(self, named: model.Organization | None) -> Organization | None:
        """The organization known under one of the codes given, in the order of belief."""
        if named is None:
            return None
        ordered = sorted(named.codes, key=lambda code: model.CODE_ORDER.index(code.system))
        return next(
            (self.known[key] for code in ordered if (key := (code.system, code.value)) in self.known), None
        )


def _common(row: Any) -> dict[str, Any]:
    common = {"verbatim": as_data(row.verbatim), "extensions": as_data(row.extensions)}
    return common | {"notes": list(row.notes)} if hasattr(row, "notes") else common


def columns(row: Any, names: str) -> dict[str, Any]:
    """The values of these columns, as they are."""
    return {name: getattr(row, name) for name in names.split()}


def data(row: Any, names: str) -> dict[str, Any]:
    """The values of these columns, as plain JSON data."""
    return {name: as_data(getattr(row, name)) for name in names.split()}
