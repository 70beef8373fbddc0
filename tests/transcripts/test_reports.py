"""One report for page, API and command; the same facts as a table; every code has words in every language."""

import csv
import io
import re
from pathlib import Path

import pytest
from django.utils import translation

import transcripts
from core.spreadsheets import inert
from tests.support.shared import shared_data
from tests.transcripts import xml
from transcripts import reports
from transcripts.formats import mark_duplicates, read, split
from transcripts.formats.codes import CODES
from transcripts.formats.issues import issue


def mixed() -> dict[str, object]:
    data = shared_data("transcripts", "samples", "batch_mixed_12.xml").read_bytes()
    results = mark_duplicates(read(piece) for piece in split(data))
    return reports.build(results, file="batch_mixed_12.xml", sha256="00", format="AcademicRecordBatch")


@pytest.mark.covers("S39", "U52")
def test_the_report_counts_what_became_of_each_document() -> None:
    report = mixed()
    counts = [report[name] for name in ("documents", "accepted", "needs_review", "rejected", "duplicates")]
    assert counts == [12, 7, 1, 3, 1]
    assert [entry["outcome"] for entry in report["transcripts"]].count("accepted") == 7


def test_an_entry_has_the_shape_of_the_doors() -> None:
    entry = mixed()["transcripts"][1]
    assert entry["person"] == {"first": "Kofi", "last": "De la Cruz"}
    assert (entry["sessions"], entry["courses"], entry["awards"], entry["credits_earned"]) == (
        2,
        10,
        1,
        "27.0",
    )
    assert set(entry) >= {"document_id", "outcome", "institution", "issues", "unmapped", "dropped", "counts"}


def test_an_issue_says_where_and_why() -> None:
    (found,) = mixed()["transcripts"][3]["issues"]
    assert found["code"] == "XSD.CVC_ENUMERATION_VALID"
    assert found["message"] == "CourseCreditUnits has a value that is not on its list."
    assert found["line"] > 1000
    assert "Semester" in found["expected"]


def test_the_table_tells_the_same_issues() -> None:
    report = mixed()
    rows = list(csv.DictReader(io.StringIO(reports.as_csv(report).decode("utf-8-sig"))))
    told = [(row["ordinal"], row["code"], row["line"]) for row in rows]
    listed = [
        (str(entry["ordinal"]), found["code"], str(found["line"]))
        for entry in report["transcripts"]
        for found in entry["issues"]
    ]
    assert told == listed


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert inert(cell) == f"'{cell}"
    assert inert("plain") == "plain"


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_sentence_in_both_languages(code: str) -> None:
    found = issue(code, path="/Student/Person/Name/LastName", expected="10 MB")
    assert found.severity in ("error", "review", "warning", "info")
    assert found.message.endswith(".")
    with translation.override("es"):
        assert reports.message(found) != found.message


def test_every_code_in_the_package_is_in_the_table() -> None:
    root = Path(transcripts.__file__).parent / "formats"
    said = {
        code
        for path in root.rglob("*.py")
        for code in re.findall(
            r'"((?:RCV|SEC|XML|SPLIT|NS|UDE|MAP|BIZ|DUP)\.[A-Z_]+)"', path.read_text("utf-8")
        )
    }
    assert said <= set(CODES)


def test_a_fault_without_words_of_its_own_still_has_a_sentence() -> None:
    assert (
        issue("XSD.CVC_SOMETHING_NEW", path="/Student/Person").message == "Person does not follow the schema."
    )


def test_the_name_can_be_left_out() -> None:
    result = xml.read_text(xml.text())
    assert "person" not in reports.transcript(result, with_person=False)
