"""Résumés: each proof speaks for itself, and what nobody proved is the person's own word."""

import json
from typing import Any

import pytest

from credentials.standards import ler_rs
from credentials.standards.errors import UnsignedContent
from credentials.standards.ler_rs import Entry, Resume, Section
from credentials.standards.verdict import Check, State
from tests.credentials.standards import badges_world as badges
from tests.credentials.standards.samples import award, published_list
from tests.credentials.standards.world import LIST, World, signed

PROOF = award()
RESUME = Resume(
    "urn:uuid:0198c0de-0000-4000-8000-000000000001",
    "Reed Example",
    (
        Entry(
            Section.LEARNING,
            "Welding",
            "Riverbend College",
            "Top of the class",
            "2025-08-25",
            "2026-06-05",
            (PROOF,),
        ),
        Entry(Section.LEARNING, "High school diploma", "Fresno High"),
        Entry(
            Section.CERTIFICATION, "Forklift", "Safety Council", "", "2026-01-01", "2028-01-01", ("x.y.z",)
        ),
        Entry(Section.LICENSE, "Guard card", "Bureau of Security", starts="2026-01-01"),
        Entry(Section.WORK, "Welder", "Valley Steel", "Built gates", "2022-01-01", "2024-06-01"),
        Entry(Section.SKILL, "Motivational interviewing"),
    ),
)


def _world(*set_indexes: int) -> World:
    return World(lists={LIST: published_list(*set_indexes)})


@pytest.mark.covers("S123")
def test_what_is_written_is_read_again_without_loss() -> None:
    document = json.loads(json.dumps(ler_rs.write(RESUME)))
    assert ler_rs.read(document) == RESUME
    assert ler_rs.write(ler_rs.read(document)) == document
    assert document["educationAndLearnings"][0]["verifications"] == [PROOF]


@pytest.mark.covers("S123")
@pytest.mark.parametrize(
    ("kind", "section"),
    [("Course", Section.LEARNING), ("License", Section.LICENSE), ("MicroCredential", Section.CERTIFICATION)],
)
def test_a_signed_award_becomes_a_line_that_checks(kind: str, section: Section) -> None:
    document = award(achievement_type=kind)
    entry = ler_rs.entry_of(document, _world().check(document).facts)
    assert (entry.section, entry.title) == (section, document["credentialSubject"]["achievement"]["name"])
    assert (entry.organization, entry.starts) == ("Riverbend Community College District", "2026-06-05")
    verdict = _world().check(json.dumps(ler_rs.write(Resume("urn:uuid:1", "", (entry,)))))
    assert [line.overall for line in verdict.lines] == [State.PASSED]


@pytest.mark.covers("S123", "M1")
def test_each_proof_has_its_own_verdict_and_the_rest_is_the_persons_word() -> None:
    resume = Resume("urn:uuid:1", "Reed Example", RESUME.entries[:2])
    verdict = _world().check(json.dumps(ler_rs.write(resume)))
    assert verdict.format == "LER-RS"
    assert verdict.overall == State.COULD_NOT_CHECK
    assert [line.overall.value for line in verdict.lines] == ["passed", "could_not_check"]
    own = verdict.lines[1]
    assert own.checks[Check.WHO_SIGNED].reason == "added_by_person"
    assert (own.facts.title, dict(own.facts.rows)) == ("High school diploma", {"organization": "Fresno High"})


def test_words_beside_a_proof_are_not_shown_as_proved() -> None:
    """Someone could set a doctorate beside a badge for attendance."""
    boasting = Resume("urn:uuid:1", "Reed", (Entry(Section.LEARNING, "Doctor of Medicine", proofs=(PROOF,)),))
    verdict = _world().check(json.dumps(ler_rs.write(boasting)))
    assert "Doctor of Medicine" not in repr(verdict)


@pytest.mark.covers("M1")
def test_a_cancelled_and_a_changed_proof_fail_in_their_own_line() -> None:
    changed = json.loads(json.dumps(PROOF).replace("grade of C", "grade of A"))
    entries = tuple(Entry(Section.LEARNING, "x", proofs=(one,)) for one in (PROOF, changed))
    verdict = _world(4711).check(json.dumps(ler_rs.write(Resume("urn:uuid:1", "", entries))))
    assert [line.deciding[1].reason for line in verdict.lines if line.deciding] == [
        "revoked",
        "content_changed",
    ]


def test_proofs_of_other_forms_are_read_too() -> None:
    entries = (
        Entry(Section.CERTIFICATION, "x", proofs=(badges.token(badges.signed_2()), badges.hosted_2())),
    )
    verdict = badges.world().check(json.dumps(ler_rs.write(Resume("urn:uuid:1", "", entries))))
    assert [line.format for line in verdict.lines] == ["OpenBadge2", "OpenBadge2"]
    assert all(line.overall == State.PASSED for line in verdict.lines)


def _wrapped(subject: dict[str, Any], context: list[str]) -> dict[str, Any]:
    return {
        "@context": context,
        "id": "urn:uuid:0198c0de-0000-4000-8000-000000000002",
        "type": ["VerifiableCredential", "LERRS"],
        "issuer": "did:web:riverbend.example.edu",
        "validFrom": "2026-06-12T00:00:00Z",
        "credentialSubject": subject,
    }


def test_a_wrapper_has_a_verdict_of_its_own_beside_the_lines() -> None:
    """Words of the wrapper's context are not on our list: its own proof is open, the proofs inside are not."""
    context = ["https://www.w3.org/ns/credentials/v2", "http://schema.hropenstandards.org/4.5/context.json"]
    document = _wrapped(ler_rs.write(RESUME) | {"id": "urn:uuid:3"}, context)
    verdict = _world().check(document | {"proof": PROOF["proof"]})
    assert verdict.checks[Check.UNCHANGED].reason == "unknown_context"
    assert verdict.format == "LER-RS"
    assert verdict.lines[0].overall == State.PASSED


def test_terms_of_a_wrapper_that_no_signature_covers_fail() -> None:
    document = _wrapped(ler_rs.write(RESUME) | {"id": "urn:uuid:3"}, ["https://www.w3.org/ns/credentials/v2"])
    with pytest.raises(UnsignedContent):
        signed(document)
    verdict = _world().check(document | {"proof": PROOF["proof"]})
    assert verdict.checks[Check.UNCHANGED].state == State.FAILED


@pytest.mark.parametrize(
    "document",
    [
        {
            "type": "http://schema.hropenstandards.org/4.4/recruiting/json/ler-rs/LER-RSType.json",
            "person": {"name": {"given": "Lia", "family": "Example"}},
            "certifications": [{"name": "Analytics", "issuingAuthority": "A Company"}],
        },
        {
            "type": "http://schema.hropenstandards.org/4.3/recruiting/json/ler-rs/LER-RSType.json",
            "person": {"name": {"formattedName": "Lia Example"}},
            "certifications": [{"name": "Analytics", "issuingAuthority": {"name": "A Company"}}],
        },
    ],
)
def test_files_of_other_writers_are_read(document: dict[str, Any]) -> None:
    resume = ler_rs.read(document)
    assert (resume.name, resume.entries[0].title, resume.entries[0].organization) == (
        "Lia Example",
        "Analytics",
        "A Company",
    )


@pytest.mark.covers("V-32")
@pytest.mark.parametrize(
    "junk", [None, 7, "x", [7], [{"verifications": 7}], [{"verifications": [7, None, "x", {}]}]]
)
@pytest.mark.parametrize("section", list(Section))
def test_junk_in_a_section_never_breaks(section: Section, junk: Any) -> None:
    """V-32."""
    verdict = World().check(json.dumps(ler_rs.write(Resume("urn:uuid:1")) | {section: junk}))
    assert verdict.overall == State.COULD_NOT_CHECK


def test_too_many_lines_are_refused() -> None:
    entries = tuple(Entry(Section.SKILL, f"Skill {number}") for number in range(501))
    verdict = World().check(json.dumps(ler_rs.write(Resume("urn:uuid:1", "", entries))))
    assert verdict.checks[Check.UNCHANGED].reason == "too_complex"
