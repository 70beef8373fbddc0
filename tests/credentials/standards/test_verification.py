"""What a checker is told, and why: five checks, four states, never green because data is missing."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from credentials.standards.award_facts import ClrFacts
from credentials.standards.clr import clr_credential
from credentials.standards.verdict import Check, State, Verdict
from credentials.standards.verification import KeyWindow, PersonHint, Scope
from tests.credentials.standards.samples import LEARNER, SIGNED_ON, award, envelope, published_list
from tests.credentials.standards.world import (
    COLLEGE,
    COLLEGE_METHOD,
    LEARNER_SEED,
    LIST,
    World,
    college,
    signed,
    text,
)
from tests.support.shared import shared_data


def _world(*set_indexes: int, **changes: Any) -> World:
    return World(lists={LIST: published_list(*set_indexes)}, **changes)


def _said(verdict: Verdict, check: Check) -> tuple[str, str]:
    outcome = verdict.checks[check]
    return outcome.state.value, outcome.reason


@pytest.mark.covers("S13")
def test_a_good_award_of_a_known_source_passes() -> None:
    verdict = _world().check(text(award()))
    assert verdict.overall == State.PASSED
    assert _said(verdict, Check.UNCHANGED) == ("passed", "")
    assert _said(verdict, Check.WHO_SIGNED) == ("passed", "")
    assert _said(verdict, Check.ALLOWED_TO_ISSUE) == ("passed", "")
    assert _said(verdict, Check.STILL_GOOD) == ("passed", "")
    assert _said(verdict, Check.ABOUT_THIS_PERSON) == ("could_not_check", "no_person_given")
    assert verdict.facts.issuer_name == "Riverbend Community College District"
    assert verdict.facts.results == (("Grade", "B"),)
    assert verdict.directory_version == 3


@pytest.mark.covers("S13", "V-09")
def test_every_signed_character_counts() -> None:
    """V-09: one changed byte anywhere in the text of an award is never passed, and never a crash."""
    raw, world = text(award()).encode(), _world()
    for place in range(0, len(raw), 7):
        changed = raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :]
        assert world.check(changed).overall != State.PASSED, changed[max(0, place - 20) : place + 20]


@pytest.mark.covers("S13")
def test_one_changed_letter_says_content_changed() -> None:
    changed = text(award()).replace("grade of C", "grade of A")
    verdict = _world().check(changed)
    assert verdict.overall == State.FAILED
    assert _said(verdict, Check.UNCHANGED) == ("failed", "content_changed")
    assert _said(verdict, Check.WHO_SIGNED) == ("could_not_check", "content_not_trusted")
    assert _said(verdict, Check.STILL_GOOD) == ("could_not_check", "content_not_trusted")


@pytest.mark.covers("S13")
def test_a_cancelled_award_says_so() -> None:
    verdict = _world(4711).check(award())
    assert _said(verdict, Check.STILL_GOOD) == ("failed", "revoked")
    assert _said(verdict, Check.UNCHANGED) == ("passed", "")


def test_a_replaced_award_says_replaced() -> None:
    document = award()
    verdict = _world(4711, superseded={document["id"]}).check(document)
    assert _said(verdict, Check.STILL_GOOD) == ("failed", "superseded")


@pytest.mark.covers("M1", "V-10")
def test_an_unreachable_list_is_could_not_check_and_names_the_host() -> None:
    """V-10."""
    verdict = World().check(award())
    assert verdict.overall == State.COULD_NOT_CHECK
    outcome = verdict.checks[Check.STILL_GOOD]
    assert (outcome.state, outcome.reason, outcome.detail) == (
        State.COULD_NOT_CHECK,
        "status_unreachable",
        "passport.example.gov",
    )


@pytest.mark.covers("M1", "S124", "V-12")
def test_unknown_key_unknown_site_and_known_source_are_three_answers() -> None:
    """V-12."""
    did = LEARNER
    other = "did:web:unknown.example.org"
    badge = award()
    by_key = signed(badge | {"issuer": did}, seed=LEARNER_SEED, method=f"{did}#{did[8:]}")
    by_key["credentialSubject"] = badge["credentialSubject"] | {
        "id": "did:key:z6MkehRgf7yJbgaGfYsdoAsKdBPE3dj2CYhowQdcjqSJgvVd"
    }
    by_key = signed(by_key, seed=LEARNER_SEED, method=f"{did}#{did[8:]}")
    by_site = signed(badge | {"issuer": other}, method=f"{other}#key-1")
    key_verdict, site_verdict = _world().check(by_key), _world().check(by_site)
    assert _said(key_verdict, Check.WHO_SIGNED) == ("could_not_check", "signer_not_in_directory")
    assert _said(key_verdict, Check.UNCHANGED) == ("passed", "")
    assert key_verdict.overall == State.COULD_NOT_CHECK
    assert _said(site_verdict, Check.WHO_SIGNED) == ("could_not_check", "issuer_unreachable")
    assert site_verdict.checks[Check.WHO_SIGNED].detail == "unknown.example.org"
    assert site_verdict.overall == State.COULD_NOT_CHECK


@pytest.mark.covers("U82", "M1", "V-13")
def test_an_award_outside_the_scope_of_its_source_fails() -> None:
    """V-13."""
    narrow = college(scopes=(Scope(frozenset({"Certificate"}), ("51",)),))
    verdict = _world(sources=[narrow]).check(award())
    assert _said(verdict, Check.ALLOWED_TO_ISSUE) == ("failed", "outside_scope")


@pytest.mark.covers("U53", "M19", "V-14")
def test_a_retired_key_keeps_old_awards_good_and_new_ones_out() -> None:
    """V-14."""
    before, after = datetime(2026, 7, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)
    good = college(windows=(KeyWindow(COLLEGE_METHOD, ends=before),))
    late = college(windows=(KeyWindow(COLLEGE_METHOD, ends=after),))
    assert _said(_world(sources=[good]).check(award()), Check.WHO_SIGNED) == ("passed", "")
    assert _said(_world(sources=[late]).check(award()), Check.WHO_SIGNED) == ("failed", "key_expired")


@pytest.mark.covers("M19", "M7", "V-15")
def test_a_lost_key_needs_proof_of_time() -> None:
    """V-15."""
    document = award()
    lost = college(windows=(KeyWindow(COLLEGE_METHOD, lost=datetime(2026, 7, 1, tzinfo=UTC)),))
    early = college(windows=(KeyWindow(COLLEGE_METHOD, lost=datetime(2026, 6, 1, tzinfo=UTC)),))
    proven = World(sources=[lost], witnessed={document["id"]})
    assert _said(proven.check(document), Check.WHO_SIGNED) == ("passed", "log_proves_time")
    open_ = World(sources=[lost]).check(document)
    assert _said(open_, Check.WHO_SIGNED) == ("could_not_check", "key_revoked_time_unproven")
    assert _said(World(sources=[early]).check(document), Check.WHO_SIGNED) == ("failed", "key_revoked")


@pytest.mark.covers("S42", "M19", "V-16")
def test_a_closed_source_stands_behind_what_it_signed_in_its_life() -> None:
    """V-16."""
    closed = college(closed_on=date(2026, 8, 1), custodian="County Office of Education")
    verdict = _world(sources=[closed]).check(award())
    assert _said(verdict, Check.WHO_SIGNED) == ("passed", "")
    assert verdict.facts.custodian == "County Office of Education"
    earlier = college(closed_on=date(2026, 1, 1))
    assert _said(_world(sources=[earlier]).check(award()), Check.WHO_SIGNED) == ("failed", "source_closed")


@pytest.mark.covers("S13", "S123", "V-17")
def test_each_line_of_a_transcript_has_its_own_verdict() -> None:
    """V-17: one cancelled, one changed, one about another person; the whole stays what it is."""
    good, cancelled = award(1, 10), award(2, 20)
    changed = award(3, 30) | {"name": "Something else"}
    other = award(4, 40)
    other["credentialSubject"] = other["credentialSubject"] | {
        "id": "urn:uuid:0198c0de-0000-4000-8000-000000000009"
    }
    other = signed(other)
    facts = ClrFacts("Transcript", (good, cancelled, changed, other), awarded_at=SIGNED_ON)
    transcript = signed(clr_credential(facts, envelope(100, 100)))
    verdict = _world(20).check(text(transcript))
    assert verdict.overall == State.PASSED
    assert [line.overall.value for line in verdict.lines] == ["passed", "failed", "failed", "failed"]
    assert _said(verdict.lines[1], Check.STILL_GOOD) == ("failed", "revoked")
    assert _said(verdict.lines[2], Check.UNCHANGED) == ("failed", "content_changed")
    assert _said(verdict.lines[3], Check.ABOUT_THIS_PERSON) == ("failed", "subject_differs")


def test_a_typed_address_is_compared_with_the_signed_hash() -> None:
    right = _world().check(award(), person=PersonHint(typed=" Reed@Example.org "))
    wrong = _world().check(award(), person=PersonHint(typed="someone@example.org"))
    assert _said(right, Check.ABOUT_THIS_PERSON) == ("passed", "typed")
    assert _said(wrong, Check.ABOUT_THIS_PERSON) == ("failed", "person_differs")


@pytest.mark.covers("S13", "V-34")
def test_a_swapped_context_never_changes_what_is_shown() -> None:
    """V-34."""
    document = award()
    inline = document | {"@context": [*document["@context"], {"name": "https://schema.org/description"}]}
    unknown = document | {"@context": [*document["@context"], "https://evil.example/context.json"]}
    turned = document | {"@context": document["@context"][::-1]}
    assert _said(_world().check(inline), Check.UNCHANGED) == ("failed", "inline_context_refused")
    assert _said(_world().check(unknown), Check.UNCHANGED) == ("could_not_check", "unknown_context")
    assert _world().check(turned).overall == State.COULD_NOT_CHECK


def test_an_expired_award_says_until_when() -> None:
    document = award(valid_until=datetime(2026, 7, 1, tzinfo=UTC))
    outcome = _world().check(document).checks[Check.STILL_GOOD]
    assert (outcome.reason, outcome.detail) == ("expired", "2026-07-01")


def test_a_record_that_nobody_signed_is_never_passed() -> None:
    document = {name: value for name, value in award().items() if name != "proof"}
    verdict = _world().check(document)
    assert _said(verdict, Check.UNCHANGED) == ("not_applicable", "unsigned")
    assert _said(verdict, Check.WHO_SIGNED) == ("failed", "unsigned")


def test_a_key_in_an_address_is_only_an_offer() -> None:
    raw = shared_data("credentials", "fixtures", "ob30-simple.json").read_bytes()
    verdict = World().check(raw)
    assert _said(verdict, Check.UNCHANGED) in (
        ("could_not_check", "key_not_confirmed"),
        ("could_not_check", "unknown_context"),
    )
    assert verdict.overall != State.PASSED


@pytest.mark.covers("S13")
def test_the_published_transcript_tells_its_cancelled_line() -> None:
    folder = shared_data("credentials", "fixtures", "examples")
    world = World(lists={LIST: (folder / "status-list-credential.json").read_bytes()})
    verdict = world.check((folder / "clr-credential.json").read_bytes())
    assert verdict.overall == State.PASSED
    assert [line.overall.value for line in verdict.lines] == ["passed", "passed", "failed"]
    assert [line.overall.value for line in verdict.lines[0].lines] == ["passed"]


# -- status lists ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changed_list", "reason"),
    [
        (b"<html>nothing here</html>", "status_verification_error"),
        (published_list(valid_until=datetime(2026, 11, 22, 12, tzinfo=UTC)), "status_stale"),
        (published_list().replace(b"uH4s", b"uH4t"), "status_verification_error"),
        (text(award()).encode(), "status_verification_error"),
        (published_list(purpose="suspension"), "status_verification_error"),
    ],
    ids=["html", "stale", "changed", "no list", "purpose"],
)
def test_a_list_that_does_not_hold_is_could_not_check(changed_list: bytes, reason: str) -> None:
    verdict = World(lists={LIST: changed_list}).check(award())
    assert _said(verdict, Check.STILL_GOOD) == ("could_not_check", reason)
    assert verdict.overall == State.COULD_NOT_CHECK


@pytest.mark.parametrize("index", ["-1", str(2**70), "4711.0", "", True, None, 131072, "0x10"])
def test_a_wrong_index_is_could_not_check(index: Any) -> None:
    document = award()
    document["credentialStatus"] = document["credentialStatus"] | {"statusListIndex": index}
    document = signed(document) if index is not None else document
    assert _world().check(document).checks[Check.STILL_GOOD].state == State.COULD_NOT_CHECK


def test_a_list_of_another_source_is_not_trusted() -> None:
    other = "did:web:other.example.edu"
    stranger = replace(college(), ids=(other,), documents={other: _as(other)}, name="Other")
    foreign = json.loads(published_list(issuer=other))
    foreign = signed(foreign, method=f"{other}#key-2026-1")
    world = World(sources=[college(), stranger], lists={LIST: text(foreign).encode()})
    assert _said(world.check(award()), Check.STILL_GOOD) == ("could_not_check", "status_issuer_not_trusted")
    trusting = World(sources=[college(status_authorities=(other,)), stranger], lists=world.lists)
    assert _said(trusting.check(award()), Check.STILL_GOOD) == ("passed", "")


def _as(did: str) -> dict[str, Any]:
    return json.loads(json.dumps(college().documents[COLLEGE]).replace(COLLEGE, did))
