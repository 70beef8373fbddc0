"""Every broken file gets its outcome and its code, the same on the page, in the command and in the report."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from institutions.models import TranscriptImport
from institutions.services import imports
from tests.institutions import factories
from tests.support.shared import shared_data


def _words(page: Any) -> str:
    """What a page says; a long code may break over two lines."""
    return page.content.decode().replace("<wbr>", "")


BAD = [
    ("bomb_1GB.xml.gz", "rejected", "SEC.RATIO", 0, True),
    ("deep_nesting.xml", "rejected", "SEC.LIMIT", 1, False),
    ("billion_laughs.xml", "rejected", "SEC.DOCTYPE", 0, True),
    ("xxe_file.xml", "rejected", "SEC.DOCTYPE", 0, True),
    ("xinclude.xml", "rejected", "XSD.ELEMENT_CONTENT", 47, False),
    ("bom_then_space.xml", "rejected", "XML.DECLARATION", 2, False),
    ("control_char.xml", "rejected", "XML.CHAR", 47, False),
    ("truncated.xml", "rejected", "XML.TRUNCATED", 141, False),
    ("unescaped_amp.xml", "rejected", "XML.MARKUP", 121, False),
    ("default_namespace.xml", "accepted", "NS.REPAIRED", 1, False),
    ("wrong_version_ns.xml", "needs_review", "NS.VERSION_UNPINNED", 1, False),
    ("bad_enum.xml", "rejected", "XSD.CVC_ENUMERATION_VALID", 93, False),
    ("long_title.xml", "rejected", "XSD.CVC_MAXLENGTH_VALID", 137, False),
    ("order_swapped.xml", "rejected", "XSD.ELEMENT_CONTENT", 47, False),
    ("ssn_dashes.xml", "rejected", "XSD.CVC_PATTERN_VALID", 40, False),
    ("missing_birth.xml", "rejected", "BIZ.NO_IDENTITY", 0, False),
    ("utf16.xml", "accepted", "BIZ.FILLER_VALUE", 39, False),
]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("name", "outcome", "code", "line", "refused"), BAD)
def test_a_broken_file_says_the_same_at_every_door(
    client: Any, capsys: Any, name: str, outcome: str, code: str, line: int, refused: bool
) -> None:
    path, butte = shared_data("transcripts", "bad", name), factories.college()
    client.force_login(factories.registrar(butte))

    answer = client.post(reverse("institutions:upload"), {"file": _upload(path)})
    page_file = TranscriptImport.objects.get()
    imports.advance(page_file)
    page = _words(client.get(answer.url))
    told = client.get(reverse("institutions:report_json", args=[page_file.pk])).json()
    table = client.get(reverse("institutions:report_csv", args=[page_file.pk])).content.decode("utf-8-sig")
    printed = _words(client.get(reverse("institutions:report", args=[page_file.pk])))
    commanded = _command(path, capsys, expected=2 if refused else 0)

    first = next(one for one in told["transcripts"][0]["issues"] if one["code"] == code)
    assert (told["transcripts"][0]["outcome"], first["line"]) == (outcome, line)
    assert page_file.state == ("refused" if refused else page_file.state)
    assert code in page
    assert code in printed
    assert first["message"] in page.replace("&amp;", "&")
    assert "Your file" in page
    assert [row["code"] for row in csv.DictReader(io.StringIO(table))] == [
        one["code"] for one in told["transcripts"][0]["issues"]
    ]
    assert _facts(commanded) == _facts(told)


def test_twelve_documents_fail_or_pass_each_alone() -> None:
    path = shared_data("transcripts", "samples", "batch_mixed_12.xml")
    file = factories.worked(path.read_bytes(), factories.college())
    assert {d.ordinal: d.outcome for d in file.documents.exclude(outcome="accepted")} == {
        4: "rejected",
        7: "rejected",
        9: "rejected",
        11: "needs_review",
        12: "duplicate",
    }
    codes = {
        d.ordinal: {issue.code for issue in d.issues.all()}
        for d in file.documents.filter(ordinal__in=(11, 12))
    }
    assert "DUP.ID_CONTENT_DIFFERS" in codes[11]
    assert "DUP.SAME" in codes[12]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.xml", b"", "RCV.EMPTY"),
        ("blank.xml", b" \n\t", "RCV.EMPTY"),
        ("photo.png", b"\x89PNG\r\n\x1a\n....", "RCV.FORMAT_UNKNOWN"),
        ("paper.pdf", b"%PDF-1.7 ....", "RCV.FORMAT_UNKNOWN"),
    ],
)
def test_a_wrong_or_empty_file_gets_a_row_and_its_reason(
    client: Any, name: str, data: bytes, code: str
) -> None:
    butte = factories.college()
    client.force_login(factories.registrar(butte))
    answer = client.post(
        reverse("institutions:upload"), {"file": SimpleUploadedFile(name, data)}, follow=True
    )
    assert code in _words(answer)
    assert TranscriptImport.objects.get().state == "refused"
    assert name in client.get(reverse("institutions:imports")).content.decode()


def test_a_file_above_the_limit_is_not_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("institutions.services.receiving.LARGEST", 1000)
    file = factories.worked(b"<a>" + b"x" * 2000, factories.college())
    assert file.state == "refused"
    assert not file.original
    assert file.documents.get().issues.get().code == "RCV.TOO_LARGE"


def _upload(path: Path) -> SimpleUploadedFile:
    return SimpleUploadedFile(path.name, path.read_bytes())


def _command(path: Path, capsys: Any, *, expected: int) -> dict[str, Any]:
    """The command at another college, so that nothing is a second sending."""
    factories.college("Foothill College", "001199")
    code = 0
    try:
        call_command("import_transcripts", str(path), "--institution", "FICE:001199", "--json")
    except SystemExit as left:
        code = int(left.code or 0)
    assert code == expected
    return json.loads(capsys.readouterr().out.strip().splitlines()[-1])


def _facts(report: dict[str, Any]) -> list[Any]:
    """What must agree between two colleges' reports: all but findings about the college itself."""
    # The second college sees the sender of the file as somebody else, which is a finding of its own.
    return [
        (
            one["outcome"],
            one["sessions"],
            one["courses"],
            one["credits_earned"],
            [
                (found["code"], found["line"], found["path"])
                for found in one["issues"]
                if found["code"] != "BIZ.SOURCE_DIFFERS"
            ],
        )
        for one in report["transcripts"]
    ]
