"""Badges of former generations: the copy that a source keeps, or the key that it publishes, says what holds."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from credentials.standards.formats.open_badges_2 import is_old_badge
from credentials.standards.verdict import Check, State, Verdict
from credentials.standards.verification import PersonHint
from tests.credentials.standards import badges_world as badges
from tests.credentials.standards.badges_world import (
    ASSERTION,
    BADGE,
    ISSUER,
    KEY,
    LIST,
    PEM,
    UID,
    token,
    world,
)
from tests.credentials.standards.samples import award
from tests.credentials.standards.world import COLLEGE, World, college

HOST = "badges.riverbend.example.edu"


def _said(verdict: Verdict, check: Check) -> tuple[str, str, str]:
    outcome = verdict.checks[check]
    return outcome.state.value, outcome.reason, outcome.detail


def _check(document: Any, world_: World, **hints: Any) -> Verdict:
    return world_.check(json.dumps(document) if isinstance(document, dict) else document, **hints)


@pytest.mark.covers("M1", "V-20")
@pytest.mark.parametrize(
    ("document", "pages", "name"),
    [
        (badges.hosted_2(), {}, "OpenBadge2"),
        (badges.hosted_1(), {ASSERTION: badges.hosted_1()}, "OpenBadge1"),
        (token(badges.signed_2()), {}, "OpenBadge2"),
        (token(badges.signed_1()), {}, "OpenBadge1"),
    ],
    ids=["2 hosted", "1 hosted", "2 signed", "1 signed"],
)
def test_a_good_badge_of_a_known_source_passes(document: Any, pages: dict[str, Any], name: str) -> None:
    """V-20."""
    verdict = _check(document, world(**pages))
    assert verdict.overall == State.PASSED
    assert verdict.format == name
    assert verdict.facts.title == "Welding {basics}"
    assert verdict.facts.issuer_name == "Riverbend Community College District"
    assert verdict.facts.awarded_on == date(2026, 6, 12)
    assert _said(verdict, Check.ABOUT_THIS_PERSON)[:2] == ("could_not_check", "no_person_given")


@pytest.mark.covers("M1", "V-20")
def test_a_copy_that_nobody_asked_for_is_could_not_check_and_names_the_host() -> None:
    """V-20 with the network blocked."""
    verdict = _check(badges.hosted_2(), World())
    assert verdict.overall == State.COULD_NOT_CHECK
    assert _said(verdict, Check.UNCHANGED) == ("could_not_check", "hosted_copy_unreachable", HOST)
    assert _said(verdict, Check.WHO_SIGNED) == ("could_not_check", "issuer_unreachable", HOST)
    assert _said(verdict, Check.STILL_GOOD)[:2] == ("could_not_check", "content_not_trusted")


@pytest.mark.covers("M1")
def test_a_key_that_nobody_asked_for_is_could_not_check_and_names_the_host() -> None:
    for document in (token(badges.signed_2()), token(badges.signed_1())):
        verdict = _check(document, World())
        assert _said(verdict, Check.UNCHANGED) == ("could_not_check", "key_unreachable", HOST)
        assert _said(verdict, Check.WHO_SIGNED) == ("could_not_check", "issuer_unreachable", HOST)
        assert verdict.overall == State.COULD_NOT_CHECK


@pytest.mark.parametrize(
    "changes",
    [
        {"issuedOn": "2025-06-12T00:00:00Z"},
        {"recipient": badges.recipient(email="other@example.org")},
        {"more": 1},
    ],
    ids=["date", "recipient", "added"],
)
def test_a_badge_that_differs_from_its_copy_was_changed(changes: dict[str, Any]) -> None:
    verdict = _check(badges.hosted_2(**changes), world())
    assert _said(verdict, Check.UNCHANGED)[:2] == ("failed", "content_changed")
    assert _said(verdict, Check.WHO_SIGNED)[:2] == ("could_not_check", "content_not_trusted")


def test_the_badge_class_may_stand_inside_the_file_and_the_copy_counts() -> None:
    """Whoever hands the file in cannot give the badge another name."""
    verdict = _check(badges.hosted_2(badge=badges.badge_class(name="Brain surgery")), world())
    assert verdict.overall == State.PASSED
    assert verdict.facts.title == "Welding {basics}"
    both = badges.hosted_2(badge=badges.badge_class(name="Brain surgery"))
    changed = _check(both, world(**{ASSERTION: badges.hosted_2(badge=badges.badge_class())}))
    assert _said(changed, Check.UNCHANGED)[:2] == ("failed", "content_changed")


def test_one_changed_letter_of_a_signed_badge_fails() -> None:
    good = token(badges.signed_2())
    head, payload, signature = good.split(".")
    other = token(badges.signed_2(issuedOn="2025-06-12T00:00:00Z")).split(".")[1]
    verdict = _check(f"{head}.{other}.{signature}", world())
    assert payload != other
    assert _said(verdict, Check.UNCHANGED)[:2] == ("failed", "content_changed")
    assert verdict.overall == State.FAILED


@pytest.mark.parametrize("cancelled", [[UID], [{"id": UID, "revocationReason": "error"}], [{"uid": UID}]])
def test_a_badge_that_its_source_lists_as_taken_back_fails(cancelled: list[Any]) -> None:
    pages = {LIST: {"issuer": ISSUER, "revokedAssertions": cancelled}}
    verdict = _check(token(badges.signed_2()), world(**pages))
    assert _said(verdict, Check.STILL_GOOD)[:2] == ("failed", "revoked")
    assert _said(verdict, Check.UNCHANGED)[0] == "passed"


def test_the_list_of_the_first_generation_names_badges_as_members() -> None:
    verdict = _check(token(badges.signed_1()), world(**{LIST: {"7": "error"}}))
    assert _said(verdict, Check.STILL_GOOD)[:2] == ("failed", "revoked")


def test_a_copy_that_says_revoked_is_cancelled() -> None:
    verdict = _check(badges.hosted_2(), world(**{ASSERTION: {"id": ASSERTION, "revoked": True}}))
    assert _said(verdict, Check.STILL_GOOD)[:2] == ("failed", "revoked")
    assert _said(verdict, Check.UNCHANGED)[:2] == ("could_not_check", "hosted_copy_gone")


def test_a_list_that_was_not_asked_for_or_is_someone_elses_is_never_green() -> None:
    absent = _check(token(badges.signed_2()), world(**{LIST: None}))
    assert _said(absent, Check.STILL_GOOD) == ("could_not_check", "status_unreachable", HOST)
    foreign = _check(
        token(badges.signed_2()), world(**{LIST: {"issuer": "https://x.example", "revokedAssertions": []}})
    )
    assert _said(foreign, Check.STILL_GOOD)[:2] == ("could_not_check", "status_issuer_not_trusted")


@pytest.mark.parametrize("ends", ["2026-07-01T00:00:00Z", "2026-07-01", 1782864000])
def test_an_expired_badge_says_until_when(ends: Any) -> None:
    document = badges.hosted_2(expires=ends)
    verdict = _check(document, world(**{ASSERTION: document}))
    assert _said(verdict, Check.STILL_GOOD) == ("failed", "expired", "2026-07-01")


def test_an_end_that_nobody_can_read_is_never_green() -> None:
    document = badges.hosted_2(expires="next summer")
    verdict = _check(document, world(**{ASSERTION: document}))
    assert verdict.checks[Check.STILL_GOOD].state == State.COULD_NOT_CHECK


@pytest.mark.covers("M1")
def test_an_unknown_source_is_named_by_its_site_and_is_no_failure() -> None:
    for document in (badges.hosted_2(), token(badges.signed_2())):
        verdict = _check(document, world(known_source=False))
        assert _said(verdict, Check.WHO_SIGNED)[0] == "passed"
        assert verdict.checks[Check.WHO_SIGNED].detail == HOST
        assert _said(verdict, Check.ALLOWED_TO_ISSUE)[:2] == ("could_not_check", "not_in_directory")
        assert verdict.overall == State.COULD_NOT_CHECK
        assert (verdict.facts.issuer_name, verdict.facts.calls_itself) == ("", "Riverbend College")


def test_the_directory_knows_a_source_by_its_site_only_where_the_site_is_its_own() -> None:
    by_site = World(sources=[college(ids=(COLLEGE, badges.SITE))], published=world().published)
    assert _check(badges.hosted_2(), by_site).overall == State.PASSED
    boasting = world(**{ISSUER: badges.profile(url="https://riverbend.example.edu")})
    boasting.sources = [college(ids=(COLLEGE, "https://riverbend.example.edu"))]
    verdict = _check(badges.hosted_2(), boasting)
    assert _said(verdict, Check.ALLOWED_TO_ISSUE)[:2] == ("could_not_check", "not_in_directory")


# -- forgeries ---------------------------------------------------------------------------------------------------

EVIL = "https://evil.example.org/a.json"


def test_a_copy_kept_elsewhere_speaks_for_nobody_else() -> None:
    forged = badges.hosted_2(id=EVIL)
    verdict = _check(forged, world(**{EVIL: forged}))
    assert _said(verdict, Check.WHO_SIGNED) == ("failed", "not_kept_by_source", "evil.example.org")


def test_only_the_sources_own_profile_may_name_another_place() -> None:
    forged = badges.hosted_2(id=EVIL)
    allowing = {"verification": {"allowedOrigins": "evil.example.org"}}
    own = world(**{EVIL: forged, ISSUER: badges.profile(**allowing)})
    assert _check(forged, own).overall == State.PASSED
    beginning = {"verification": {"startsWith": "https://evil.example.org/a"}}
    assert (
        _check(forged, world(**{EVIL: forged, ISSUER: badges.profile(**beginning)})).overall == State.PASSED
    )
    inside = forged | {"badge": badges.badge_class(issuer=badges.profile(**allowing))}
    missing = _check(inside, world(**{EVIL: inside, ISSUER: None}))
    assert _said(missing, Check.WHO_SIGNED)[:2] == ("could_not_check", "issuer_unreachable")
    lying = _check(inside, world(**{EVIL: inside}))
    assert _said(lying, Check.WHO_SIGNED)[:2] == ("failed", "not_kept_by_source")


def test_a_plain_copy_never_stands_in_for_a_safe_one() -> None:
    plain = ASSERTION.replace("https", "http")
    forged = badges.hosted_2(id=plain)
    assert _said(_check(forged, world(**{plain: forged})), Check.WHO_SIGNED)[0] == "failed"


def test_a_badge_signed_with_someone_elses_key_fails() -> None:
    stranger = {"type": "CryptographicKey", "id": EVIL, "owner": ISSUER, "publicKeyPem": badges.pem(1)}
    payload = badges.signed_2(verification={"type": "SignedBadge", "creator": EVIL})
    verdict = _check(token(payload, number=1), world(**{EVIL: stranger}))
    assert _said(verdict, Check.WHO_SIGNED)[:2] == ("failed", "not_issuers_key")
    of_other = {KEY: {"type": "CryptographicKey", "id": KEY, "owner": EVIL, "publicKeyPem": badges.pem()}}
    assert _said(_check(token(badges.signed_2()), world(**of_other)), Check.WHO_SIGNED)[:2] == (
        "failed",
        "not_issuers_key",
    )


def test_a_key_of_the_first_generation_must_be_kept_by_the_source() -> None:
    payload = badges.signed_1(verify={"type": "signed", "url": "https://evil.example.org/key.pem"})
    pages = {"https://evil.example.org/key.pem": badges.pem(1)}
    verdict = _check(token(payload, number=1), world(**pages))
    assert _said(verdict, Check.WHO_SIGNED)[:2] == ("failed", "not_issuers_key")


def test_a_key_inside_the_badge_is_only_an_offer() -> None:
    own_key = {"id": KEY, "owner": ISSUER, "publicKeyPem": badges.pem(1)}
    payload = badges.signed_2(badge=badges.badge_class(issuer=badges.profile(publicKey=own_key)))
    verdict = _check(token(payload, number=1), World())
    assert _said(verdict, Check.UNCHANGED) == ("could_not_check", "key_not_confirmed", HOST)
    assert _said(_check(token(payload, number=1), world()), Check.UNCHANGED)[:2] == (
        "failed",
        "content_changed",
    )


@pytest.mark.parametrize(
    ("header", "state", "reason"),
    [
        ({"alg": "none"}, "failed", "algorithm_not_allowed"),
        ({"alg": "HS256"}, "failed", "algorithm_not_allowed"),
        ({"crit": ["exp"]}, "failed", "algorithm_not_allowed"),
        ({"alg": "ES256"}, "could_not_check", "unsupported_cryptosuite"),
    ],
)
def test_other_ways_of_signing_are_refused(header: dict[str, Any], state: str, reason: str) -> None:
    verdict = _check(token(badges.signed_2(), **header), world())
    assert _said(verdict, Check.UNCHANGED)[:2] == (state, reason)


def test_a_badge_that_should_be_signed_and_is_not_is_never_green() -> None:
    verdict = _check(badges.signed_2(), world())
    assert _said(verdict, Check.WHO_SIGNED)[:2] == ("failed", "unsigned")


def test_a_closed_source_stands_behind_what_it_gave_while_open() -> None:
    site = world()
    for closed, state in ((date(2026, 8, 1), "passed"), (date(2026, 1, 1), "failed")):
        site.sources = [college(ids=(COLLEGE, ISSUER), closed_on=closed)]
        for document in (badges.hosted_2(), token(badges.signed_2())):
            assert _said(_check(document, site), Check.WHO_SIGNED)[0] == state


# -- the person --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("of", "typed", "state", "reason"),
    [
        (badges.recipient(), " Reed@Example.org ", "passed", "typed"),
        (badges.recipient("md5"), "reed@example.org", "passed", "typed_weakly"),
        (badges.recipient(), "other@example.org", "failed", "person_differs"),
        (badges.recipient("md5"), "other@example.org", "failed", "person_differs"),
        (
            {"type": "email", "identity": "reed@example.org", "hashed": False},
            "REED@example.org",
            "passed",
            "typed",
        ),
        ({"type": "email", "hashed": True, "identity": "sha1$00"}, "x", "could_not_check", "no_holder_proof"),
    ],
    ids=["sha256", "md5", "other", "md5 other", "plain", "sha1"],
)
def test_what_was_typed_is_compared_with_the_recipient(
    of: dict[str, Any], typed: str, state: str, reason: str
) -> None:
    document = badges.hosted_2(recipient=of)
    verdict = _check(document, world(**{ASSERTION: document}), person=PersonHint(typed=typed))
    assert _said(verdict, Check.ABOUT_THIS_PERSON)[:2] == (state, reason)


def test_the_oldest_form_has_its_salt_beside_the_recipient() -> None:
    document = badges.hosted_1(recipient=badges.recipient()["identity"], salt=badges.SALT)
    verdict = _check(document, world(**{ASSERTION: document}), person=PersonHint(typed="reed@example.org"))
    assert _said(verdict, Check.ABOUT_THIS_PERSON)[:2] == ("passed", "typed")


# -- recognition -------------------------------------------------------------------------------------------------


def test_old_badges_are_told_from_new_ones_by_their_content() -> None:
    assert is_old_badge(badges.hosted_2())
    assert is_old_badge(badges.signed_1())
    assert not is_old_badge(award())
    assert not is_old_badge([])
    assert not is_old_badge({"badge": 1, "recipient": 2})


@pytest.mark.covers("V-32")
@pytest.mark.parametrize("member", ["recipient", "badge", "verification", "issuedOn", "expires", "id"])
@pytest.mark.parametrize("junk", [None, 7, [], {}, "", "\u0000x", "javascript:alert(1)", [["x"]]])
def test_junk_in_any_member_is_never_passed_and_never_breaks(member: str, junk: Any) -> None:
    """V-32."""
    verdict = _check(badges.hosted_2(**{member: junk}), world())
    assert verdict.overall != State.PASSED
    assert _check(token(badges.signed_2(**{member: junk})), world(**{PEM: None})).overall in State


def test_a_badge_dated_in_the_future_has_not_begun() -> None:
    document = badges.hosted_2(issuedOn="2027-06-12T00:00:00Z")
    verdict = _check(document, world(**{ASSERTION: document}))
    assert _said(verdict, Check.STILL_GOOD)[:2] == ("failed", "not_yet_valid")
    later = datetime(2027, 7, 1, tzinfo=UTC)
    assert _check(document, world(**{ASSERTION: document}), at=later).overall == State.PASSED


def test_a_badge_class_that_was_not_asked_for_leaves_the_source_open() -> None:
    verdict = _check(badges.hosted_2(), world(**{BADGE: None}))
    assert _said(verdict, Check.WHO_SIGNED) == ("could_not_check", "issuer_unreachable", HOST)
