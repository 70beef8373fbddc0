"""Writing history. The line is written in the caller's transaction, so deed and line stand or fall together."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from audit.models import Entry
from core.copying import copy_in


def write(
    code: str,
    *,
    by: Any,
    about: Any = None,
    organization: models.Model | None = None,
    role: str = "",
    target: models.Model | None = None,
    **facts: Any,
) -> Entry:
    """Append one line. `code` is `room.deed` and has its sentence in `<room>/sentences.py`.

    `by` is None when the portal itself acts; `facts` hold ids, codes and counts, never personal data.
    """
    entry = _entry(code, by=by, organization=organization, role=role, target=target, facts=facts)
    entry.about = about
    entry.save(force_insert=True)
    return entry


def write_each(
    code: str, *, about: Iterable[Any], by: Any, organization: models.Model, target: models.Model
) -> int:
    """Append one line for each person (by id) whom one deed concerned; returns how many. A file may hold thousands."""
    lines = []
    for person_id in about:
        lines.append(_entry(code, by=by, organization=organization, role="", target=target, facts={}))
        lines[-1].about_id = person_id
    return len(copy_in(lines))


def write_many(
    code: str,
    rows: Iterable[tuple[Any, models.Model]],
    *,
    by: Any,
    organization: models.Model | None = None,
    **facts: Any,
) -> int:
    """Append one line for each person (by id, or None) and row of one deed on many; returns how many."""
    lines = []
    for person_id, target in rows:
        lines.append(_entry(code, by=by, organization=organization, role="", target=target, facts=facts))
        lines[-1].about_id = person_id
    return len(copy_in(lines))


def _entry(
    code: str,
    *,
    by: Any,
    organization: models.Model | None,
    role: str,
    target: models.Model | None,
    facts: dict[str, Any],
) -> Entry:
    return Entry(
        code=code,
        by=by,
        organization_id=getattr(organization, "pk", None),
        organization_name=str(organization or ""),
        role=role,
        target_type=target._meta.label_lower if target else "",
        target_id=str(target.pk) if target else "",
        facts=facts,
    )
