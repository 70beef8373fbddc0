"""The pages by HTTP: the whole walk, who meets which door, and lists that ask the same number of questions."""

import time
from typing import Any

import pytest
from allauth.account.internal.userkit import user_id_to_str
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from audit.models import Entry
from credit_prior_learning.models import Petition, PetitionLine
from tests.credit_prior_learning import factories as make
from tests.credit_prior_learning.factories import Cast, pdf
from tests.institutions.factories import CatalogCourseFactory
from tests.support.queries import same_count_for_one_and_three


def enter(person: Person, *, fresh: bool = True) -> Client:
    """A browser signed in as the person; `fresh` means identified again just now."""
    client = Client()
    client.force_login(person)
    if fresh:
        session = client.session
        session["account_authentication_methods"] = [
            {"method": "password", "at": time.time() - 1, "reauthenticated": True}
        ]
        session["account_authentication_methods_user"] = user_id_to_str(person)
        session.save()
    return client


def url(name: str, *args: Any) -> str:
    return reverse(f"credit:{name}", args=args)


def say(client: Client, name: str, *args: Any, **data: Any) -> Any:
    answer = client.post(url(name, *args), data)
    assert answer.status_code in (302, 200), (name, answer.status_code, answer.content[:2000])
    return answer


def proof_form(**changes: Any) -> dict[str, Any]:
    return {
        "kind": "industry_credential",
        "title": "Certified Nursing Assistant",
        "source_name": "State of California",
        "earned_on_month": "5",
        "earned_on_day": "2",
        "earned_on_year": "2024",
        "file": pdf(),
    } | changes


@pytest.mark.covers("U36", "U45", "U46")
def test_the_story_by_pages(c: Cast) -> None:
    amara, dao, okafor, clerk, ruiz = (enter(p) for p in (c.amara, c.dao, c.okafor, c.clerk, c.ruiz))
    say(amara, "start", **proof_form())
    petition = Petition.objects.get()
    say(amara, "course", petition.pk, course=c.course.pk, grade_basis="pass_no_pass")
    say(amara, "goal", petition.pk, goal="certificate", note="I want to be a nurse")
    assert b"Riverbend" in amara.get(url("send_request", petition.pk)).content
    say(amara, "send_request", petition.pk, agree="on", attest="on")
    line = PetitionLine.objects.get()
    assert line.state == "submitted"
    say(dao, "move", line.pk, "assign")
    say(dao, "route", line.pk, assessor=c.okafor.pk)
    say(okafor, "assess", line.pk, attest="yes")
    item = petition.evidence.get()
    given: dict[str, Any] = {"statement": "Shown well.", "minutes": "3"}
    for n in (1, 2):
        given |= {f"score_{n}": "3", f"comment_{n}": "Check-off sheet", f"evidence_{n}": item.pk}
    say(okafor, "assess", line.pk, **given)
    assert "These scores pass" in okafor.get(url("decide", line.pk)).content.decode()
    say(okafor, "decide", line.pk, decision="recommend", units="3.00", grade="P")
    say(clerk, "move", line.pk, "clear")
    say(dao, "move", line.pk, "publish")
    terms = line.offers.get().terms_hash
    assert terms in amara.get(url("offer", line.pk)).content.decode()
    say(amara, "accept", line.pk, terms=terms)
    say(ruiz, "move", line.pk, "take_up")
    assert "Earned by assessment of prior learning" in ruiz.get(url("post", line.pk)).content.decode()
    line.refresh_from_db()
    assert line.state == "registrar_review"
    for who, page in ((amara, "line"), (amara, "letter"), (dao, "case"), (ruiz, "case"), (okafor, "case")):
        assert who.get(url(page, line.pk)).status_code == 200


@pytest.mark.covers("L46")
@pytest.mark.parametrize("page", ["send_request", "accept"])
def test_signing_asks_for_sign_in_again(c: Cast, page: str) -> None:
    line = make.line_in("offered" if page == "accept" else "draft", c)
    key = line.pk if page == "accept" else line.petition_id
    data = {"agree": "on", "attest": "on", "terms": "x"}
    answer = enter(c.amara, fresh=False).post(url(page, key), data)
    assert answer.status_code == 302
    assert "/accounts/reauthenticate/" in answer["Location"]


def test_a_signature_is_kept_while_the_person_signs_in_again(c: Cast) -> None:
    from tests.accounts.factories import PASSPHRASE

    line = make.line_in("offered", c)
    client = enter(c.amara, fresh=False)
    answer = client.post(url("accept", line.pk), {"terms": line.offers.get().terms_hash})
    client.post(answer["Location"], {"password": PASSPHRASE, "next": url("accept", line.pk)})
    line.refresh_from_db()
    assert line.state == "accepted"


def test_a_no_by_pages_brings_a_letter_with_reason_cure_and_appeal(c: Cast) -> None:
    line = make.line_in("faculty_assessment", c)
    okafor = enter(c.okafor)
    say(okafor, "assess", line.pk, attest="yes")
    thin = okafor.post(
        url("decide", line.pk), {"decision": "decline", "code": "outcomes_not_met", "narrative": "no"}
    )
    assert thin.status_code == 422
    words = "Nothing shows how you were tested on lifting."
    say(okafor, "decide", line.pk, decision="decline", code="outcomes_not_met", narrative=words, cure="")
    letter = enter(c.amara).get(url("letter", line.pk)).content.decode()
    assert words in letter
    for part in ("What would change it", "Other ways", "You can appeal until"):
        assert part in letter


@pytest.mark.covers("L55")
def test_the_letter_exists_in_both_languages(c: Cast) -> None:
    line = make.line_in("offered", c)
    client = enter(c.amara)
    assert "Faculty recommend credit" in client.get(url("letter", line.pk)).content.decode()
    assert "recomienda" in client.get("/es" + url("letter", line.pk)).content.decode()


#: page → state → who gets in (200), who is an insider without the right (403); everyone else meets 404.
DOORS = [
    ("line", "offered", {"amara"}, {"dao", "clerk", "okafor", "ruiz", "chemist"}),
    ("offer", "offered", {"amara"}, {"dao", "clerk", "okafor", "ruiz", "chemist"}),
    ("letter", "offered", {"amara", "dao", "clerk", "okafor"}, {"ruiz", "chemist"}),
    ("letter", "accepted", {"amara", "dao", "clerk", "okafor", "ruiz"}, {"chemist"}),
    ("case", "submitted", {"dao", "clerk"}, {"okafor", "ruiz", "chemist"}),
    ("case", "faculty_assessment", {"dao", "clerk", "okafor"}, {"ruiz", "chemist"}),
    ("case", "accepted", {"dao", "clerk", "okafor", "ruiz"}, {"chemist"}),
    ("assess", "faculty_assessment", {"okafor"}, {"dao", "clerk", "ruiz", "chemist"}),
    ("post", "registrar_review", {"ruiz"}, {"dao", "clerk", "okafor", "chemist"}),
]


@pytest.mark.parametrize(
    "page, state, inside, refused", DOORS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_who_meets_which_door(c: Cast, page: str, state: str, inside: set[str], refused: set[str]) -> None:
    line = make.line_in(state, c)
    found = {name: enter(person).get(url(page, line.pk)).status_code for name, person in c.everyone().items()}
    staff_page = page in ("case", "assess", "post")
    expected = {name: 200 if name in inside else 403 if name in refused else 404 for name in c.everyone()}
    for name in ("haddad", "far_faculty"):
        # Members of another college hold a staff role somewhere, so the outer door may already say 403.
        expected[name] = found[name] if staff_page and found[name] in (403, 404) else 404
    assert found == expected


def test_a_visitor_is_asked_to_sign_in(c: Cast) -> None:
    line = make.line_in("submitted", c)
    for page, args in (
        ("home", ()),
        ("start", ()),
        ("queue", ()),
        ("line", (line.pk,)),
        ("case", (line.pk,)),
    ):
        answer = Client().get(url(page, *args))
        assert answer.status_code == 302
        assert "/accounts/login/" in answer["Location"]


@pytest.mark.parametrize(
    "name, status",
    [
        ("amara", 200),
        ("dao", 200),
        ("okafor", 403),
        ("ruiz", 403),
        ("clerk", 403),
        ("chemist", 404),
        ("haddad", 404),
        ("stranger", 404),
    ],
)
def test_proof_opens_only_for_those_who_work_with_it(c: Cast, name: str, status: int) -> None:
    line = make.line_in("faculty_assessment", c)
    if name == "ruiz":
        line = make.line_in("accepted", c, course=CatalogCourseFactory(organization=c.college))
    item = line.petition.evidence.get()
    answer = enter(getattr(c, name)).get(url("proof_file", item.pk))
    assert answer.status_code == status
    looked = Entry.objects.filter(code="credit_prior_learning.evidence_read", about=c.amara)
    assert looked.count() == (name == "dao")


def test_the_assessor_opens_proof_once_free_of_conflict(c: Cast) -> None:
    from credit_prior_learning.services import evaluations

    line = make.line_in("faculty_assessment", c)
    item = line.petition.evidence.get()
    evaluations.attest(line, by=c.okafor)
    answer = enter(c.okafor).get(url("proof_file", item.pk))
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert "attachment" in answer["Content-Disposition"]


def test_an_unsent_request_is_seen_by_nobody_else(c: Cast) -> None:
    line = make.line_in("draft", c)
    for name in ("dao", "okafor", "ruiz", "stranger"):
        client = enter(getattr(c, name))
        assert client.get(url("case", line.pk)).status_code == 404
        assert client.get(url("proof", line.petition_id)).status_code == 404


def test_a_list_shows_what_the_policy_allows_for_everyone(c: Cast) -> None:
    from credit_prior_learning.policies import allows

    lines = [
        make.line_in(state, c, course=CatalogCourseFactory(organization=c.college))
        for state in ("draft", "submitted", "faculty_assessment", "offered", "accepted")
    ]
    for person in c.everyone().values():
        seen = set(PetitionLine.objects.visible_to(person))
        assert seen == {line for line in lines if allows(person, "cpl.view", line)}, person


def test_each_role_finds_its_own_turn_in_the_queue(c: Cast) -> None:
    made = {
        state: make.line_in(state, c, course=CatalogCourseFactory(organization=c.college))
        for state in ("submitted", "faculty_assessment", "articulation_check", "accepted")
    }
    for name, state in (
        ("dao", "submitted"),
        ("okafor", "faculty_assessment"),
        ("clerk", "articulation_check"),
        ("ruiz", "accepted"),
    ):
        found = enter(getattr(c, name)).get(url("queue")).context["queue"].mine
        assert found == [made[state]]
    assert enter(c.chemist).get(url("queue")).context["queue"].mine == []
    assert enter(c.stranger).get(url("queue")).status_code == 404


@pytest.mark.parametrize(
    "name, state", [("dao", "submitted"), ("okafor", "faculty_assessment"), ("ruiz", "accepted")]
)
def test_the_queue_asks_a_fixed_number_of_questions(c: Cast, name: str, state: str) -> None:
    client = enter(getattr(c, name))
    same_count_for_one_and_three(
        lambda: make.line_in(state, c, course=CatalogCourseFactory(organization=c.college)),
        lambda: client.get(url("queue")),
    )


def test_my_requests_ask_a_fixed_number_of_questions(c: Cast) -> None:
    client = enter(c.amara)
    same_count_for_one_and_three(
        lambda: make.line_in("submitted", c, course=CatalogCourseFactory(organization=c.college)),
        lambda: client.get(url("home")),
    )


@pytest.mark.covers("U36")
def test_learner_pages_never_say_cpl_and_promise_nothing(c: Cast) -> None:
    client = enter(c.amara)
    line = make.line_in("offered", c)
    for page, args in (
        ("home", ()),
        ("start", ()),
        ("line", (line.pk,)),
        ("offer", (line.pk,)),
        ("letter", (line.pk,)),
    ):
        words = client.get(url(page, *args)).content.decode()
        assert "CPL" not in words
        assert "will transfer" not in words
        assert "alidated" not in words


def test_the_tracker_shows_its_four_steps_with_dates(c: Cast) -> None:
    line = make.line_in("offered", c)
    steps = enter(c.amara).get(url("line", line.pk)).context["steps"]
    assert [(step.code, step.state) for step in steps] == [
        ("sent", "done"),
        ("faculty", "done"),
        ("decision", "current"),
        ("record", "next"),
    ]
    assert all(step.at for step in steps[:3])


def test_a_move_that_is_not_here_yet_says_so_on_its_page(c: Cast) -> None:
    line = make.line_in("offered", c)
    answer = enter(c.amara).post(url("move", line.pk, "appeal"))
    assert answer.status_code == 409
    assert "not yet available here" in answer.content.decode()
    assert enter(c.stranger).post(url("move", line.pk, "appeal")).status_code == 404
    assert enter(c.amara).post(url("move", line.pk, "teleport")).status_code == 404


def test_a_bad_file_keeps_the_request_and_says_what_to_do(c: Cast) -> None:
    from django.core.files.base import ContentFile

    client = enter(c.amara)
    answer = client.post(url("start"), proof_form(file=ContentFile(b"hello", name="cna.docx")))
    assert answer.status_code == 422
    assert "PDF, JPG and PNG" in answer.content.decode()
    assert Petition.objects.filter(learner=c.amara).count() == 1
    assert str(Petition.objects.get().pk) in answer.content.decode()


def test_a_second_press_meets_the_first_ones_decision(c: Cast) -> None:
    line = make.line_in("submitted", c)
    dao = enter(c.dao)
    assert dao.post(url("move", line.pk, "assign")).status_code == 302
    again = dao.post(url("move", line.pk, "assign"))
    assert again.status_code == 409
    assert "Reload the page" in again.content.decode()
