"""A college of its own in the directory, and a batch of its awards ordered from a CSV file."""

from datetime import UTC, datetime
from uuid import UUID

from accounts.enums import OrganizationKind
from accounts.models import Organization
from core.ids import uuid7
from credentials.batch_rows import Table
from credentials.models import AwardBatch
from credentials.services import batches, directory
from credentials.standards.award_facts import AwardFacts, Result

_GRADES = ("A", "B", "C")
FACTS = AwardFacts(
    title="Introduction to Sociology",
    description="How societies hold together and change.",
    criteria="Pass the course with a grade of C or better.",
    achievement_type="Course",
    achievement_id="https://college.example.edu/courses/soc-1",
    awarded_at=datetime(2026, 6, 5, tzinfo=UTC),
    results=(Result("Grade", "", allowed=_GRADES),),
)


def college() -> Organization:
    """A source that may issue courses, with keys."""
    name = f"bench-{uuid7()}"
    source = Organization.objects.create(kind=OrganizationKind.COLLEGE, name="Benchmark College", slug=name)
    directory.admit(source, by=None, achievement_types=["Course"], evidence="Benchmark")
    return source


def table(count: int) -> Table:
    """`count` rows read from the text of a CSV file; their keys are soc-0, soc-1, …"""
    rows = (f"soc-{number},2026-06-05,{_GRADES[number % 3]}" for number in range(count))
    return batches.read_csv("\n".join(("key,awarded_on,result", *rows)).encode(), FACTS)


def order(source: Organization, rows: Table, people: dict[str, UUID]) -> AwardBatch:
    """The batch, ready for workers."""
    batch = batches.open_batch(source, kind="course", facts=FACTS, rows=rows.rows, people=people, by=None)
    return batches.start(batch, by=None)
