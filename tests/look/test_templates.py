"""Scans over every template; each is shown a bad text first, so that a silent scan is noticed."""

import re
from collections.abc import Callable

import pytest

from tests.look import house, scans


def _faults(scan: Callable[[str], list[str]], sources: list[house.Source]) -> dict[str, list[str]]:
    return {source.name: found for source in sources if (found := scan(source.text))}


@pytest.mark.covers("U9")
def test_no_template_has_inline_code() -> None:
    assert scans.inline_code('<p style="color:red">') != []
    assert scans.inline_code("<style>p{}</style>") != []
    assert scans.inline_code("<script>alert(1)</script>") != []
    assert scans.inline_code('<button onclick="x()">') != []
    assert scans.inline_code('<script src="a.js" defer></script><c-button confirm="now">') == []
    assert _faults(scans.inline_code, house.templates()) == {}


@pytest.mark.covers("U5")
def test_every_control_that_is_off_says_why() -> None:
    assert scans.controls_without_reason("<button disabled>Send</button>") != []
    assert scans.controls_without_reason('<input aria-disabled="true">') != []
    assert scans.controls_without_reason('<c-button off="">Send</c-button>') != []
    assert scans.controls_without_reason('<button disabled aria-describedby="why">Send</button>') == []
    assert _faults(scans.controls_without_reason, house.templates()) == {}


@pytest.mark.covers("U4")
def test_every_list_teaches_when_it_is_empty() -> None:
    assert scans.is_list("<c-record-list>{% for a in b %}x{% endfor %}</c-record-list>")
    assert not scans.is_list("<c-table><tr></tr></c-table>{% for a in b %}{% endfor %}")
    full = [house.whole(page) for page in house.pages() if "{% extends" in page.text]
    lists = [page for page in full if scans.is_list(page.text)]
    silent = [
        page.name for page in lists if "<c-empty" not in house.whole(page).text and not page.never_empty
    ]
    assert silent == []


@pytest.mark.covers("U4")
def test_every_empty_state_has_reason_example_and_two_actions() -> None:
    good = '<c-empty title="a" reason="b"><c-slot name="example">c</c-slot><c-slot name="actions"><c-button>d</c-button><a>e</a></c-slot></c-empty>'
    assert scans.empty_faults(good) == []
    assert scans.empty_faults(good.replace(' reason="b"', "")) == ["no reason"]
    assert scans.empty_faults(good.replace("<a>e</a>", "")) == ["fewer than two actions"]
    assert scans.empty_faults(good.replace(">c<", "><")) == ["no example"]
    assert _faults(scans.empty_faults, [t for t in house.templates() if t.name != "cotton/empty.html"]) == {}


@pytest.mark.covers("U24")
def test_every_video_has_captions() -> None:
    assert scans.videos_without_captions('<video src="a.mp4"></video>') != []
    assert scans.videos_without_captions('<video><track kind="captions" src="a.vtt"></video>') == []
    assert _faults(scans.videos_without_captions, house.templates()) == {}
    films = [p for p in (house.ROOT / "static").rglob("*") if p.suffix in (".mp4", ".webm", ".mov")]
    assert [film.name for film in films if not film.with_suffix(".vtt").exists()] == []


@pytest.mark.covers("U7")
def test_a_qr_picture_stands_only_beside_its_link_and_code() -> None:
    assert scans.bare_qr("<div>{{ share.qr }}</div>") != []
    assert scans.bare_qr('<c-qr :svg="share.qr" url="{{ u }}" code="{{ c }}" />') == []
    assert _faults(scans.bare_qr, house.pages()) == {}


@pytest.mark.covers("U12")
def test_paper_has_a_date_and_evidence_a_code() -> None:
    assert scans.unprinted_evidence("{% block body_class %}evidence{% endblock %}") != []
    assert scans.unprinted_evidence('<main class="evidence"><c-print-head code="{{ c }}" /></main>') == []
    frame = next(t.text for t in house.templates() if t.name == "base.html")
    assert re.search(r'class="print-only[^>]*>[^<]*{% now ', frame)
    whole = [house.whole(page) for page in house.pages() if "{% extends" in page.text]
    assert _faults(scans.unprinted_evidence, whole) == {}


@pytest.mark.covers("L55")
def test_every_word_of_a_page_comes_from_a_catalog() -> None:
    assert scans.untranslated("<p>Hello</p>") == ["Hello"]
    assert scans.untranslated('<c-panel title="Hello" />') == ["Hello"]
    assert scans.untranslated("<p>{% translate 'Hello' %} · 12</p>") == []
    assert (
        _faults(scans.untranslated, [t for t in house.templates() if not t.name.startswith("gallery/")]) == {}
    )


@pytest.mark.covers("U21")
def test_every_page_is_built_on_the_one_frame_that_holds_help() -> None:
    own_frame = [
        t.name
        for t in house.templates()
        if "<html" in t.text and t.name != "base.html" and "pdf" not in t.name
    ]
    frame = next(t.text for t in house.templates() if t.name == "base.html")
    assert own_frame == []
    assert frame.count("data-help") == 1
    assert frame.index("data-help") < frame.index("<main")
