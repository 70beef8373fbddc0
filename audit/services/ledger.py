"""Writing history. The line is written in the caller's transaction, so deed and line stand or fall together."""

from typing import Any

from django.db import models

from audit.models import Entry


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
    return Entry.objects.create(
        code=code,
        by=by,
        about=about,
        organization_id=getattr(organization, "pk", None),
        organization_name=str(organization or ""),
        role=role,
        target_type=target._meta.label_lower if target else "",
        target_id=str(target.pk) if target else "",
        facts=facts,
    )
