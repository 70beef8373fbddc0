"""Tables that libraries draw look and speak like our own."""

import re
from html import unescape
from urllib.parse import parse_qs

import django_tables2 as tables
from django.test import RequestFactory

from tests.look.test_components import text


class Courses(tables.Table):
    title = tables.Column(verbose_name="Course")
    units = tables.Column(verbose_name="Units", orderable=False)

    class Meta:
        attrs = {"caption": "Courses"}
        order_by = "-title"


def _page(rows: int) -> str:
    request = RequestFactory().get("/?q=a")
    table = Courses([{"title": f"Course {n:02}", "units": "3.00"} for n in range(rows)], request=request)
    table.paginate(per_page=10)
    return str(table.as_html(request))


def test_a_library_table_stacks_sorts_and_turns_pages_like_ours() -> None:
    html = _page(25)
    assert "table table-stack" in html
    assert html.count('data-label="Units"') == 10
    assert 'aria-sort="descending"' in html
    links = [parse_qs(unescape(link)) for link in re.findall(r'href="\?([^"]+)"', html)]
    assert {"q": ["a"], "page": ["2"]} in links
    assert "1 to 10 of 25" in text(html)


def test_a_short_library_table_has_no_pages() -> None:
    assert "pager" not in _page(3)
