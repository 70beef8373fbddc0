"""Components as a page uses them: words, names for the ear, forms that explain themselves."""

import re
from itertools import combinations
from typing import Any

import pytest
from django import forms
from django.template import Context, RequestContext, engines
from django.test import Client, RequestFactory
from django.utils import translation

from core.rungs import FACULTY_VALIDATED, Rung
from core.templatetags.icons import shapes
from core.verdicts import CHECKS, STATES
from core.views import gallery
from core.widgets import DateParts


def render(source: str, **values: Any) -> str:
    """A template as a page would hold it, components and all."""
    engine = engines["django"].engine
    from django_cotton.compiler_regex import CottonCompiler

    template = engine.from_string(CottonCompiler().process(source))
    return template.render(RequestContext(RequestFactory().get("/"), values))


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.covers("U3", "U15")
@pytest.mark.parametrize("rung", Rung)
@pytest.mark.parametrize("show", ["full", "word"])
def test_a_rung_is_shape_word_and_meaning(rung: Rung, show: str) -> None:
    html = render('<c-rung :rung="rung" show="{{ show }}" />', rung=rung, show=show)
    assert rung.word in text(html)
    assert rung.meaning in text(html)
    assert str(shapes()[rung.icon]) in html


@pytest.mark.covers("U3")
def test_the_words_are_those_of_the_mission() -> None:
    assert [rung.word for rung in Rung] == [
        "You added",
        "Someone vouches",
        "Document seen",
        "Signed by source",
        "Signed + assessed",
    ]
    assert [rung.order for rung in Rung] == [1, 2, 3, 4, 5]


@pytest.mark.covers("U3")
def test_no_two_rungs_share_a_shape() -> None:
    names = [rung.icon for rung in Rung] + [FACULTY_VALIDATED.icon]
    assert all(shapes()[a] != shapes()[b] for a, b in combinations(names, 2))


@pytest.mark.covers("L17")
def test_the_faculty_mark_stands_beside_a_rung_and_never_instead() -> None:
    html = text(render('<c-rung rung="vouched" :faculty-validated="True" />'))
    assert html.index("Someone vouches") < html.index("Faculty-validated")


@pytest.mark.covers("U15")
@pytest.mark.parametrize("state", STATES)
def test_a_verdict_says_its_state_in_words(state: str) -> None:
    verdict = {
        "verdict": state,
        "sentence": "A sentence.",
        "checks": dict.fromkeys(CHECKS, state),
        "reasons": [],
    }
    html = render('<c-verdict :verdict="v" />', v=verdict)
    assert text(html).count(str(STATES[state][0])) == 6
    assert html.count('data-check="') == 5


@pytest.mark.covers("U15")
def test_a_check_that_is_missing_is_not_good() -> None:
    verdict = {
        "verdict": "passed",
        "sentence": "A sentence.",
        "checks": {"unchanged": "passed"},
        "reasons": [],
    }
    html = render('<c-verdict :verdict="v" />', v=verdict)
    assert re.findall(r'data-state="(\w+)"', html) == ["passed"] + ["could_not_check"] * 4
    assert html.count("tone-good") == 2


class Questions(forms.Form):
    name = forms.CharField(label="Name", help_text="As on your card.")
    born = forms.DateField(label="Born", widget=DateParts(birthday=True))


@pytest.mark.covers("U28")
def test_a_field_is_tied_to_why_hint_and_error() -> None:
    html = render('<c-field :field="f" why="We ask because." autocomplete="name" />', f=Questions({})["name"])
    told = re.search(r'aria-describedby="([^"]+)"', html)
    assert told is not None
    assert told[1].split() == ["id_name_why", "id_name_hint", "id_name_error"]
    assert all(f'id="{part}"' in html for part in told[1].split())
    assert 'autocomplete="name"' in html
    assert 'aria-invalid="true"' in html


def test_the_summary_links_to_each_control() -> None:
    form = Questions({"born_month": "2", "born_day": "31", "born_year": "1990"})
    html = render('<c-form-errors :form="form" />', form=form)
    assert re.findall(r'href="#([^"]+)"', html) == ["id_name", "id_born_month"]
    assert 'id="id_born_month"' in render('<c-field :field="f" />', f=form["born"])


def test_a_date_of_three_parts_is_read_and_shown_again() -> None:
    form = Questions({"name": "Ana", "born_month": "4", "born_day": "27", "born_year": "1998"})
    assert form.is_valid()
    assert str(form.cleaned_data["born"]) == "1998-04-27"
    wrong = Questions({"name": "Ana", "born_month": "2", "born_day": "31", "born_year": "1990"})
    assert 'value="31"' in render('<c-field :field="f" />', f=wrong["born"])


def test_a_button_that_is_off_says_why() -> None:
    html = render('<c-button id="go" off="Add a record first.">Share</c-button>')
    assert 'aria-disabled="true" aria-describedby="go_reason"' in html
    assert re.search(r'id="go_reason">.*Add a record first', html, re.DOTALL)


def test_attributes_of_pages_are_escaped() -> None:
    html = render('<c-panel title="x" :data-name="name" />', name='"><b onclick="x">')
    assert "<b" not in html


@pytest.mark.covers("U7")
def test_a_qr_has_its_link_and_code_beside_it() -> None:
    html = render('<c-qr :svg="svg" url="https://p.example/c/K7QM2XTD" code="K7QM-2XTD" />', svg="")
    assert {"https://p.example/c/K7QM2XTD", "K7QM-2XTD"} <= set(text(html).split())


def test_progress_counts_truly_and_polls_only_while_it_runs() -> None:
    running = render('<c-progress label="Reading" :done="3" :total="12" poll="/part" />')
    done = render('<c-progress label="Reading" :done="12" :total="12" state="done" poll="/part" />')
    assert 'max="12" value="3"' in running
    assert "3 of 12" in text(running)
    assert 'hx-get="/part"' in running
    assert "hx-get" not in done


def test_components_do_not_see_the_page_around_them() -> None:
    assert "secret" not in render('<c-panel title="x">y</c-panel>', actions="secret", foot="secret")


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("part", ["", *(f"{name}/" for name in gallery.PAGES)])
def test_every_page_of_the_gallery_opens(client: Client, language: str, part: str) -> None:
    answer = client.get(f"{'/es' if language == 'es' else ''}/gallery/{part}")
    assert answer.status_code == 200
    assert f'<html lang="{language}"' in answer.content.decode()


def test_every_rung_and_state_has_spanish_words() -> None:
    with translation.override("en"):
        english = (
            [r.word for r in Rung] + [r.meaning for r in Rung] + [str(row[0]) for row in STATES.values()]
        )
    with translation.override("es"):
        spanish = (
            [r.word for r in Rung] + [r.meaning for r in Rung] + [str(row[0]) for row in STATES.values()]
        )
    assert all(a != b for a, b in zip(english, spanish, strict=True))


def test_a_template_without_a_request_still_draws_components() -> None:
    from django_cotton.compiler_regex import CottonCompiler

    source = CottonCompiler().process(
        '<c-rung rung="signed" /><c-step-list><c-step label="a" state="done" /></c-step-list>'
    )
    html = engines["django"].engine.from_string(source).render(Context({}))
    assert "Signed by source" in html
