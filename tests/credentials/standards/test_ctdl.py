"""Descriptions of credentials in CTDL: written in the shape that registries take, read without loss."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from credentials.standards import ctdl
from credentials.standards.ctdl.description import CLASSES, CONTEXT, ctid_of
from credentials.standards.errors import Refused

ADDRESS = "https://passport.example.gov/credentials/0198c0de-0000-4000-8000-000000000001.jsonld"
WELDING = ctdl.Description(
    ctid=ctid_of("https://riverbend.example.edu/achievements/weld-coa"),
    kind="Certificate",
    name="Welding Technology",
    description="Shielded metal arc welding.",
    owner_name="Riverbend College",
    owner_id="did:web:riverbend.example.edu",
    webpage="https://riverbend.example.edu/achievements/weld-coa",
    criteria="18.5 units with a grade of C or better.",
    cip="48.0508",
    units=Decimal("18.5"),
    competencies=(ctdl.Competency("Weld in 3G position", "https://case.example.gov/1", "Welding skills"),),
)


@pytest.mark.covers("S82", "S123")
@pytest.mark.parametrize("kind", sorted({*CLASSES, "ext:Other"}))
@pytest.mark.parametrize("active", [True, False])
def test_every_kind_is_written_in_shape_and_read_again_without_loss(kind: str, active: bool) -> None:
    facts = replace(WELDING, kind=kind, active=active)
    document = json.loads(json.dumps(ctdl.write(facts, ADDRESS)))
    assert ctdl.broken(document) == []
    assert ctdl.read(json.dumps(document)) == (replace(facts, kind=kind if kind in CLASSES else "Badge"),)


def test_a_sparse_description_round_trips_too() -> None:
    facts = ctdl.Description(WELDING.ctid, "Badge", "A badge", language="es")
    assert ctdl.read(json.dumps(ctdl.write(facts, ADDRESS))) == (facts,)


def test_a_ctid_is_the_same_each_time() -> None:
    assert ctid_of("https://a.example/1") == ctid_of("https://a.example/1") != ctid_of("https://a.example/2")


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"ceterms:ctid": "ce-7"}, "ceterms:ctid"),
        ({"ceterms:name": "Welding"}, "ceterms:name"),
        ({"ceterms:name": {"english!": "Welding"}}, "ceterms:name"),
        ({"ceterms:ownedBy": []}, "ceterms:ownedBy"),
        ({"ceterms:inLanguage": []}, "ceterms:inLanguage"),
        ({"ceterms:subjectWebpage": "javascript:alert(1)"}, "ceterms:subjectWebpage"),
        ({"ceterms:requires": [{"@type": "other"}]}, "ceterms:requires"),
        ({"ceterms:unheardOf": 1}, "ceterms:unheardOf"),
        ({"@type": "ceterms:Nothing"}, "@type"),
        ({"@context": "https://schema.org"}, "@context"),
    ],
)
def test_the_shape_names_the_place_that_is_wrong(change: dict[str, Any], place: str) -> None:
    assert place in ctdl.broken(ctdl.write(WELDING, ADDRESS) | change)


def test_what_must_be_there_is_missed() -> None:
    document = ctdl.write(WELDING, ADDRESS)
    del document["ceterms:credentialStatusType"], document["ceterms:description"]
    assert ctdl.broken(document) == ["ceterms:credentialStatusType", "ceterms:description"]


def exported() -> list[dict[str, Any]]:
    """A file as a registry gives it out: envelopes with a graph each, owners as nodes of their own."""
    owner = "https://credentialengineregistry.org/resources/ce-00000000-0000-4000-8000-00000000000a"

    def node(number: int, **changes: Any) -> dict[str, Any]:
        ctid = f"ce-00000000-0000-4000-8000-{number:012}"
        return {
            "@id": f"https://credentialengineregistry.org/resources/{ctid}",
            "@type": "ceterms:AssociateDegree",
            "ceterms:ctid": ctid,
            "ceterms:name": {"es": "Soldadura", "en-US": f"Welding {number}"},
            "ceterms:ownedBy": [owner],
            "ceterms:credentialStatusType": {"ceterms:targetNode": "credentialStat:Active"},
        } | changes

    college = {
        "@id": owner,
        "@type": "ceterms:CredentialOrganization",
        "ceterms:ctid": "ce-00000000-0000-4000-8000-00000000000a",
        "ceterms:name": {"en-US": "Riverbend College"},
    }
    ended = {"ceterms:credentialStatusType": {"ceterms:targetNode": "credentialStat:Deprecated"}}
    return [
        {"envelope_id": "1", "decoded_resource": {"@context": CONTEXT, "@graph": [node(1), college]}},
        {
            "envelope_id": "2",
            "decoded_resource": {"@context": CONTEXT, "@graph": [node(2, **ended), college]},
        },
    ]


@pytest.mark.covers("S82")
def test_an_exported_registry_file_is_read() -> None:
    first, second = ctdl.read(json.dumps(exported()))
    assert (first.name, first.kind, first.owner_name) == ("Welding 1", "AssociateDegree", "Riverbend College")
    assert (first.language, first.active, second.active) == ("en-US", True, False)


@pytest.mark.parametrize(
    "raw",
    [b"", b"[]", b"{}", b"7", b'{"@context": "https://schema.org"}', b'[{"@context": 7}]', b"[[]]"],
)
def test_other_files_are_refused(raw: bytes) -> None:
    with pytest.raises(Refused):
        ctdl.read(raw)


def test_an_identifier_that_is_none_is_refused() -> None:
    document = ctdl.write(WELDING, ADDRESS) | {"ceterms:ctid": "ce-'; drop table"}
    with pytest.raises(Refused, match="CTID"):
        ctdl.read(json.dumps(document))


@pytest.mark.parametrize(
    "member", ["ceterms:name", "ceterms:ownedBy", "ceterms:requires", "ceterms:credentialStatusType"]
)
@pytest.mark.parametrize("junk", [None, 7, "x", [7], {}, [[]], [{"@id": 7}], [{"ceterms:creditValue": [7]}]])
def test_junk_in_any_member_never_breaks(member: str, junk: Any) -> None:
    assert len(ctdl.read(json.dumps(ctdl.write(WELDING, ADDRESS) | {member: junk}))) == 1
