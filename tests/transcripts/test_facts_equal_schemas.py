"""Our fact tables say what the published schemas say, fact by fact, and give the same verdict fault by fault."""

from pathlib import Path

import pytest
from lxml import etree

from tests.support.shared import shared_data
from transcripts.formats import split
from transcripts.formats.pesc.namespaces import CCC, PINNED, PINS, Pin
from transcripts.formats.pesc.parse import parse
from transcripts.formats.pesc.schema import build, facts
from transcripts.formats.pesc.schema.harvest import Harvest
from transcripts.formats.pesc.validate import validator

LIBRARIES = {
    "pesc_1.6": ("pesc_ct_1.6_stock", "1.14.0", "1.9.0"),
    "pesc_1.7": ("pesc_ct_1.7", "1.17.0", "1.11.0"),
    "pesc_1.8": ("pesc_ct_1.8", "1.19.0", "1.13.0"),
    "pesc_1.9": ("pesc_ct_1.9_hst_1.7", "1.20.0", "1.15.0"),
}


@pytest.mark.parametrize("table", LIBRARIES)
def test_a_table_is_what_the_published_set_yields(table: str) -> None:
    folder, core, record = LIBRARIES[table]
    pins = [pin for pin in PINS if pin.sets[-1].tables == (table,)]
    prefixes = {
        f"urn:org:pesc:core:CoreMain:v{core}": "c",
        f"urn:org:pesc:sector:AcademicRecord:v{record}": "a",
        "urn:org:pesc:codes:iso_3166-1:v1.0.0": "i",
    } | {pin.namespace: pin.entry for pin in pins}
    harvest = Harvest(shared_data("transcripts", "xsd", folder), prefixes)
    text = harvest.table([(pin.namespace, pin.message) for pin in pins])
    assert text == (facts.TABLES / f"{table}.facts").read_text("utf-8")


def test_the_california_extension_is_what_the_published_file_yields() -> None:
    harvest = Harvest(shared_data("transcripts", "xsd", "pesc_ct_1.6_ccc"), {CCC: "x"})
    text = harvest.table([(CCC, "CourseCCCExtensions"), (CCC, "AcademicRecordCCCExtensions")])
    ours = (facts.TABLES / "ccc_1.0.facts").read_text("utf-8")
    assert ours.startswith(text)


def _documents(pattern: str) -> list[tuple[str, etree._Element]]:
    found = []
    for path in sorted(shared_data("transcripts").glob(pattern)):
        for piece in split(path.read_bytes()):
            root, _ = parse(piece.data) if piece.data else (None, None)
            if root is not None:
                found.append((f"{path.name}#{piece.ordinal}", root))
    return found


def _log(schema: etree.XMLSchema, root: etree._Element) -> list[tuple[str, int, str]]:
    schema.validate(root)
    return [(entry.type_name, entry.line, entry.path) for entry in schema.error_log]


@pytest.mark.parametrize("pattern", ["samples/*.xml", "samples/*.gz", "bad/*.xml"])
def test_verdict_and_faults_equal_those_of_the_published_schemas(pattern: str) -> None:
    folder = shared_data("transcripts", "xsd")
    compared = 0
    for name, root in _documents(pattern):
        for pin, schema_set in _sets(root):
            ours = _log(validator(pin, schema_set), root)
            assert (name, ours) == (name, _log(validator(pin, schema_set, folder), root))
            compared += 1
    assert compared


def _sets(root: etree._Element) -> list[tuple[Pin, object]]:
    pin = PINNED.get(etree.QName(root).namespace or "")
    return [(pin, one) for one in pin.sets] if pin else []


def test_every_fault_one_can_sow_in_a_transcript_is_found_alike(tmp_path: Path) -> None:
    """Each element of a valid document in turn is emptied, doubled, renamed and filled with nonsense."""
    folder = shared_data("transcripts", "xsd")
    name = "samples/college_transcript_v1.6_butte.xml"
    data = shared_data("transcripts", name).read_bytes()
    root = etree.fromstring(data)
    pin = PINNED[etree.QName(root).namespace]
    places = [root.getroottree().getelementpath(el) for el in root.iter() if el is not root]
    for place in places[:60]:
        for sow in (_empty, _double, _rename, _nonsense):
            tree = etree.fromstring(data)
            sow(tree.find(place))
            for schema_set in pin.sets:
                assert _log(validator(pin, schema_set), tree) == _log(
                    validator(pin, schema_set, folder), tree
                )


def _empty(element: etree._Element) -> None:
    for child in list(element):
        element.remove(child)
    element.text = None


def _double(element: etree._Element) -> None:
    parent = element.getparent()
    parent.insert(parent.index(element), etree.fromstring(etree.tostring(element)))


def _rename(element: etree._Element) -> None:
    element.tag = "Invented"


def _nonsense(element: etree._Element) -> None:
    element.text = "§ nonsense, and far too much of it " * 20


def test_without_a_folder_of_schemas_the_product_validates_by_itself() -> None:
    pin = PINNED["urn:org:pesc:message:CollegeTranscript:v1.6.0"]
    schema = build.compile_facts(facts.load(*pin.sets[0].tables), pin.entry)
    assert not schema.validate(etree.fromstring(f"<x:CollegeTranscript xmlns:x='{pin.namespace}'/>"))
    assert [entry.type_name for entry in schema.error_log] == ["SCHEMAV_ELEMENT_CONTENT"]
