"""A checked page with 2 million issued awards in the database, beside the same page with two thousand.

The awards that are checked are real ones, signed by the batch verb before the database was filled and after it. Server
time of the whole request, without a browser and without a network. It takes about 5 GB of disk and some minutes.
"""

import random
import sys
from collections.abc import Callable, Sequence
from itertools import count, cycle
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from benchmarks import orders
from benchmarks.filling import fill
from benchmarks.people import learners
from benchmarks.tables import Row, milliseconds
from credentials.models import IssuedCredential
from credentials.services import batches

FILLED, REAL, LEARNERS, RUNS = 2_000_000, 2_000, 100_000, 200
#: What a page and what the API say of an award that passed.
_PASSED = (b"This record is unchanged and signed by", b'"verdict":"passed"')
Door = Callable[[Client, IssuedCredential], Any]


def run() -> list[Row]:
    """Milliseconds (p95, and the median in words) of each door, and its ratio to the same door of a small database."""
    people = [person.pk for person in learners(LEARNERS)]
    few = _signed({f"soc-{number}": pk for number, pk in enumerate(people[:REAL])})
    before = _times(few)
    fill(few[0], FILLED, subjects=people, told=_tell)
    many = _signed({f"soc-{number}": pk for number, pk in enumerate(people[-REAL:])})
    after = _times(many)
    return [
        _row(f"{what}, {medians:.0f} ms median; p95", worst, before[what][1])
        for what, (medians, worst) in after.items()
    ]


def _row(what: str, worst: float, small: float) -> Row:
    return Row(what, worst, "ms", f"{REAL:,} awards", worst / small, "< 250")


def _signed(people: dict[str, UUID]) -> list[IssuedCredential]:
    batch = orders.order(orders.college(), orders.table(len(people)), people)
    batches.run(batch)
    return list(IssuedCredential.objects.filter(batch=batch))


def _times(awards: Sequence[IssuedCredential]) -> dict[str, tuple[float, float]]:
    return {what: milliseconds(_next(door, awards), runs=RUNS) for what, door in _DOORS.items()}


def _next(door: Door, awards: Sequence[IssuedCredential]) -> Callable[[], None]:
    """One request about the next award from the next address, so that nobody is asked to wait."""
    client = Client(HTTP_HOST="127.0.0.1")
    drawn = zip(cycle(random.Random(7).sample(awards, RUNS)), _ADDRESSES, strict=False)

    def work() -> None:
        award, address = next(drawn)
        client.defaults["REMOTE_ADDR"] = address
        answer = door(client, award)
        if answer.status_code != 200 or not any(mark in answer.content for mark in _PASSED):
            raise RuntimeError(f"{answer.status_code}, and it did not pass")

    return work


def _file(client: Client, award: IssuedCredential) -> Any:
    return client.post("/check/", {"file": SimpleUploadedFile("award.json", award.document)})


def _code(client: Client, award: IssuedCredential) -> Any:
    return client.post("/check/", {"text": award.code})


def _page(client: Client, award: IssuedCredential) -> Any:
    return client.get(f"/credentials/{award.public_id}/")


def _api(client: Client, award: IssuedCredential) -> Any:
    return client.post("/api/v1/check", bytes(award.document), content_type="application/vc")


def _tell(count: int) -> None:
    print(f"{count:,} awards written", file=sys.stderr, flush=True)


_DOORS: dict[str, Door] = {
    "file dropped on /check/": _file,
    "short code typed on /check/": _code,
    "the record's own page": _page,
    "POST /api/v1/check": _api,
}
_ADDRESSES = (f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}" for number in count(1))
