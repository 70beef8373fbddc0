"""Checking a record: the pure check with this portal's clock, directory and own documents. It writes nothing."""

from collections.abc import Mapping
from typing import Any

from core.clock import now
from credentials.selectors.directory import current_directory
from credentials.selectors.fetched import resolver
from credentials.standards.engine import verify as check
from credentials.standards.verdict import Verdict
from credentials.standards.verification import PersonHint


def verify(
    document: bytes | str | Mapping[str, Any], *, person_hint: str | PersonHint | None = None
) -> Verdict:
    """The verdict on a document; nothing of it is kept, and other machines are asked only under FETCH_OTHERS.

    `person_hint` is what the checker knows of the person: an e-mail address or a number as text.
    """
    hint = PersonHint(typed=person_hint) if isinstance(person_hint, str) else person_hint
    return check(document, at=now(), directory=current_directory(), resolver=resolver(), person=hint)
