"""A share shows its lines and nothing else, until it ends."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Person
from consent.errors import ConsentIncomplete
from consent.models import Grant
from consent.services import ledger
from core.clock import now
from passport.models import PassportLine, Share
from passport.selectors import shared_view
from passport.services import lines, own, sharing
from tests.accounts.factories import PASSPHRASE, MembershipFactory, OrganizationFactory, PersonFactory
from tests.passport.factories import own_line, shared

ADDRESSES = ("shared", "shared_json", "shared_csv")


def look(share: Share, name: str = "shared", client: Client | None = None):
    return (client or Client()).get(reverse(f"passport:{name}", args=[share.token]))


@pytest.mark.covers("L3", "S12")
@pytest.mark.parametrize("name", ADDRESSES)
def test_a_share_of_one_line_reveals_no_other_line(amara: Person, name: str) -> None:
    shown = own_line(amara, "Forklift driver")
    secret = own_line(amara, "Secret job", source_name="Quiet Place", facts={"what": "Nobody may read this"})
    share = shared(amara, [shown])
    answer = look(share, name)
    said = answer.content.decode() + str(dict(answer.headers))
    assert "Forklift driver" in said
    for leak in (
        "Secret job",
        "Quiet Place",
        "Nobody may read",
        str(secret.pk),
        str(shown.pk),
        str(amara.pk),
    ):
        assert leak not in said
    assert "2 records" not in said


@pytest.mark.covers("S12")
def test_a_line_that_is_hidden_leaves_open_shares_and_enters_no_new_one(amara: Person) -> None:
    one, other = own_line(amara, "Cook"), own_line(amara, "Driver")
    share = shared(amara, [one, other])
    lines.hide(one, by=amara)
    assert [line.title for line in shared_view.for_share(share).lines] == ["Driver"]
    with pytest.raises(sharing.CannotShare):
        shared(amara, [one])


def test_a_deleted_line_leaves_the_share_and_comes_back_with_undo(amara: Person) -> None:
    line = own_line(amara, "Cook")
    share = shared(amara, [line])
    own.remove(line, by=amara)
    assert b"Cook" not in look(share).content
    own.restore(line, by=amara)
    assert b"Cook" in look(share).content


@pytest.mark.covers("U37")
def test_the_preview_is_what_the_viewer_gets(amara: Person) -> None:
    chosen = [own_line(amara, "Cook", facts={"what": "Soups"}), own_line(amara, "Driver")]
    share = shared(amara, chosen)
    preview = shared_view.for_selection(
        amara, chosen, to=share.to, purpose=share.purpose, expires_at=share.expires_at, checked=True
    )
    assert preview == shared_view.for_share(share)


def test_nobody_shares_for_somebody_else(amara: Person, stranger: Person) -> None:
    line = own_line(amara)
    with pytest.raises(Exception):  # noqa: B017, PT011
        sharing.share(
            amara,
            lines=[line],
            to="X",
            purpose="employer_share",
            expires_at=now() + timedelta(days=1),
            by=stranger,
            reauth_at=now(),
        )
    with pytest.raises(sharing.CannotShare):
        shared(stranger, [line])


@pytest.mark.covers("L46")
def test_signing_needs_a_fresh_sign_in(amara: Person) -> None:
    with pytest.raises(ConsentIncomplete):
        shared(amara, [own_line(amara)], reauth_at=now() - timedelta(hours=2))


@pytest.mark.covers("U38", "M14")
def test_a_stopped_share_says_so_and_names_no_line(amara: Person) -> None:
    share = shared(amara, [own_line(amara, "Cook")])
    sharing.stop(share, by=amara)
    sharing.stop(share, by=amara)  # pressing twice changes nothing
    answer = look(share)
    assert answer.status_code == 410
    assert b"Cook" not in answer.content
    assert b"stopped" in answer.content
    assert look(share, "shared_json").status_code == look(share, "shared_csv").status_code == 404


@pytest.mark.covers("U77")
def test_a_share_that_ran_out_names_whom_to_ask(amara: Person) -> None:
    share = shared(amara, [own_line(amara, "Cook")])
    Grant.objects.filter(pk=share.grant_id).update(
        effective_at=now() - timedelta(days=3), expires_at=now() - timedelta(days=1)
    )
    answer = look(share)
    assert answer.status_code == 410
    assert b"Amara Reyes" in answer.content
    assert b"Cook" not in answer.content


def test_an_unknown_link_or_code_is_nothing(db: None) -> None:
    assert Client().get(f"/s/{'x' * 32}/").status_code == 404
    assert Client().get("/c/ZZZZ-ZZZZ/").status_code == 404


@pytest.mark.covers("U7")
def test_the_short_code_opens_the_share_however_it_is_typed(amara: Person) -> None:
    share = shared(amara, [own_line(amara, "Cook")])
    assert b"Cook" in Client().get(f"/c/{share.get_code()}/", follow=True).content
    assert b"Cook" in Client().get("/c/", {"code": share.code.lower()}, follow=True).content


@pytest.mark.covers("L48", "L13")
@pytest.mark.parametrize("name", ADDRESSES)
def test_every_form_of_a_share_says_not_to_pass_it_on(amara: Person, name: str) -> None:
    share = shared(amara, [own_line(amara)])
    assert "Do not pass this on." in look(share, name).content.decode()


@pytest.mark.covers("U3", "M6")
def test_page_table_and_program_say_the_same_rung_words(amara: Person) -> None:
    share = shared(amara, [own_line(amara)])
    for name in ADDRESSES:
        said = look(share, name).content.decode()
        assert "You added" in said
        assert "You wrote this. Nobody has checked it." in said


def test_answers_are_kept_by_nobody_on_the_way(amara: Person) -> None:
    share = shared(amara, [own_line(amara)])
    for name in ADDRESSES:
        answer = look(share, name)
        assert "no-store" in answer["Cache-Control"]
        assert "noindex" in answer["X-Robots-Tag"]
        assert answer["Referrer-Policy"] == "no-referrer"


@pytest.mark.covers("M14")
def test_only_the_learner_reads_who_looked(amara: Person, stranger: Person) -> None:
    share = shared(amara, [own_line(amara)])
    recruiter = MembershipFactory(
        role=Role.RECRUITER, organization=OrganizationFactory(employer=True, name="Harbor Works")
    )
    look(share)
    signed_in = Client()
    signed_in.force_login(recruiter.person)
    look(share, client=signed_in)
    own_eyes = Client()
    own_eyes.force_login(amara)
    look(share, client=own_eyes)
    looks = [entry for entry in ledger.read(amara, by=amara) if entry.event == "look"]
    assert [entry.organization for entry in looks] == ["Harbor Works", ""]
    page = own_eyes.get(reverse("passport:share_page", args=[share.pk])).content.decode()
    assert "someone with the link" in page
    for other, status in ((stranger, 404), (recruiter.person, 403)):
        client = Client()
        client.force_login(other)
        assert client.get(reverse("passport:share_page", args=[share.pk])).status_code == status
        assert client.post(reverse("passport:share_stop", args=[share.pk])).status_code == status


def test_a_share_with_a_pin_opens_only_with_it(amara: Person) -> None:
    share = shared(amara, [own_line(amara, "Cook")], pin="4711")
    client = Client()
    assert b"Cook" not in look(share, client=client).content
    assert look(share, "shared_json", client).status_code == 403
    assert client.post(reverse("passport:shared", args=[share.token]), {"pin": "0000"}).status_code == 422
    opened = client.post(reverse("passport:shared", args=[share.token]), {"pin": "4711"}, follow=True)
    assert b"Cook" in opened.content
    assert b"Cook" in look(share, "shared_json", client).content


def test_a_dump_of_the_table_opens_no_share(amara: Person) -> None:
    share = shared(amara, [own_line(amara)])
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("select * from passport_share")
        dumped = repr(
            [[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor.fetchall()]
        )
    assert share.token not in dumped
    assert share.code not in dumped
    assert "Harbor Works" not in dumped


@pytest.mark.covers("S15")
def test_a_spreadsheet_never_runs_what_a_learner_wrote(amara: Person) -> None:
    share = shared(amara, [own_line(amara, "=1+1")])
    assert "'=1+1" in look(share, "shared_csv").content.decode()


@pytest.mark.covers("U37", "U22", "S12", "L46")
def test_sharing_from_start_to_link_by_the_pages(amara: Person) -> None:
    line, other = own_line(amara, "Cook"), own_line(amara, "Driver")
    client = Client()
    client.force_login(amara)
    start = client.get(reverse("passport:share")).content.decode()
    assert "Cook" in start
    assert "Driver" in start
    until = (now() + timedelta(days=30)).date()
    answer = client.post(
        reverse("passport:share"),
        {
            "to": "Harbor Works",
            "purpose": "employer_share",
            "lines": [str(line.pk)],
            "until_month": until.month,
            "until_day": until.day,
            "until_year": until.year,
            "show_name": "on",
        },
    )
    assert answer.url == reverse("passport:share_sign")
    preview = client.get(answer.url).content.decode()
    assert "Cook" in preview
    assert "Driver" not in preview
    wrong = client.post(reverse("passport:share_sign"), {"passphrase": "not it at all"})
    assert wrong.status_code == 422
    assert not Share.objects.of(amara).exists()
    # A sign-in that ran out takes no choice with it (U22).
    client.logout()
    client.force_login(amara)
    done = client.post(reverse("passport:share_sign"), {"passphrase": PASSPHRASE}, follow=True)
    share = Share.objects.of(amara).get()
    assert share.get_code() in done.content.decode()
    assert share.token in done.content.decode()
    assert other.title not in [shown.title for shown in shared_view.for_share(share).lines]


@pytest.mark.covers("U37")
def test_the_same_lines_to_the_same_party_are_noticed(amara: Person) -> None:
    from passport.selectors import shares

    line = own_line(amara)
    share = shared(amara, [line])
    assert shares.already(amara, "harbor works", [line.pk]) == share
    assert shares.already(amara, "Someone else", [line.pk]) is None
    assert shares.already(amara, "Harbor Works", [own_line(amara).pk]) is None


@pytest.mark.covers("S87")
def test_under_18_a_share_goes_to_schools_and_helpers_only(db: None) -> None:
    from core.clock import today

    young = PersonFactory(birth_date=today().replace(year=today().year - 16))
    line = own_line(young)
    with pytest.raises(sharing.CannotShare):
        shared(young, [line])
    assert shared(young, [line], purpose="training_application").pk


def test_nothing_arrived_can_be_shared_before_it_is_accepted(amara: Person) -> None:
    line = own_line(amara)
    PassportLine.objects.of(amara).filter(pk=line.pk).update(state="arrived")
    with pytest.raises(sharing.CannotShare):
        shared(amara, [line])


def test_the_program_form_is_whole(amara: Person) -> None:
    told = json.loads(look(shared(amara, [own_line(amara)]), "shared_json").content)
    assert told["person"] == "Amara Reyes"
    assert told["records"][0]["check"]["verdict"] == "not_applicable"
    assert told["records"][0]["rung"]["code"] == "you_added"
