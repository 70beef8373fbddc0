"""Ordering awards for a list of people: what a small organization says in a form becomes a batch (S22)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from accounts.models import Organization, Person
from credentials import addresses
from credentials.batch_rows import Recipient
from credentials.models import AwardBatch, DirectoryEntry
from credentials.services import batches
from credentials.standards.award_facts import AwardFacts

_MARK = 12


@dataclass(frozen=True)
class Wanted:
    """One award in the words of those who give it; `kind` is an achievement type of Open Badges 3.0."""

    title: str
    kind: str
    description: str
    criteria: str
    awarded_on: date
    field: str = ""
    valid_until: date | None = None


def order(source: Organization, wanted: Wanted, rows: Sequence[Recipient], *, by: Person) -> AwardBatch:
    """Prepare a batch; nothing is signed yet. The same order again is the same batch.

    Nobody is looked up by an e-mail address: it goes into the award as a salted digest, so that its owner can show
    that the award is theirs. Raises `NotAllowedToIssue`, `NoSigningKey` or `CannotSign`.
    """
    return batches.open_batch(source, kind=_kind(wanted), facts=facts(source, wanted), rows=rows, by=by)


def facts(source: Organization, wanted: Wanted) -> AwardFacts:
    """The award as it will be signed."""
    return AwardFacts(
        title=wanted.title,
        description=wanted.description,
        criteria=wanted.criteria,
        achievement_type=wanted.kind,
        achievement_id=f"{_page(source)}#{_mark(wanted)}",
        awarded_at=_noon(wanted.awarded_on),
        field_of_study=wanted.field,
        valid_until=_noon(wanted.valid_until) if wanted.valid_until else None,
    )


def _page(source: Organization) -> str:
    """The source's page in the directory: there every reader learns who gives the award."""
    entry = DirectoryEntry.objects.filter(organization=source).first()
    return addresses.origin() + (entry.get_absolute_url() if entry else f"/organizations/{source.slug}")


def _kind(wanted: Wanted) -> str:
    """One person gets the same award of the same day once, from however many lists."""
    return f"award.{_mark(wanted)}.{wanted.awarded_on:%Y%m%d}"


def _mark(wanted: Wanted) -> str:
    return hashlib.sha256(f"{wanted.kind}:{wanted.title.casefold()}".encode()).hexdigest()[:_MARK]


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=UTC)
