"""The learner as the document states them; numbers leave their digests."""

from __future__ import annotations

from transcripts import models, numbers
from transcripts.formats import model
from transcripts.formats.digest import as_data
from transcripts.services.rows.base import Rows, columns


def add_person(rows: Rows, person: model.Person) -> None:
    """The person, every name and every number of a document."""
    school = person.high_school
    rows.add(
        models.RecordedPerson,
        birth_date=person.birth_date,
        birth_month_day=person.birth_month_day or None,
        birth_year=person.birth_year,
        high_school_name=school.name if school else "",
        high_school_codes=as_data(school.codes) if school else [],
        email_digests=[found.hex() for text in person.emails if (found := numbers.digest("email", text))],
    )
    for kind, name in [
        ("record", person.name),
        *((n.code.lower() or "other", n) for n in person.other_names),
    ]:
        rows.add(
            models.RecordedName,
            name,
            kind=kind,
            **columns(name, "prefix first last suffix title composite"),
            middle=list(name.middle),
        )
    for number in person.identifiers:
        _number(rows, person, number)


def _number(rows: Rows, person: model.Person, number: model.Identifier) -> None:
    kind = numbers.kind_of(number)
    surname = person.name.last or person.name.composite
    found = numbers.digest(kind, number.value, birth_date=person.birth_date, surname=surname)
    if found is None:
        return
    rows.add(
        models.RecordedIdentifier,
        kind=kind,
        digest=found,
        # A Social Security number leaves only its keyed digest behind.
        sealed_value=None if kind in numbers.NEVER_KEPT else number.value,
        **columns(number, "agency_code agency_name region"),
    )
