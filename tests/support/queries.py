"""A list asks the database the same number of questions for one row and for three."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext


@contextmanager
def counting() -> Iterator[CaptureQueriesContext]:
    """Count the queries inside: `with counting() as asked: …; len(asked)`."""
    with CaptureQueriesContext(connection) as asked:
        yield asked


def same_count_for_one_and_three(add_row: Callable[[], Any], open_list: Callable[[], Any]) -> None:
    """Open the list with one row and with three; fail with the extra queries when the counts differ."""
    add_row()
    open_list()  # warms caches of content types, sites and templates
    with counting() as one:
        open_list()
    add_row()
    add_row()
    with counting() as three:
        open_list()
    known = {query["sql"] for query in one.captured_queries}
    extra = [query["sql"] for query in three.captured_queries if query["sql"] not in known]
    assert len(one) == len(three), f"{len(one)} queries for one row, {len(three)} for three: {extra[:3]}"
