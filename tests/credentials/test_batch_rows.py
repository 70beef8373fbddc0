"""A CSV file of recipients: every fault is named with its line and column, and a dry run writes nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credentials import batch_rows
from credentials.batch_rows import Recipient
from credentials.models import AwardBatch, IssuedCredential
from credentials.services import batches
from credentials.standards.award_facts import Result
from tests.credentials import factories

TODAY = date(2026, 11, 23)


def _faults(text: str, **options: tuple[str, ...]) -> list[tuple[int, str, str]]:
    table = batch_rows.read(text.encode(), today=TODAY, **options)
    assert not table.rows or not table.faults
    return [(fault.line, fault.column, fault.code) for fault in table.faults]


@pytest.mark.covers("S22")
@pytest.mark.parametrize("separator", [",", ";"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_good_file_is_read_whole(separator: str, mark: str) -> None:
    lines = ["Key,email,awarded_on,result", "soc-1,reed@example.org,2026-06-05,A", ",,,", "soc-2,,,B"]
    text = mark + "\r\n".join(lines).replace(",", separator)
    table = batch_rows.read(text.encode(), today=TODAY)
    assert table.faults == ()
    assert table.rows == (
        Recipient("soc-1", email="reed@example.org", awarded_on=date(2026, 6, 5), result="A"),
        Recipient("soc-2", result="B"),
    )


@pytest.mark.covers("S22")
@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (",a@example.org,,A", ("key", "empty")),
        ("soc-1,,,A", ("key", "twice")),
        ("soc-2,not an address,,A", ("email", "not_email")),
        ("soc-2,a@b,,A", ("email", "not_email")),
        ("soc-2,,05/06/2026,A", ("awarded_on", "not_a_date")),
        ("soc-2,,2026-11-24,A", ("awarded_on", "date_ahead")),
        ("soc-2,,,Z", ("result", "not_allowed")),
        ("soc-2,,,", ("result", "empty")),
        ("soc-2,,,A,more", ("", "extra_cells")),
        ("x" * 201 + ",,,A", ("key", "too_long")),
        ("soc\u200b2,,,A", ("key", "control")),
    ],
)
def test_each_fault_is_named_with_its_line_and_column(line: str, fault: tuple[str, str]) -> None:
    text = f"key,email,awarded_on,result\nsoc-1,,,A\n{line}\nsoc-3,,,B\n"
    assert _faults(text, allowed=("A", "B")) == [(3, *fault)]


def test_several_faults_are_named_at_once_and_in_words() -> None:
    table = batch_rows.read(b"key,email\n,x\na,y\n", today=TODAY)
    assert [fault.line for fault in table.faults] == [2, 2, 3]
    assert all(len(fault.words) > 20 for fault in table.faults)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("email\nx", (1, "key", "no_column")),
        ("", (1, "key", "no_column")),
        ("key,ssn\n1,2", (1, "ssn", "unknown_column")),
        ("key,key\n1,2", (1, "key", "unknown_column")),
    ],
)
def test_wrong_names_of_columns_end_the_reading(text: str, fault: tuple[int, str, str]) -> None:
    assert fault in _faults(text)
    assert {line for line, *_ in _faults(text)} == {1}


def test_a_file_that_is_no_text_or_too_long_is_refused_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    assert batch_rows.read("key\n\x00".encode("utf-16"), today=TODAY).faults[0].code == "not_text"
    monkeypatch.setattr(batch_rows, "MOST_ROWS", 2)
    assert _faults("key\n1\n2\n3\n4\n") == [(4, "", "too_large")]
    monkeypatch.setattr(batch_rows, "MOST_BYTES", 5)
    assert _faults("key\n1\n2\n") == [(1, "", "too_large")]


@given(data=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_bytes_are_anything_but_rows_or_faults(data: bytes) -> None:
    table = batch_rows.read(data, today=TODAY)
    assert not table.rows or not table.faults


@pytest.mark.django_db
@pytest.mark.covers("S22")
def test_a_dry_run_writes_nothing() -> None:
    facts = factories.award_facts(results=(Result("Grade", "", allowed=("A", "B")),))
    table = batches.read_csv(b"key,result\nsoc-1,A\nsoc-2,Z\n", facts)
    assert [(fault.line, fault.code) for fault in table.faults] == [(3, "not_allowed")]
    assert not AwardBatch.objects.exists()
    assert not IssuedCredential.objects.exists()
