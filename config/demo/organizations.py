"""One organization of each kind of partner (S119), and one college that exists, marked as a sample."""

from accounts.enums import OrganizationKind as Kind
from accounts.models import InstitutionCode, Organization

#: slug · kind · name · city · code system · code. Codes from 990001 on belong to nobody.
_TABLE = (
    ("riverbend", Kind.COLLEGE, "Riverbend Community College", "Fresno", "FICE", "990001"),
    ("butte-sample", Kind.COLLEGE, "Butte College (sample)", "Oroville", "FICE", "008073"),
    ("central-valley", Kind.DISTRICT, "Central Valley Community College District", "Fresno", "", ""),
    ("csu-sierra", Kind.CSU, "California State University, Sierra (demo)", "Madera", "FICE", "990002"),
    ("uc-foothills", Kind.UC, "University of California, Foothills (demo)", "Merced", "FICE", "990003"),
    ("saint-agnes", Kind.INDEPENDENT, "Saint Agnes College (demo)", "Fresno", "FICE", "990004"),
    ("mesa-high", Kind.K12, "Mesa High School (demo)", "Clovis", "CEEBACT", "990005"),
    ("fresno-adult", Kind.ADULT_SCHOOL, "Olive Avenue Adult School (demo)", "Fresno", "", ""),
    ("harbor-homes", Kind.EMPLOYER, "Harbor Homes Housing Services (demo)", "Los Angeles", "", ""),
    ("open-door", Kind.COMMUNITY, "Open Door Community Center (demo)", "Fresno", "", ""),
    ("valley-jobs", Kind.LABOR_AGENCY, "Valley Job Center (demo)", "Fresno", "", ""),
    ("able-works", Kind.REHABILITATION, "Able Works Rehabilitation (demo)", "Visalia", "", ""),
    ("service-corps", Kind.SERVICE, "Golden Service Corps (demo)", "Sacramento", "", ""),
    ("state-desk", Kind.STATE, "Career Passport State Desk (demo)", "Sacramento", "", ""),
)


def make() -> dict[str, Organization]:
    """Make what is missing; slug → organization."""
    return {row[0]: _one(*row) for row in _TABLE}


def _one(slug: str, kind: str, name: str, city: str, system: str, value: str) -> Organization:
    facts = {"kind": kind, "name": name, "city": city, "is_demo": True}
    organization, _ = Organization.objects.update_or_create(slug=slug, defaults=facts)
    if system:
        InstitutionCode.objects.get_or_create(
            system=system, value=value, defaults={"organization": organization}
        )
    return organization
