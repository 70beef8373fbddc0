"""The person: names, birth and numbers for matching; everything else about a person is left out on purpose."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from transcripts.formats.model import Identifier, Name, Person
from transcripts.formats.pesc.fields.organization import ORGANIZATION
from transcripts.formats.pesc.fields.table import NOTES, Field, Table, into, leaf, leaves, part, parts
from transcripts.formats.values import BadValueError, boolean, day, month_day, text, year

_FILLER = re.compile(r"0+|0[0-]*0|9{9}|999-99-9999|1{6}")


def identifier(value: str) -> str:
    """The number as text, leading zeros kept. Raises BadValueError for a filler."""
    if _FILLER.fullmatch(value.strip()):
        raise BadValueError("BIZ.FILLER_VALUE")
    return text(value)


def _number(kind: str) -> Field:
    def read(value: str) -> Identifier:
        return Identifier(kind, identifier(value))

    writes: Callable[[Any], str | None] = lambda item: (  # noqa: E731
        item.value if item.kind == kind else None
    )
    return leaves("identifiers", read, private=True, writes=writes)


NAME = Table(
    Name,
    {
        "NameCode": leaf("code"),
        "NamePrefix": leaf("prefix"),
        "FirstName": leaf("first"),
        "MiddleName": leaves("middle"),
        "LastName": leaf("last"),
        "NameSuffix": leaf("suffix"),
        "NameTitle": leaf("title"),
        "CompositeName": leaf("composite"),
        "NoteMessage": NOTES,
    },
)
AGENCY_IDENTIFIER = Table(
    Identifier,
    {
        "AgencyAssignedID": leaf("value", identifier, private=True),
        "AgencyCode": leaf("agency_code"),
        "AgencyName": leaf("agency_name"),
        "CountryCode": leaf("country"),
        "StateProvinceCode": leaf("region"),
        "NoteMessage": NOTES,
    },
    fixed=(("kind", "agency"),),
    closed=True,
)
PERSON = Table(
    Person,
    {
        "SchoolAssignedPersonID": _number("school"),
        "SIN": _number("sin"),
        "NSN": _number("nsn"),
        "AgencyAssignedID": _number("agency_assigned"),
        "AgencyIdentifier": parts("identifiers", AGENCY_IDENTIFIER),
        "RecipientAssignedID": _number("recipient"),
        "SSN": _number("ssn"),
        "PartialSSN": _number("last4"),
        "Birth": into(
            BirthDate=leaf("birth_date", day),
            Birthday=leaf("birth_month_day", month_day, writes=lambda value: f"--{value}" if value else None),
            BirthYear=leaf("birth_year", year),
        ),
        "Name": part("name", NAME),
        "AlternateName": parts("other_names", NAME),
        "HighSchool": part("high_school", ORGANIZATION),
        "Contacts": into(Email=into(EmailAddress=leaves("emails", private=True))),
        "Deceased": into(DeceasedIndicator=leaf("deceased", boolean)),
    },
    closed=True,
)
