"""Prefixes mean nothing; one repair is made and told; what no schema covers is held."""

import re

import pytest
from lxml import etree

from tests.support.shared import shared_data
from tests.transcripts import xml
from transcripts.formats import Profile, read, split
from transcripts.formats.model import Document
from transcripts.formats.reading import ReadResult

IANA = {"utf-8-sig": "UTF-8", "utf-16-le": "UTF-16LE", "utf-16-be": "UTF-16BE"}
PLAIN = "urn:org:pesc:message:CollegeTranscript:"


def rows(result: ReadResult) -> Document:
    assert result.document is not None
    return result.document


def as_default() -> str:
    """The same transcript with everything in a default namespace, its extension left in its own."""
    bare = xml.text().replace("trn:", "").replace("xmlns:trn=", "xmlns=")
    return bare.replace("<CCC:CourseCCCExtensions", '<CCC:CourseCCCExtensions xmlns=""')


def without_namespace() -> str:
    return re.sub(r' xmlns="[^"]*"', "", as_default(), count=1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("declared", [False, True])
def test_one_document_in_many_encodings_is_one_document(encoding: str, declared: bool) -> None:
    name = IANA.get(encoding, encoding)
    declaration = f'<?xml version="1.0" encoding="{name}"?>\n' if declared else ""
    result = xml.read_text(declaration + xml.text(seed=4), encoding)
    plain = xml.read_text(xml.text(seed=4))
    assert result.outcome == "accepted"
    assert result.content_sha256 == plain.content_sha256
    assert rows(result) == rows(plain)


@pytest.mark.parametrize("prefix", ["ns0", "q1", "ColTrn", "пр"])
def test_prefixes_and_the_order_of_attributes_mean_nothing(prefix: str) -> None:
    other = xml.text().replace("trn:", f"{prefix}:").replace("xmlns:trn=", f"xmlns:z='u' xmlns:{prefix}=")
    result = xml.read_text(other)
    assert (result.outcome, rows(result)) == ("accepted", rows(xml.read_text(xml.text())))


@pytest.mark.parametrize("make", [as_default, without_namespace])
def test_a_misplaced_namespace_is_repaired_once_and_told(make) -> None:  # type: ignore[no-untyped-def]
    result = xml.read_text(make())
    assert (result.outcome, result.repaired, result.codes) == ("accepted", True, ("NS.REPAIRED",))
    assert rows(result).records == rows(xml.read_text(xml.text())).records
    assert result.content_sha256 == xml.read_text(xml.text()).content_sha256


def test_a_profile_may_forbid_the_repair() -> None:
    result = read(as_default().encode(), profile=Profile(repair_allowed=False))
    assert (result.outcome, result.repaired) == ("rejected", False)
    assert read(without_namespace().encode(), profile=Profile(repair_allowed=False)).codes == ("NS.UNKNOWN",)


def test_a_repaired_document_still_has_to_be_valid() -> None:
    broken = as_default().replace("<LastName>", "<LostName>").replace("</LastName>", "</LostName>")
    result = xml.read_text(broken)
    assert result.outcome == "rejected"
    assert result.codes == ("NS.REPAIRED", "XSD.ELEMENT_CONTENT")


@pytest.mark.parametrize(
    ("version", "nearest"), [("v1.2.0", "1.6.0"), ("v1.5.0", "1.6.0"), ("v2.0.0", "1.9.0")]
)
def test_a_version_without_schema_is_read_and_held(version: str, nearest: str) -> None:
    result = xml.read_text(xml.text().replace(f"{PLAIN}v1.6.0", f"{PLAIN}{version}"))
    assert (result.outcome, result.schema) == ("needs_review", nearest)
    assert result.codes[0] == "NS.VERSION_UNPINNED"
    assert rows(result).records == rows(xml.read_text(xml.text())).records


def test_a_held_version_carries_its_diagnosis() -> None:
    old = (
        xml.text()
        .replace(f"{PLAIN}v1.6.0", f"{PLAIN}v1.2.0")
        .replace("Semester</CourseC", "Parsec</CourseC", 1)
    )
    result = xml.read_text(old)
    diagnosis = [found for found in result.issues if found.code.startswith("XSD")]
    assert result.outcome == "needs_review"
    assert [(found.code, found.severity) for found in diagnosis] == [("XSD.CVC_ENUMERATION_VALID", "info")]


def _extended(inner: str) -> ReadResult:
    """The first course's extension replaced by something else."""
    whole = re.compile(r"<UserDefinedExtensions>.*?</UserDefinedExtensions>", re.DOTALL)
    return xml.read_text(
        whole.sub(f"<UserDefinedExtensions>{inner}</UserDefinedExtensions>", xml.text(), count=1)
    )


def test_extensions_of_four_kinds_end_as_the_two_forks_allow() -> None:
    foreign = _extended("<v:Vendor xmlns:v='http://example.org/v'><v:Colour>green</v:Colour></v:Vendor>")
    empty = _extended("")
    double = _extended(
        f"<c:AcademicRecordCCCExtensions xmlns:c='{xml.CCC}'/><c:CourseCCCExtensions xmlns:c='{xml.CCC}'/>"
    )
    wrong = _extended(
        f"<c:CourseCCCExtensions xmlns:c='{xml.CCC}'><GradeBracket>Sideways</GradeBracket></c:CourseCCCExtensions>"
    )
    assert [one.outcome for one in (foreign, empty, double, wrong)] == ["accepted"] * 4
    assert [one.codes for one in (foreign, empty, double, wrong)] == [(), (), (), ("UDE.INVALID",)]
    assert rows(wrong).courses()[0].verbatim["GradeBracket"] == "Sideways"
    assert foreign.unmapped == {
        "/Student/AcademicRecord/AcademicSession/Course/UserDefinedExtensions/v:Vendor/v:Colour": 1
    }


@pytest.mark.covers("S38", "L4")
def test_an_invented_element_is_listed_and_kept() -> None:
    result = _extended(
        "<v:Vendor xmlns:v='http://example.org/v' v:kind='odd'><v:Colour>green</v:Colour></v:Vendor>"
    )
    course = rows(result).courses()[0]
    space = "{http://example.org/v}"
    assert course.extensions == {
        f"UserDefinedExtensions/{space}Vendor/@{space}kind": "odd",
        f"UserDefinedExtensions/{space}Vendor/{space}Colour": "green",
    }
    assert sum(result.unmapped.values()) == 2


def test_every_leaf_of_the_published_tree_has_a_fate() -> None:
    """Each element that CollegeTranscript 1.6 or 1.9 may hold is a column, a wrapper, a known drop, or kept as sent."""
    from transcripts.formats.pesc.fields import DOCUMENT
    from transcripts.formats.pesc.schema import facts

    for table in ("pesc_1.6", "pesc_1.9"):
        known = facts.load(table)
        for name in known.children(known.roots["m:CollegeTranscript"]):
            assert name in DOCUMENT.fields


def test_what_is_private_is_left_out_and_counted() -> None:
    private = (
        "<Contacts><Address><AddressLine>1 Canary St</AddressLine><City>Chico</City>"
        "<StateProvinceCode>CA</StateProvinceCode><PostalCode>95929</PostalCode></Address></Contacts>"
        "<Gender><GenderCode>Female</GenderCode></Gender>"
    )
    result = xml.changed("</Person>", f"{private}</Person>")
    assert result.outcome == "accepted"
    assert result.dropped == {"/Student/Person/Contacts/Address": 1, "/Student/Person/Gender": 1}
    assert "Canary" not in str(result)
    assert "Female" not in str(result)


def test_a_document_in_a_batch_equals_the_document_alone() -> None:
    alone = xml.read_text(xml.text())
    batch = (
        "<q1:AcademicRecordBatch xmlns:q1='urn:org:pesc:message:AcademicRecordBatch:v2.1.0' xmlns:CCC='{ccc}' "
        "xmlns:trn='{space}'>\n<BatchContent>\n{one}\n{two}</BatchContent></q1:AcademicRecordBatch>"
    )
    bare = re.sub(r' xmlns:(CCC|trn)="[^"]*"', "", xml.text())
    redefining = xml.text(seed=4).replace("trn:", "q1:").replace("xmlns:trn", "xmlns:q1")
    data = batch.format(ccc=xml.CCC, space=xml.SPACE, one=bare, two=redefining).encode()
    first, second = (read(piece) for piece in split(data))
    assert (first.outcome, rows(first)) == ("accepted", rows(alone))
    assert (second.outcome, rows(second)) == ("accepted", rows(xml.read_text(xml.text(seed=4))))


def test_lines_are_those_of_the_file_as_sent() -> None:
    broken = xml.text(seed=4).replace("<CourseCreditUnits>Semester", "<CourseCreditUnits>Parsecs", 1)
    data = f"<b:AcademicRecordBatch xmlns:b='u'>\n{xml.text()}\n{broken}\n</b:AcademicRecordBatch>".encode()
    found = [issue for piece in split(data) for issue in read(piece).issues]
    wanted = next(number for number, line in enumerate(data.split(b"\n"), 1) if b"Parsecs" in line)
    assert [one.line for one in found] == [wanted]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "iso-8859-1", "windows-1252"])
def test_a_batch_in_another_encoding_is_cut_alike(encoding: str) -> None:
    document = xml.text(learner=None).replace("ł", "l").replace("ễ", "e")
    batch = f"<?xml version='1.0' encoding='{IANA.get(encoding, encoding)}'?><b:AcademicRecordBatch xmlns:b='u'>{document}{document}</b:AcademicRecordBatch>"
    results = [read(piece) for piece in split(batch.encode(encoding))]
    assert [one.outcome for one in results] == ["accepted", "accepted"]


def test_one_broken_document_of_a_batch_fails_alone() -> None:
    unclosed = xml.text().replace("</trn:CollegeTranscript>", "")
    batch = (
        f"<b:AcademicRecordBatch xmlns:b='u'>{xml.text()}{unclosed}{xml.text(seed=4)}</b:AcademicRecordBatch>"
    )
    assert [read(piece).codes for piece in split(batch.encode())] == [(), ("SPLIT.UNCLOSED",), ()]


def test_remote_schemas_are_hints_of_strangers() -> None:
    hint = xml.text().replace(
        "<trn:CollegeTranscript",
        "<trn:CollegeTranscript xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
        "xsi:schemaLocation='u http://127.0.0.1:1/x.xsd'",
        1,
    )
    result = xml.read_text(hint)
    assert (result.outcome, dict(result.unmapped)) == ("accepted", {})


def test_the_stated_document_keeps_its_children_out_of_namespaces() -> None:
    root = etree.fromstring(xml.text().encode())
    assert {etree.QName(child).namespace for child in root} == {None}


def test_the_default_namespace_sample_equals_its_original() -> None:
    repaired = read(shared_data("transcripts", "bad", "default_namespace.xml").read_bytes())
    original = read(shared_data("transcripts", "samples", "college_transcript_v1.6_butte.xml").read_bytes())
    wide = read(shared_data("transcripts", "bad", "utf16.xml").read_bytes())
    assert repaired.content_sha256 == original.content_sha256 == wide.content_sha256
    assert rows(repaired) == rows(original) == rows(wide)
