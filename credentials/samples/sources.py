"""The invented sources behind the samples. They stand in the directory, and their names say what they are."""

from dataclasses import dataclass
from datetime import date

from accounts.enums import OrganizationKind
from accounts.models import Organization
from core.clock import today
from credentials.services import directory

_TYPES = ("Course", "Certificate", "ClrCredential")
_EVIDENCE = "Sample source of this portal"


@dataclass(frozen=True)
class Sources:
    """Who signs the samples."""

    college: Organization
    closed: Organization
    long_closed: Organization
    careless: Organization


def make() -> Sources:
    """Make what is missing."""
    office = _one("sample-records-office", "Sample Records Office (not a real office)")
    closed = {"custodian": office}
    return Sources(
        college=_admitted("sample-college", "Sample College (not a real school)"),
        closed=_admitted(
            "sample-closed-college", "Closed Sample College (not a real school)", closed_on=today(), **closed
        ),
        long_closed=_admitted(
            "sample-old-college",
            "Old Sample College (not a real school)",
            closed_on=date(2016, 6, 30),
            **closed,
        ),
        careless=_admitted("sample-careless-college", "Careless Sample College (not a real school)"),
    )


def _one(slug: str, name: str, **facts: object) -> Organization:
    defaults = {"kind": OrganizationKind.COLLEGE, "name": name, "city": "Fresno", **facts}
    return Organization.objects.get_or_create(slug=slug, defaults=defaults)[0]


def _admitted(slug: str, name: str, **facts: object) -> Organization:
    organization = _one(slug, name, **facts)
    directory.admit(organization, by=None, achievement_types=_TYPES, evidence=_EVIDENCE)
    return organization
