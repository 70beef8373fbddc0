"""The intake: granted fields and nothing more, no service lost by a no, every look in the learner's ledger."""

from datetime import timedelta

import pytest
from django.db import connection

from casework.models import Case, Client, Intake
from casework.services import cases, intakes, looking
from casework.services.intakes import CodeUnknown
from consent.enums import Purpose
from consent.items import Item
from consent.services import codes, grants, ledger
from core.clock import now
from core.workflow import MoveRefused
from passport.models import PassportLine
from tests.casework.factories import SECRETS, Cast, learner, question, says_yes, started
from tests.support.queries import counting

PREFILL = Purpose.INTAKE_PREFILL


def see(cast: Cast, intake: Intake) -> looking.Look:
    return looking.look(intake.client, by=cast.tran, purpose=PREFILL, ref=intake.ref)


def newest(cast: Cast) -> ledger.LedgerEntry:
    return ledger.read(cast.amara, by=cast.amara)[0]


@pytest.mark.covers("L3")
def test_four_of_eleven_fields_and_nothing_more(cast: Cast) -> None:
    """C-01, below the page."""
    intake = started(cast)
    says_yes(intake, "called", "phone", "certificates", "skills")
    look = see(cast, intake)
    assert set(look.filling) == {"called", "phone", "certificates", "skills"}
    assert [value.text for value in look.filling["phone"]] == [SECRETS["phone"]]
    assert look.filling["certificates"][0].text.startswith(SECRETS["certificates"])
    line = newest(cast)
    assert (line.allowed, [item["id"] for item in line.items]) == (
        True,
        ["called", "phone", "certificates", "skills"],
    )


def test_nothing_before_a_yes_and_the_try_is_recorded(cast: Cast) -> None:
    """C-02, first half."""
    look = see(cast, started(cast))
    assert (look.allowed, look.filling) == (False, {})
    line = newest(cast)
    assert (line.allowed, line.items, line.purpose) == (False, (), PREFILL)


def test_an_intake_completes_when_everything_is_refused(cast: Cast) -> None:
    """C-02, second half."""
    intake = started(cast, during_case=True)
    for purpose in ("intake_prefill", "service_coordination"):
        grants.refuse(question(intake, purpose), by=cast.amara)
    intakes.save(intake, {"phone": "510-555-0100"}, by=cast.tran)
    case = intakes.complete(intake, by=cast.tran)
    intake.refresh_from_db()
    assert (intake.state, intake.prefilled, intake.typed, case.state) == ("completed", 0, 1, "open")


def test_a_withdrawal_ends_it_at_once_and_earlier_lines_stay(cast: Cast) -> None:
    """C-06."""
    intake = started(cast)
    grant = says_yes(intake, "phone")
    see(cast, intake)
    ended = grants.withdraw(grant, by=cast.amara)
    look = see(cast, intake)
    assert (look.allowed, look.filling, look.ended_at) == (False, {}, ended.ended_at)
    assert [(line.event, line.allowed) for line in ledger.read(cast.amara, by=cast.amara)][:3] == [
        ("look", False),
        ("withdrawn", True),
        ("look", True),
    ]


@pytest.mark.covers("S8")
def test_a_look_leaves_no_trace_that_a_thief_of_the_database_could_read(cast: Cast) -> None:
    """C-13: the ledger is sealed, and nothing else writes down that somebody looked."""
    intake = started(cast)
    says_yes(intake, "phone")
    before = _dump()
    see(cast, intake)
    after = _dump()
    changed = {table for table in after if after[table] != before[table]}
    assert changed == {"consent_ledger", "consent_ledgerline"}
    assert SECRETS["phone"] not in after["accounts_person"]


def _dump() -> dict[str, str]:
    """Every table as text, as `pg_dump` would give it."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        dump = {}
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1')
            dump[table] = "\n".join(row[0] for row in cursor.fetchall())
    return dump


def test_the_forms_permission_ends_with_the_intake(cast: Cast) -> None:
    intake = started(cast)
    grant = says_yes(intake, "phone", "work")
    intakes.complete(intake, by=cast.tran)
    grant.refresh_from_db()
    intake.refresh_from_db()
    assert (grant.state, grant.ended_via, intake.prefilled) == ("expired", "event", 2)
    assert not see(cast, intake).allowed


def test_access_ends_with_the_case(cast: Cast) -> None:
    """C-07, CW-25."""
    intake = started(cast, during_case=True)
    says_yes(intake, "work", purpose="service_coordination")
    case = intakes.complete(intake, by=cast.tran)
    ref = str(intake.client.pk)

    def look() -> looking.Look:
        return looking.look(intake.client, by=cast.tran, purpose=Purpose.SERVICE_COORDINATION, ref=ref)

    assert set(look().filling) == {"work"}
    cases.close(case, by=cast.tran)
    after = look()
    assert (after.allowed, after.filling) == (False, {})
    assert after.ended_at is not None
    assert not newest(cast).allowed
    with pytest.raises(MoveRefused):
        cases.close(case, by=cast.tran)


def test_another_organization_sees_nothing_of_it(cast: Cast) -> None:
    intake = started(cast)
    says_yes(intake, *SECRETS)
    for viewer in (cast.other, cast.recruiter):
        look = looking.look(intake.client, by=viewer, purpose=PREFILL, ref=intake.ref)
        assert (look.allowed, look.filling) == (False, {})
        assert not PassportLine.objects.visible_to(viewer, purpose=PREFILL).exists()


def test_a_yes_for_one_intake_is_none_for_another_purpose_or_intake(cast: Cast) -> None:
    says_yes(intake := started(cast), "work")
    lines = PassportLine.objects
    assert lines.visible_to(cast.tran, purpose=PREFILL, ref=intake.ref).count() == 1
    assert lines.visible_to(cast.tran, purpose=PREFILL, ref="another").count() == 0
    assert lines.visible_to(cast.tran, purpose=Purpose.REFERRAL).count() == 0


def test_a_whole_category_opens_its_lines(cast: Cast) -> None:
    intake = started(cast)
    asked = question(intake)
    grants.refuse(asked, by=cast.amara)
    grants.give(
        cast.amara,
        by=cast.amara,
        recipient=cast.cbo,
        purpose=Purpose.REFERRAL,
        categories=["education"],
        expires_at=now() + timedelta(days=5),
        notice="referral",
        reauth_at=now(),
    )
    seen = PassportLine.objects.visible_to(cast.tran, purpose=Purpose.REFERRAL)
    assert {row.title for row in seen} == {SECRETS["schooling"], SECRETS["courses"]}


@pytest.mark.covers("S12")
def test_a_hidden_line_is_not_shown_even_when_it_was_granted(cast: Cast) -> None:
    intake = started(cast)
    says_yes(intake, "work", "skills")
    PassportLine.objects.of(cast.amara).filter(title=SECRETS["work"]).update(hidden=True)
    assert see(cast, intake).filling == {}


def test_a_code_is_needed_and_a_name_finds_nobody(cast: Cast) -> None:
    for wrong in ("AMARA000", "", SECRETS["called"]):
        with pytest.raises(CodeUnknown):
            intakes.start(wrong, preferred_name="x", by=cast.tran)
    assert not Client.objects.exists()


def test_nobody_is_their_own_client(cast: Cast) -> None:
    own = codes.show(cast.tran.person, by=cast.tran.person).sealed_code
    with pytest.raises(CodeUnknown):
        intakes.start(str(own), preferred_name="Me", by=cast.tran)


def test_starting_again_goes_on_with_the_same_intake(cast: Cast) -> None:
    assert started(cast) == started(cast)
    assert (Client.objects.count(), Intake.objects.count()) == (1, 1)


def test_completing_twice_gives_one_case(cast: Cast) -> None:
    intake = started(cast)
    assert intakes.complete(intake, by=cast.tran) == intakes.complete(intake, by=cast.tran)
    assert Case.objects.count() == 1
    with pytest.raises(MoveRefused):
        intakes.save(intake, {"phone": "x"}, by=cast.tran)


def test_asking_again_after_a_no_waits_a_month(cast: Cast) -> None:
    intake = started(cast)
    grants.refuse(question(intake), by=cast.amara)
    assert intakes.ask(intake, by=cast.tran) is False


def test_looking_costs_the_same_for_one_field_and_for_all(cast: Cast) -> None:
    few = started(cast)
    says_yes(few, "phone")
    see(cast, few)
    with counting() as one:
        see(cast, few)
    grants.withdraw(question(few), by=cast.amara)
    intakes.ask(few, by=cast.tran)
    says_yes(few, *SECRETS)
    with counting() as many:
        see(cast, few)
    assert len(one) == len(many)


def test_an_item_of_another_learner_opens_nothing(cast: Cast) -> None:
    """A grant that names a foreign row gives nobody that row."""
    other = learner(username="other", email="")
    foreign = PassportLine.objects.of(other).first()
    intake = started(cast)
    asked = question(intake)
    grants.give(
        cast.amara,
        by=cast.amara,
        recipient=cast.cbo,
        purpose=PREFILL,
        purpose_ref=intake.ref,
        items=[Item("passport_line", str(foreign.pk)), Item("person", str(other.pk), ("phone",))],
        expires_at=now() + timedelta(days=5),
        notice=PREFILL.value,
        reauth_at=now(),
        answering=asked,
    )
    assert see(cast, intake).filling == {}
    assert not PassportLine.objects.visible_to(cast.tran, purpose=PREFILL).exists()
