"""Hostile input is refused before it can do anything, and says nothing of others."""

import gzip
import io
import resource
import socket
import zipfile

import pytest

from tests.support.shared import shared_data
from tests.transcripts import xml
from transcripts.formats import read, sniff, split
from transcripts.formats.reading import Piece
from transcripts.formats.splitting import split as split_file

DOCTYPE = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'


def outcome(data: bytes) -> tuple[str, ...]:
    return tuple(code for piece in split(data) for code in read(piece).codes)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "before", ["", "<!-- a comment -->", "<?xml-stylesheet href='x'?>\n", "<!-- <a> -->\n"]
)
def test_a_doctype_is_refused_wherever_it_stands(
    encoding: str, before: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_network(*_: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "create_connection", no_network)
    assert outcome((before + DOCTYPE + xml.text()).encode(encoding)) == ("SEC.DOCTYPE",)


def test_a_long_run_of_comments_does_not_hide_a_doctype() -> None:
    assert outcome(("<!-- padding -->" * 10_000 + DOCTYPE + xml.text()).encode()) == ("SEC.DOCTYPE",)


def test_the_bomb_is_stopped_with_little_memory() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert outcome(shared_data("transcripts", "bad", "bomb_1GB.xml.gz").read_bytes()) == ("SEC.RATIO",)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 64 * 1024  # kilobytes


def test_an_archive_in_an_archive_is_refused() -> None:
    inner = gzip.compress(xml.text().encode())
    assert outcome(gzip.compress(inner)) == ("SEC.NESTED",)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inner.gz", inner)
    assert outcome(packed.getvalue()) == ("SEC.NESTED",)


def test_a_damaged_archive_is_refused() -> None:
    assert outcome(gzip.compress(xml.text().encode())[:200] + b"\0" * 50) == ("SEC.ARCHIVE",)
    assert outcome(b"PK\x03\x04 nothing of a zip") == ("SEC.ARCHIVE",)


def test_a_truncated_archive_does_not_pass_for_whole() -> None:
    assert outcome(gzip.compress(xml.text().encode())[:-200]) != ()


def test_files_of_a_zip_are_read_one_by_one() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", xml.text())
        archive.writestr("b.xml", xml.text(seed=4))
        archive.writestr("c.txt", "hello")
    results = [read(piece) for piece in split(packed.getvalue())]
    assert [(one.ordinal, one.outcome) for one in results] == [
        (1, "accepted"),
        (2, "accepted"),
        (3, "rejected"),
    ]


def test_a_document_too_large_is_refused_while_its_batch_lives() -> None:
    filler = "<!-- " + "x" * (10 * 1024 * 1024) + " -->"
    large = xml.text().replace("<Student>", filler + "<Student>", 1)
    batch = f"<b:AcademicRecordBatch xmlns:b='urn:org:pesc:message:AcademicRecordBatch:v2.1.0'>{large}{xml.text()}"
    found = [read(piece).codes for piece in split((batch + "</b:AcademicRecordBatch>").encode())]
    assert found == [("RCV.TOO_LARGE",), ()]
    assert outcome(large.encode()) == ("RCV.TOO_LARGE",)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "RCV.EMPTY"),
        (b" \n\t ", "RCV.EMPTY"),
        (b"%PDF-1.7 ...", "RCV.FORMAT_UNKNOWN"),
        (b"name,grade\nA,B\n", "RCV.FORMAT_UNKNOWN"),
        (b'{"a": 1}', "RCV.FORMAT_UNKNOWN"),
        (b"<a/>", "NS.UNKNOWN"),
        (b"<a xmlns='http://example.org/x'/>", "NS.UNKNOWN"),
        (b"<CollegeTranscript xmlns='http://example.org/x'/>", "NS.UNKNOWN"),
        (b"<b:AcademicRecordBatch xmlns:b='u'></b:AcademicRecordBatch>", "SPLIT.EMPTY"),
        (b"<a>" * 300, "SEC.LIMIT"),
        (b"<a><b></a>", "XML.MARKUP"),
        (b"<a/><b/>", "XML.TRAILING"),
        (b"<a>\xff</a>", "XML.ENCODING"),
        (b"<?xml version='1.0' encoding='UTF-8'?><a>\xe9</a>", "XML.ENCODING"),
        (b"<?xml version='1.0' encoding='EBCDIC-CP-US'?><a/>", "XML.ENCODING"),
        (b"<?xml version='1.0' encoding='UTF-16'?><a/>", "XML.ENCODING"),
        (b"\0\0\xfe\xff\0\0\0<", "XML.ENCODING"),
    ],
)
def test_what_is_no_transcript_is_refused_with_its_reason(data: bytes, code: str) -> None:
    assert outcome(data) == (code,)


def test_a_file_that_cannot_be_read_at_all_says_so() -> None:
    assert [piece.whole_file for piece in split(b"")] == [True]
    assert [piece.whole_file for piece in split(xml.text().encode())] == [False]


@pytest.mark.parametrize("cut", range(0, 2000, 37))
def test_no_cut_file_raises(cut: int) -> None:
    data = xml.text().encode()
    for piece in split(data[:cut]):
        assert read(piece).outcome == "rejected"


def test_two_broken_documents_keep_their_issues_apart() -> None:
    first = xml.text().replace("</LastName>", "</LostName>", 1)
    second = xml.text().replace("<CourseTitle>", "<CourseTitle>&", 1)
    one, other = xml.read_text(first), xml.read_text(second)
    assert len(one.issues) == len(other.issues) == 1
    assert one.issues[0].line != other.issues[0].line


@pytest.mark.covers("S39")
def test_no_sentence_of_the_parser_and_no_private_value_is_told() -> None:
    canary = "Canaryhouse"
    numbers = xml.changed(
        "<SchoolAssignedPersonID>", f"<SSN>123-45-6789{canary}</SSN><SchoolAssignedPersonID>"
    )
    name = xml.read_text(
        xml.text().replace("<LastName>", f"<LastName>{canary * 9}", 1).replace("<Name>", f"<Name>{canary}", 1)
    )
    told = [str(found) + found.message for result in (numbers, name) for found in result.issues]
    assert len(told) >= 3
    for sentence in told:
        assert canary not in sentence
        assert "123-45" not in sentence
        assert "Element" not in sentence
        assert "facet" not in sentence


def test_public_values_are_told_and_what_was_expected() -> None:
    result = xml.changed("<CourseCreditUnits>Semester", "<CourseCreditUnits>Parsecs")
    (found,) = result.issues
    assert (found.code, found.value_masked) == ("XSD.CVC_ENUMERATION_VALID", "Parsecs")
    assert "Semester" in found.expected
    assert found.path == "/Student/AcademicRecord/AcademicSession[1]/Course[1]/CourseCreditUnits"


def test_what_a_file_is_shows_in_its_first_bytes() -> None:
    found = sniff(xml.text().encode("utf-16"))
    assert (found.kind, found.format, found.is_transcript) == ("xml", "CollegeTranscript:v1.6.0", True)
    assert sniff(gzip.compress(b"x")).kind == "gzip"


def test_a_path_is_read_without_loading_the_file(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "one.xml"
    path.write_bytes(xml.text().encode())
    pieces: list[Piece] = list(split_file(path))
    assert [read(piece).outcome for piece in pieces] == ["accepted"]
