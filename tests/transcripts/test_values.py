"""Numbers are exact, days are days, and what is no value is kept as words."""

import ast
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import transcripts
from tests.transcripts import xml
from transcripts.formats import rules, values
from transcripts.formats.model import Summary
from transcripts.formats.units import semester_equivalent
from transcripts.formats.values import BadValueError

DECIMALS = st.from_regex(r"[+-]?([0-9]{1,12}(\.[0-9]{0,12})?|\.[0-9]{1,12})", fullmatch=True)


@given(DECIMALS)
def test_any_decimal_is_kept_exactly_or_refused(text: str) -> None:
    exact = Decimal(text)
    fits = abs(exact) < 10**6 and exact == exact.quantize(Decimal("0.001"))
    if not fits:
        with pytest.raises(BadValueError, match=r"BIZ\.NUMBER_RANGE"):
            values.credit(text)
        return
    found = values.credit(text)
    assert found == exact
    assert found == found.quantize(Decimal("0.001"))
    assert abs(found) < 10**6


@given(DECIMALS)
def test_an_average_has_four_places_at_most(text: str) -> None:
    try:
        found = values.average(text)
    except BadValueError:
        return
    assert found == found.quantize(Decimal("0.0001"))
    assert abs(found) < 1000


@pytest.mark.parametrize("text", ["1e3", "NaN", "INF", "1,5", "", "--1", "1.2.3", "٣", "0x10"])
def test_what_is_no_decimal_is_no_number(text: str) -> None:
    with pytest.raises(BadValueError):
        values.credit(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2015-09-01", date(2015, 9, 1)),
        ("2015-09-01Z", date(2015, 9, 1)),
        ("2015-09-01-07:00", date(2015, 9, 1)),
        (" 2015-09-01+14:00 ", date(2015, 9, 1)),
    ],
)
def test_a_day_is_a_day_whatever_its_zone(text: str, found: date) -> None:
    assert values.day(text) == found


def test_the_five_kinds_of_dates() -> None:
    assert values.month("2015-09") == values.month("2015-09Z") == "2015-09"
    assert values.month_day("--02-03") == "02-03"
    assert values.year("2015") == values.year("2015-08:00") == 2015
    assert (
        values.moment("2014-09-12T16:00:32.5982211-03:00").isoformat() == "2014-09-12T16:00:32.598221-03:00"
    )
    assert values.moment("2017-06-05T22:07:22.425Z").microsecond == 425000


@pytest.mark.parametrize(
    "text", ["2015-13-01", "2015-02-30", "15-01-01", "2015-1-1", "yesterday", "2015-09-01T00:00"]
)
def test_what_is_no_day_is_no_date(text: str) -> None:
    with pytest.raises(BadValueError):
        values.day(text)


def test_the_first_day_of_all_is_a_filler() -> None:
    with pytest.raises(BadValueError) as raised:
        values.day("0001-01-01")
    assert raised.value.code == "BIZ.FILLER_VALUE"
    given = xml.text(award=True)
    result = xml.read_text(given.replace("<AcademicAwardDate>2025-05-22", "<AcademicAwardDate>0001-01-01"))
    assert result.codes == ("BIZ.FILLER_VALUE",)
    assert result.document
    award = result.document.awards()[0]
    assert (award.awarded_on, award.verbatim["AcademicAwardDate"]) == (None, "0001-01-01")


def test_a_number_that_does_not_fit_rejects_the_document() -> None:
    result = xml.changed("<CourseCreditEarned>", "<CourseCreditEarned>1234567")
    assert (result.outcome, result.codes[0]) == ("rejected", "BIZ.NUMBER_RANGE")
    assert result.issues[0].line


def test_no_float_is_in_the_package() -> None:
    for path in Path(transcripts.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), path
            assert not (isinstance(node, ast.Name) and node.id == "float"), path


def test_quarter_units_are_two_thirds_of_semester_units() -> None:
    assert semester_equivalent(Decimal("5.0"), "Quarter") == Decimal("3.333")
    assert semester_equivalent(Decimal("4"), "Quarter") == Decimal("2.667")
    assert semester_equivalent(Decimal("3.0"), "Semester") == Decimal("3.000")


def test_units_without_a_calendar_stay_untold() -> None:
    assert semester_equivalent(Decimal("3.0"), "Units") is None
    assert semester_equivalent(Decimal("3.0"), "Units", "Quarter") == Decimal("2.000")
    assert semester_equivalent(Decimal("3.0"), "ClockHours", "Quarter") is None
    assert "BIZ.UNIT_CALENDAR" in xml.changed("<CourseCreditUnits>Semester", "<CourseCreditUnits>Units").codes


@pytest.mark.parametrize(
    ("gpa", "points", "hours", "agrees"),
    [
        ("2.88", "366.0", "127.0", True),
        ("2.87", "366.0", "127.0", False),
        ("2.9", "366.0", "127.0", True),
        ("3", "366.0", "127.0", True),
        ("4.00", "52.0", "47.0", False),
        ("4.00", "52.0", "0.0", None),
    ],
)
def test_a_stated_average_may_be_off_by_its_last_place(
    gpa: str, points: str, hours: str, agrees: bool | None
) -> None:
    summary = Summary(gpa=Decimal(gpa), quality_points=Decimal(points), gpa_hours=Decimal(hours))
    assert rules.gpa_agrees(summary) is agrees


def test_wrong_totals_never_reject() -> None:
    result = xml.changed("<GradePointAverage>", "<GradePointAverage>1")
    assert (result.outcome, result.codes) == ("accepted", ("BIZ.GPA_MISMATCH",))


def test_a_document_for_testing_is_refused_in_production() -> None:
    from transcripts.formats import Profile, read

    data = xml.text().encode()
    assert read(data, profile=Profile(production=True)).codes == ("BIZ.PROCESS_MODE",)
    assert read(data).codes == ()


def test_nobody_without_birth_or_number_is_taken_in() -> None:
    import re

    bare = re.sub(r"<Birth>.*?</Birth>", "", xml.text(), flags=re.DOTALL)
    with_number = xml.read_text(bare)
    filler = re.sub(r"<AgencyIdentifier>.*?</AgencyIdentifier>", "", bare, flags=re.DOTALL)
    filler = re.sub(r"(<SchoolAssignedPersonID>)\d+", r"\g<1>000000000", filler)
    assert with_number.codes == ()
    assert xml.read_text(filler).codes == ("BIZ.FILLER_VALUE", "BIZ.NO_IDENTITY")
