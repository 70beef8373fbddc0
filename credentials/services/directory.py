"""Sources of the directory, with what they may sign: admitted, proposed and approved by two people, closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.models import Organization, Person
from audit.services import ledger
from core.clock import now, today
from credentials.addresses import did_of
from credentials.enums import KeyPurpose
from credentials.errors import AlreadyDecided, SecondPersonNeeded
from credentials.models import DirectoryEntry, DirectoryScope, SigningKey
from credentials.services import keys, snapshots

#: Kinds that colleges give under their accreditation, beside each award's own achievement type.
COLLEGE_TYPES = (
    *("Course", "Certificate", "CertificateOfCompletion", "AssociateDegree", "BachelorDegree", "Diploma"),
    *("MicroCredential", "Badge", "Competency", "Assessment", "ClrCredential", "EndorsementCredential"),
)


@dataclass(frozen=True)
class WantedScope:
    """What a source is to sign: kinds, CIP prefixes, levels, place, first and last day, and on what evidence."""

    achievement_types: tuple[str, ...]
    fields: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    place: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    evidence: str = ""


@transaction.atomic
def admit(
    organization: Organization,
    *,
    by: Person | None,
    achievement_types: Sequence[str] = COLLEGE_TYPES,
    fields: Sequence[str] = (),
    starts_on: date | None = None,
    ends_on: date | None = None,
    approved_by: Person | None = None,
    evidence: str = "",
) -> DirectoryEntry:
    """Put a source into the directory with one scope, and give it keys; admitting again adds the scope once.

    `achievement_types` are those of Open Badges or form names such as ClrCredential, `fields` CIP prefixes.
    The scope counts at once when the portal acts alone (`by` None, from its own command line) or when a second
    person approves; otherwise it waits for `approve`. Raises `SecondPersonNeeded` when both are one person.
    """
    if by is not None and by == approved_by:
        raise SecondPersonNeeded
    entry = _entry(organization, evidence)
    stands = by is None or approved_by is not None
    DirectoryScope.objects.get_or_create(
        entry=entry,
        achievement_types=list(achievement_types),
        fields=list(fields),
        levels=[],
        place="",
        starts_on=starts_on,
        ends_on=ends_on,
        refused_at=None,
        defaults={
            "proposed_by": by,
            "approved_by": approved_by,
            "approved_at": now() if stands else None,
            "evidence": evidence,
        },
    )
    _keys(organization, by)
    ledger.write("credentials.source_admitted", by=by, organization=organization, target=entry)
    snapshots.publish()
    return entry


@transaction.atomic
def propose(organization: Organization, wanted: WantedScope, *, by: Person) -> DirectoryScope:
    """Ask that an organization may sign something; nothing changes for checkers until another person approves."""
    entry = _entry(organization, wanted.evidence)
    facts = {name: list(value) if isinstance(value, tuple) else value for name, value in vars(wanted).items()}
    scope = DirectoryScope.objects.create(entry=entry, proposed_by=by, **facts)
    ledger.write("credentials.scope_proposed", by=by, organization=organization, target=scope)
    return scope


@transaction.atomic
def approve(scope: DirectoryScope, *, by: Person) -> DirectoryScope:
    """Let a proposed scope count, give the source keys, make a new version (U82).

    Raises `SecondPersonNeeded` for the one who proposed it, `AlreadyDecided` when it was decided before.
    """
    row = _undecided(scope)
    if row.proposed_by_id == by.pk:
        raise SecondPersonNeeded
    row.approved_by, row.approved_at = by, now()
    row.save(update_fields=["approved_by", "approved_at", "updated_at"])
    organization = row.entry.organization
    if organization is not None:
        _keys(organization, by)
    ledger.write("credentials.scope_approved", by=by, organization=organization, target=row)
    snapshots.publish()
    return row


@transaction.atomic
def refuse(scope: DirectoryScope, *, by: Person) -> DirectoryScope:
    """Say no to a proposal, or take one's own back. Raises `AlreadyDecided`."""
    row = _undecided(scope)
    row.refused_by, row.refused_at = by, now()
    row.save(update_fields=["refused_by", "refused_at", "updated_at"])
    ledger.write("credentials.scope_refused", by=by, organization=row.entry.organization, target=row)
    return row


@transaction.atomic
def close(entry: DirectoryEntry, *, on: date, custodian: str, by: Person | None) -> DirectoryEntry:
    """Mark a source as closed: its keys end, what it signed stays good and names who keeps the records (S42)."""
    row = DirectoryEntry.objects.select_for_update(of=("self",)).get(pk=entry.pk)
    row.closed_on, row.custodian_name = on, custodian
    row.save(update_fields=["closed_on", "custodian_name", "updated_at"])
    if row.organization is not None:
        for key in SigningKey.objects.of(row.organization).active().filter(purpose=KeyPurpose.AWARD):
            keys.retire(key, by=by)
    ledger.write("credentials.source_closed", by=by, organization=row.organization, target=row)
    snapshots.publish()
    return row


def _undecided(scope: DirectoryScope) -> DirectoryScope:
    row = DirectoryScope.objects.select_for_update(of=("self",)).get(pk=scope.pk)
    if row.approved_at or row.refused_at:
        raise AlreadyDecided
    return row


def _entry(organization: Organization, evidence: str) -> DirectoryEntry:
    entry, _made = DirectoryEntry.objects.get_or_create(
        organization=organization,
        defaults={
            "ids": [did_of(organization)],
            "name": organization.name,
            "place": organization.city,
            "legal_name": organization.name,
            "since": today(),
            "closed_on": organization.closed_on,
            "custodian_name": str(organization.custodian or ""),
            "evidence": evidence,
        },
    )
    return entry


def _keys(organization: Organization, by: Person | None) -> None:
    for purpose in (KeyPurpose.AWARD, KeyPurpose.LIST):
        if not SigningKey.objects.of(organization).active().filter(purpose=purpose).exists():
            keys.create(organization, purpose=purpose, by=by)
