"""Organizations: sender, receiver, schools."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from transcripts.formats.model import CODE_ORDER, Organization, OrganizationCode
from transcripts.formats.pesc.fields.table import DROPPED, EXTENSIONS, NOTES, Field, Table, into, leaf, leaves
from transcripts.formats.values import BadValueError


def _read(system: str) -> Callable[[str], OrganizationCode]:
    def read(value: str) -> OrganizationCode:
        # A testing service gives 111111 for "no such school".
        if value == "111111":
            raise BadValueError("BIZ.FILLER_VALUE")
        return OrganizationCode(system, value)

    return read


def _write(system: str) -> Callable[[Any], str | None]:
    return lambda code: code.value if code.system == system else None


CODES: dict[str, Field] = {
    system: leaves("codes", _read(system), writes=_write(system))
    for system in CODE_ORDER
    if system != "LocalOrganizationID"
}
ORGANIZATION = Table(
    Organization,
    {
        **CODES,
        "OrganizationName": leaves("names"),
        "LocalOrganizationID": into(
            LocalOrganizationIDCode=leaf("local_code"),
            LocalOrganizationIDQualifier=leaf("local_region"),
        ),
        "LocalAffiliation": leaf("affiliation"),
        "SchoolOverrideCode": leaf("override_code"),
        "SchoolLevel": leaf("school_level"),
        # Whom to call in an office is of no use to the learner's record.
        "Contacts": DROPPED,
        "NoteMessage": NOTES,
        "UserDefinedExtensions": EXTENSIONS,
    },
)
