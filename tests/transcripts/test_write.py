"""What is read can be written and reads back equal, valid under the schemas of both forks."""

from dataclasses import replace

import pytest
from lxml import etree

from tests.support.shared import shared_data
from transcripts import generator
from transcripts.formats import read, split
from transcripts.formats.digest import content_sha256
from transcripts.formats.model import Document
from transcripts.formats.pesc.namespaces import PINS
from transcripts.formats.pesc.validate import validator
from transcripts.formats.pesc.write import write

SAMPLES = [
    "college_transcript_v1.3_ontario_college.xml",
    "college_transcript_v1.4_ottawa.xml",
    "college_transcript_v1.6_butte.xml",
    "college_transcript_v1.8_speede_valid.xml",
    "college_transcript_v1.9_mountroyal.xml",
    "college_transcript_v1.9_ulethbridge1.xml",
    "highschool_transcript_v1.7.xml",
    "synthetic_batch_20_ct1.6_ccc.xml",
]


def documents(sample: str) -> list[Document]:
    """The documents of a sample; versions without schema are written as the nearest one with."""
    results = [read(piece) for piece in split(shared_data("transcripts", "samples", sample).read_bytes())]
    return [replace(one.document, version=one.schema) for one in results if one.document]


@pytest.mark.covers("L4")
@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_written_back_reads_equal(sample: str) -> None:
    for document in documents(sample):
        again = read(write(document, version=document.version).data)
        assert again.document == document


def test_what_is_written_is_valid_in_stock_and_california() -> None:
    folder = shared_data("transcripts", "xsd")
    pin = PINS[0]
    samples = [
        *documents("college_transcript_v1.6_butte.xml"),
        *documents("synthetic_batch_20_ct1.6_ccc.xml")[:3],
    ]
    for document in [*samples, *generator.transcripts(5)]:
        root = etree.fromstring(write(document).data)
        for schema_set in pin.sets:
            schema = validator(pin, schema_set, folder)
            assert schema.validate(root), schema.error_log


@pytest.mark.parametrize("version", ["1.6.0", "1.7.0", "1.8.0", "1.9.0"])
def test_one_transcript_can_be_written_in_every_version(version: str) -> None:
    document = replace(generator.transcript(seed=5), version=version)
    result = read(write(document, version=version).data)
    assert (result.outcome, result.codes, result.format) == ("accepted", (), f"CollegeTranscript:v{version}")


def test_what_is_too_long_is_cut_at_a_word_told_and_kept_in_a_note() -> None:
    base = generator.transcript(seed=5, sessions=1, courses=1)
    session = base.records[0].sessions[0]
    title = "The Long and Winding History of Very Long Course Titles in Public Higher Education"
    course = replace(session.courses[0], title=title)
    record = replace(base.records[0], sessions=(replace(session, courses=(course,)),))
    written = write(replace(base, records=(record,)))
    result = read(written.data)
    assert [(found.code, found.field) for found in written.cut] == [("MAP.CUT", "CourseTitle")]
    assert result.document
    (again,) = result.document.courses()
    assert len(again.title) <= 60
    assert f"{again.title} {again.notes[-1]}" == title


def test_the_generator_gives_the_same_transcript_for_the_same_seed() -> None:
    one, other = generator.transcript(seed=11), generator.transcript(seed=11)
    assert one == other
    assert generator.transcript(seed=12) != one


def test_generated_transcripts_are_accepted_without_a_word() -> None:
    for document in generator.transcripts(25):
        result = read(write(document).data)
        assert (result.outcome, result.codes) == ("accepted", ())
        assert result.content_sha256 == content_sha256(document)


def test_a_generated_batch_is_cut_into_its_documents() -> None:
    data = b"".join(generator.batch(generator.transcripts(4)))
    assert [read(piece).outcome for piece in split(data)] == ["accepted"] * 4
