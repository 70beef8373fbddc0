"""Admitting sources to the directory, with what they may sign."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from accounts.models import Organization, Person
from audit.services import ledger
from credentials.addresses import did_of
from credentials.enums import KeyPurpose
from credentials.models import DirectoryEntry, DirectoryScope, SigningKey
from credentials.services import keys, snapshots

#: Kinds that colleges give under their accreditation, beside each award's own achievement type.
COLLEGE_TYPES = (
    *("Course", "Certificate", "CertificateOfCompletion", "AssociateDegree", "BachelorDegree", "Diploma"),
    *("MicroCredential", "Badge", "Competency", "Assessment", "ClrCredential", "EndorsementCredential"),
)


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
    """
    entry, _made = DirectoryEntry.objects.get_or_create(
        organization=organization,
        defaults={
            "ids": [did_of(organization)],
            "name": organization.name,
            "place": organization.city,
            "closed_on": organization.closed_on,
            "custodian_name": str(organization.custodian or ""),
            "evidence": evidence,
        },
    )
    DirectoryScope.objects.get_or_create(
        entry=entry,
        achievement_types=list(achievement_types),
        fields=list(fields),
        starts_on=starts_on,
        ends_on=ends_on,
        defaults={"proposed_by": by, "approved_by": approved_by, "evidence": evidence},
    )
    _keys(organization, by)
    ledger.write("credentials.source_admitted", by=by, organization=organization, target=entry)
    snapshots.publish()
    return entry


def _keys(organization: Organization, by: Person | None) -> None:
    for purpose in (KeyPurpose.AWARD, KeyPurpose.LIST):
        if not SigningKey.objects.of(organization).active().filter(purpose=purpose).exists():
            keys.create(organization, purpose=purpose, by=by)
