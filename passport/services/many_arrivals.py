"""Awards that were signed together become lines together: the same lines as one by one, in a handful of questions."""

import json
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from audit.services import ledger
from core.copying import copy_in
from credentials.models import IssuedCredential
from passport.formats import award
from passport.models import PassportLine
from passport.services import skilling
from passport.services.arrivals import line_of


@transaction.atomic
def arrive(credentials: Sequence[IssuedCredential]) -> list[PassportLine]:
    """Lay awards of one source before their subjects, as `arrivals.arrive` does with one.

    Each is one award, not a transcript, of a person the portal knows, else it makes no line. Repeating it adds nothing.
    """
    arriving = _new([one for one in credentials if one.subject_id])
    positions = _last_positions({one.subject_id for one in arriving})
    made = []
    for one in arriving:
        reading = award.read(json.loads(one.document), credit="cpl" in one.kind.lower())[0]
        positions[one.subject_id] += 1
        made.append((line_of(one, reading, position=positions[one.subject_id]), reading))
    lines = copy_in(line for line, _ in made)
    skilling.from_readings(made)
    _tell(arriving, lines)
    return lines


def _new(credentials: Sequence[IssuedCredential]) -> list[IssuedCredential]:
    lines = PassportLine.objects.unscoped(reason="awards arrive for many learners at once")
    known = set(lines.filter(credential__in=credentials).values_list("credential", flat=True))
    return [one for one in credentials if one.pk not in known]


def _last_positions(people: Iterable[UUID | None]) -> dict[UUID | None, int]:
    """The last place in each passport, zero in an empty one."""
    lines = PassportLine.objects.unscoped(reason="awards arrive for many learners at once")
    there = lines.filter(person__in=people, removed_at=None).order_by().values_list("person")
    return dict.fromkeys(people, 0) | dict(there.annotate(last=Max("position")))


def _tell(credentials: Sequence[IssuedCredential], lines: Sequence[PassportLine]) -> None:
    if credentials:
        rows = ((line.person_id, line) for line in lines)
        ledger.write_many("passport.line_arrived", rows, by=None, organization=credentials[0].source)
