"""A few courses of the demo college, with the outcomes that prior learning is measured against."""

from decimal import Decimal

from accounts.models import Membership, Organization, Person
from institutions.models import CatalogCourse
from skills.models import Skill
from skills.services import endorsements

#: subject · number · title · units · discipline · outcomes
_TABLE = (
    (
        "HLTH",
        "12",
        "Foundations of Community Health",
        "3.0",
        "Health",
        (
            "Help people of many cultures to find the care they need",
            "Follow infection control at every step",
        ),
    ),
    (
        "HLTH",
        "15",
        "Medical Office Procedures",
        "3.0",
        "Health",
        ("Keep a front desk, a calendar and a chart in order", "Write a clear note in a chart"),
    ),
    (
        "HLTH",
        "20",
        "Nurse Assistant Training",
        "3.0",
        "Health",
        (
            "Help a patient with bathing, dressing and moving safely",
            "Measure and chart vital signs",
            "Follow infection control at every step",
        ),
    ),
    (
        "HLTH",
        "31",
        "Medical Terminology",
        "3.0",
        "Health",
        ("Build and read medical words from their parts", "Use the right terms in a short chart note"),
    ),
    (
        "SOC",
        "41",
        "Introduction to Human Services",
        "3.0",
        "Sociology",
        (
            "Describe what a case manager does from intake to closing",
            "Use open questions and reflections in an interview",
        ),
    ),
    (
        "CIS",
        "22A",
        "Beginning Programming in Python",
        "4.5",
        "Computer Information Systems",
        ("Write a program with loops and functions", "Find and mend a fault with a debugger"),
    ),
)
_ENDORSED = (
    ("HLTH", "12", "infection-control"),
    ("HLTH", "12", "patient-care"),
    ("HLTH", "20", "patient-care"),
    ("HLTH", "20", "vital-signs"),
    ("HLTH", "20", "infection-control"),
)


def make(college: Organization, okafor: Person) -> dict[str, CatalogCourse]:
    """Make what is missing; `SUBJECT NUMBER` → course."""
    made = {f"{row[0]} {row[1]}": _one(college, *row) for row in _TABLE}
    faculty = Membership.objects.active().get(person=okafor, organization=college)
    for subject, number, code in _ENDORSED:
        endorsements.endorse(Skill.objects.get(code=code), subject=subject, number=number, by=faculty)
    return made


def _one(
    college: Organization,
    subject: str,
    number: str,
    title: str,
    units: str,
    discipline: str,
    outcomes: tuple[str, ...],
) -> CatalogCourse:
    facts = {
        "title": title,
        "units": Decimal(units),
        "discipline": discipline,
        "outcomes": list(outcomes),
        "active": True,
    }
    course, _ = CatalogCourse.objects.update_or_create(
        organization=college, subject=subject, number=number, defaults=facts
    )
    return course
