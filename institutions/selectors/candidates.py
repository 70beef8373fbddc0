"""Accounts that a document may be about."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from accounts.models import Organization, Person, PersonIdentifier
from core.encryption import fingerprint
from institutions.enums import Decision
from institutions.matching import Candidate, Facts, nearness, weigh
from institutions.models import IdentityMatch, ImportDocument

#: More than this many namesakes tell a reader nothing; the nearest are shown.
MOST = 9


def facts_of(document: ImportDocument) -> Facts:
    """What the document says of its learner."""
    said: dict[str, Any] = document.learner
    born = said.get("birth_date")
    return Facts(
        names=tuple((first, last) for first, last in said.get("names", [])),
        birth_date=date.fromisoformat(born) if born else None,
        identifiers=frozenset((kind, bytes.fromhex(digest)) for kind, digest in said.get("identifiers", [])),
    )


def find(document: ImportDocument, source: Organization | None) -> list[Candidate]:
    """Every active account with evidence for it, strongest first."""
    facts = facts_of(document)
    people = list(_people(facts, source))
    known = _identifiers(people, source)
    disputed = _disputed(people, document)
    found = [
        _candidate(person, facts, known.get(person.pk, frozenset()), person.pk in disputed)
        for person in people
    ]
    held = [candidate for candidate in found if candidate.evidence.tier]
    held.sort(key=lambda one: (one.evidence.tier, len(one.evidence.contradicts), -one.nearness))
    return held[:MOST]


def _people(facts: Facts, source: Organization | None) -> QuerySet[Person]:
    wanted = Q(pk__in=_holders(facts, source).values("person"))
    if facts.birth_date:
        wanted |= Q(birth_fingerprint=fingerprint(facts.birth_date.isoformat(), purpose="birth"))
    for first, last in facts.names:
        wanted |= Q(last=last.lower(), first=first.lower())
    named = Person.objects.annotate(last=Lower("last_name"), first=Lower("first_name"))
    return named.filter(wanted, is_active=True).order_by("pk")[:200]


def _holders(facts: Facts, source: Organization | None) -> QuerySet[PersonIdentifier]:
    wanted = Q(pk__in=[])
    for kind, digest in facts.identifiers:
        # A student number means something at its own school only.
        place = Q(organization=source) if kind == "school" else Q(organization=None)
        wanted |= Q(kind=kind, digest=digest) & place
    return _trusted(PersonIdentifier.objects.filter(wanted))


def _trusted(rows: QuerySet[PersonIdentifier]) -> QuerySet[PersonIdentifier]:
    # A CCCID that the learner only typed proves nothing; one that the college's sign-in brought does.
    return rows.exclude(kind="cccid", verified_at=None)


def _identifiers(
    people: list[Person], source: Organization | None
) -> dict[Any, frozenset[tuple[str, bytes]]]:
    rows = _trusted(PersonIdentifier.objects.filter(person__in=people))
    rows = rows.filter(Q(organization=None) | Q(organization=source))
    known: dict[Any, set[tuple[str, bytes]]] = {}
    for row in rows:
        known.setdefault(row.person_id, set()).add((row.kind, bytes(row.digest)))
    return {pk: frozenset(found) for pk, found in known.items()}


def _disputed(people: list[Person], document: ImportDocument) -> set[Any]:
    """People who had a link of this sender undone before."""
    undone = IdentityMatch.objects.filter(
        person__in=people,
        decision=Decision.REVERSED,
        document__import_file__organization=document.import_file.organization,
    )
    return set(undone.values_list("person", flat=True))


def _candidate(
    person: Person, facts: Facts, identifiers: frozenset[tuple[str, bytes]], disputed: bool
) -> Candidate:
    account = Facts(tuple(_names(person)), person.birth_date, identifiers)
    said, own = (" ".join(names[0]) if names else "" for names in (facts.names, account.names))
    return Candidate(person, weigh(facts, account), nearness(said, own), disputed)


def _names(person: Person) -> Iterator[tuple[str, str]]:
    if person.first_name or person.last_name:
        yield person.first_name, person.last_name
    for former in person.former_names:
        if isinstance(former, dict):
            yield former.get("first") or person.first_name, former.get("last", "")
        else:
            yield person.first_name, str(former)
