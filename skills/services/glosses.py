"""Writing what a course's title means in another language."""

from typing import Any

from django.db import transaction

from accounts.models import Membership
from audit.services import ledger
from skills.models import CourseGloss


@transaction.atomic
def put(
    words: str, *, subject: str, number: str, language: str, translator: str, by: Membership
) -> CourseGloss:
    """Write the gloss of one course of `by.organization`; the same words again change nothing.

    `translator` is a `Translator`: readers see it beside the words. Raises `IntegrityError` for empty words.
    """
    place: dict[str, Any] = {
        "organization": by.organization,
        "subject": subject,
        "number": number,
        "language": language,
    }
    row = CourseGloss.objects.select_for_update().filter(**place).first()
    if row is not None and (row.words, row.translator) == (words, translator):
        return row
    row, _ = CourseGloss.objects.update_or_create(
        **place, defaults={"words": words, "translator": translator}
    )
    ledger.write("skills.glossed", by=by.person, organization=by.organization, role=by.role, target=row)
    return row
