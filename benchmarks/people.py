"""Synthetic learners as rows of the portal, many at once."""

from itertools import islice

from accounts.models import Person
from benchmarks.generator import people
from core.copying import copy_in

_AT_ONCE = 10_000


def learners(count: int) -> list[Person]:
    """`count` people with name and address and no passphrase, written with COPY."""
    made: list[Person] = []
    names = people(count)
    while some := list(islice(names, _AT_ONCE)):
        made += copy_in(
            Person(
                username=f"bench-{one.number}",
                email=f"bench-{one.number}@example.org",
                first_name=one.first,
                last_name=one.last,
                password="!",
            )
            for one in some
        )
    return made
