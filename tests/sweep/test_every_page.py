"""Every page of the portal, walked in both languages. One load of each page serves all measures.

Two classes, so that two processes of the test run share the walk.
"""

import re

import pytest

from tests.look import house
from tests.sweep import doors, look, stories
from tests.sweep.conftest import Walk

pytestmark = [pytest.mark.journey, pytest.mark.django_db]

#: Doors that no walk goes through, each with the reason. A door that is walked may not stand here.
UNWALKED = {
    "account_confirm_email": "by the key of a letter; addresses of mail are never asked for",
    "credentials:key_activate": "sends a form only, a day after a key was published; sent in tests/credentials",
    "institutions:look_again": "sends a form only, while a file waits for a learner",
    "institutions:retry": "sends a form only, after signing failed",
    "mfa_edit_webauthn": "needs a real key; walked with a virtual one in tests/accounts",
    "mfa_remove_webauthn": "needs a real key; walked with a virtual one in tests/accounts",
    "openid_connect_callback": "another server sends people here",
    "openid_connect_login": "leads to another server",
    "socialaccount_login_error": "answers 401, when another server refused; looked at all the same",
    "saml_acs": "another server sends people here",
    "saml_finish_acs": "another server sends people here",
    "saml_login": "leads to another server",
    "saml_metadata": "for another server",
    "saml_sls": "another server sends people here",
}
#: Pages that no walk meets as a whole page, each with the reason.
UNSEEN = {
    "credentials/verdict.html": "the answer to a form; walked in tests/credentials",
    "credentials/verdicts.html": "the answer to a form with several files; walked in tests/credentials",
    "credit_prior_learning/faculty/recused.html": "after a conflict of interest; walked in tests/credit_prior_learning",
}
BUDGET_KB = 150
_CODE = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{4}-?[0-9A-HJKMNP-TV-Z]{4}\b|\b[0-9a-f]{8}-[0-9a-f-]{27}\b")
_DATE = re.compile(r"20\d\d")


class Sweep:
    """What holds in each language."""

    language: str

    def test_every_door_is_walked_or_says_why_not(self, walk: Walk) -> None:
        walked = walk.crawl.met | walk.crawl.post_only
        assert sorted(doors.doors() - walked - set(UNWALKED)) == []
        assert sorted(walked & set(UNWALKED)) == []
        assert sorted(set(UNWALKED) - doors.doors()) == []

    def test_every_page_template_is_seen_or_says_why_not(self, walk: Walk) -> None:
        whole = {t.name for t in house.templates() if "{% extends" in t.text}
        assert sorted(whole - walk.crawl.templates - set(UNSEEN)) == []
        assert sorted(whole & walk.crawl.templates & set(UNSEEN)) == []

    def test_no_page_breaks_and_each_is_the_page_that_was_linked(self, walk: Walk) -> None:
        assert walk.crawl.broken == []
        assert walk.found.wrong["status"] == {}

    @pytest.mark.covers("U13")
    def test_axe_finds_nothing_serious_on_more_than_sixty_pages(self, walk: Walk) -> None:
        whole = {t.name for t in house.templates() if "{% extends" in t.text} & walk.found.judged
        assert len(whole) >= 60
        assert walk.found.wrong["axe"] == {}

    @pytest.mark.covers("U16")
    @pytest.mark.parametrize("measure", ["wide", "cut off", "hidden", "no way around"])
    def test_at_400_percent_nothing_goes_sideways_or_away(self, walk: Walk, measure: str) -> None:
        assert walk.found.wrong[measure] == {}

    @pytest.mark.covers("U18")
    def test_every_target_is_24_pixels(self, walk: Walk) -> None:
        assert walk.found.wrong["small"] == {}

    @pytest.mark.covers("U17")
    def test_controls_and_icons_keep_a_shape_in_forced_colours(self, walk: Walk) -> None:
        assert walk.found.wrong["shapeless"] == {}

    @pytest.mark.covers("U19", "U17")
    def test_focus_is_seen_and_free_on_the_key_pages(self, walk: Walk) -> None:
        assert walk.told.lost == {}
        assert [door for door in stories.KEY if walk.told.stops.get(door, 0) < 10] == []

    @pytest.mark.covers("U21")
    @pytest.mark.parametrize("width", ["desk", "phone"])
    def test_help_stands_at_one_place(self, walk: Walk, width: str) -> None:
        assert len(walk.found.help[width]) == 1, walk.found.help[width]
        assert [str(page) for page, facts in walk.found.facts.items() if facts["help"] != 1] == []

    @pytest.mark.covers("U9")
    def test_the_first_view_is_light_and_asks_nobody_else(self, walk: Walk) -> None:
        heavy = {str(p): f["weight"] for p, f in walk.found.facts.items() if f["weight"] > BUDGET_KB * 1024}
        assert heavy == {}
        assert min(facts["weight"] for facts in walk.found.facts.values()) > 10 * 1024  # scales that weigh
        assert walk.found.wrong["others"] == {}
        assert walk.found.wrong["console"] == {}

    def test_each_page_has_one_heading_a_title_and_its_language(self, walk: Walk) -> None:
        facts = walk.found.facts
        assert [str(page) for page, seen in facts.items() if seen["h1"] != 1] == []
        assert [str(page) for page, seen in facts.items() if seen["lang"] != self.language] == []
        assert [str(page) for page, seen in facts.items() if not seen["title"].strip(" ·")] == []

    @pytest.mark.covers("U12")
    def test_paper_has_no_furniture_and_no_cut_text(self, walk: Walk) -> None:
        assert walk.found.wrong["furniture"] == {}
        assert walk.found.wrong["cut on paper"] == {}

    @pytest.mark.covers("U12")
    def test_evidence_on_paper_has_its_words_a_date_and_a_code(self, walk: Walk) -> None:
        papers = walk.found.papers
        assert {page.door for page in papers} >= set(look.EVIDENCE)
        for page, paper in papers.items():
            assert look.missing(paper["words"], paper["text"]) == [], page
            assert _DATE.search(" ".join(paper["printed"])), page
            assert look.missing(paper["printed"], paper["text"]) == [], page
        shared = [
            paper for page, paper in papers.items() if page.door in ("passport:shared", "credentials:record")
        ]
        assert all(len(paper["words"]) > 5 and _CODE.search(paper["text"]) for paper in shared)
        proofs = [page for page in papers if "evidence" in papers[page]["kind"]]
        assert [str(page) for page in proofs if not _CODE.search(papers[page]["text"])] == []


class TestEnglish(Sweep):
    """At the desk, by keyboard."""

    language = "en"

    @pytest.mark.covers("U9")
    def test_the_server_answers_in_time(self, walk: Walk) -> None:
        """Three times the 100 ms of `benchmarks/pages`: other tests run beside this one."""
        assert len(walk.told.served) >= 60
        assert {page: s for page, s in walk.told.served.items() if s >= stories.BUDGET_SERVED} == {}


class TestSpanish(Sweep):
    """On a phone, in forced colours, on a slow line."""

    language = "es"

    @pytest.mark.covers("U9")
    def test_what_matters_stands_in_time_on_slow_4g(self, walk: Walk) -> None:
        assert len(walk.told.largest) == len(stories.LEARNERS)
        assert {page: s for page, s in walk.told.largest.items() if not 0 < s < stories.BUDGET_LARGEST} == {}

    @pytest.mark.covers("S16")
    def test_a_stranger_reads_the_verdict_of_a_scanned_code_in_three_seconds(self, walk: Walk) -> None:
        assert walk.told.qr_leads_there
        assert walk.told.verdict < stories.BUDGET_VERDICT
        assert walk.told.asked_by_stranger == []
        assert "Amara" in walk.told.stranger_saw
