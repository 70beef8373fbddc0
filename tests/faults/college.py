"""A college that sends forty transcripts in one file, and what came of them, in words that two worlds share."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import Count

from accounts.models import Person
from audit.models import Entry
from core.clock import now
from credentials.models import IssuedCredential
from institutions import tasks
from institutions.models import ImportIssue, SenderProfile, TranscriptImport
from institutions.services import imports, sweeping
from passport.models import PassportLine
from tests.institutions import factories
from tests.support.worker import eventually
from transcripts import generator
from transcripts.models import Course, TranscriptDocument

LEARNERS = 40
#: This one's document cannot be read and is refused alone; its finding is where a story stops a reading worker.
BROKEN = 15
#: At this one's lock a story stops a posting worker.
MIDDLE = 20


def sends_a_file() -> TranscriptImport:
    """A file received and not yet worked on; every learner is known, so nobody has to decide anything."""
    college = factories.college(signs=True)
    SenderProfile.objects.create(organization=college, auto_approve=True)
    for number in range(1, LEARNERS + 1):
        person = factories.learner(_first(number), "Reyes", _born(number), username=f"learner-{number:02}")
        factories.knows(person, "school", _school_id(number), college)
    data = b"".join(generator.batch(_transcript(college, number) for number in range(1, LEARNERS + 1)))
    broken = data.replace(_born(BROKEN).isoformat().encode(), b"1990-13-45")
    assert broken != data
    return imports.receive(ContentFile(broken, name="spring.xml"), organization=college, by=None)


def _transcript(college: Any, number: int) -> Any:
    where = generator.College(college.name, college.codes.get(system="FICE").value)
    who = generator.Learner(_first(number), "Reyes", _born(number), school_id=_school_id(number))
    return generator.transcript(
        seed=number, college=where, learner=who, sessions=1, courses=1, award=number % 8 == 0
    )


def _first(number: int) -> str:
    return f"Amara{'abcdefghij'[number % 10]}{'abcdefghij'[number // 10]}"


def _born(number: int) -> date:
    return date(1990, 1, 1) + timedelta(days=31 * number)


def _school_id(number: int) -> str:
    return f"9001{number:05}"


def learner(number: int) -> Person:
    return Person.objects.get(username=f"learner-{number:02}")


def story_of(file: TranscriptImport) -> dict[str, Any]:
    """Everything that came of a file: states, findings, records, signatures, lines, history; no ids, no times."""
    file.refresh_from_db()
    return {
        "file": file.state,
        "documents": list(
            file.documents.order_by("ordinal").values_list(
                "ordinal", "state", "outcome", "match_class", "signed_records", "person__username"
            )
        ),
        "issues": sorted(
            ImportIssue.objects.filter(document__import_file=file).values_list("document__ordinal", "code")
        ),
        "posted": _per_learner(TranscriptDocument.objects.all(), "person__username"),
        "courses": _per_learner(Course.objects.all(), "document__person__username"),
        "credentials": sorted(
            IssuedCredential.objects.values_list("subject__username", "kind", "title", "state")
        ),
        "lines": sorted(
            PassportLine.objects.unscoped(reason="tests compare two worlds").values_list(
                "person__username", "kind", "title", "state"
            )
        ),
        "history": dict(Counter(Entry.objects.values_list("code", flat=True))),
    }


def _per_learner(rows: Any, name: str) -> list[tuple[str, int]]:
    return sorted(rows.order_by().values_list(name).annotate(many=Count("pk")))


def time_passes(file: TranscriptImport) -> None:
    """The file has not moved for longer than the sweep waits, and the clock rings for the sweep."""
    long_ago = now() - 2 * sweeping.QUIET
    TranscriptImport.objects.filter(pk=file.pk).update(updated_at=long_ago)
    tasks.sweep()


def heals(file: TranscriptImport) -> None:
    """The sweep comes round until the file is done; a dead worker's session may hold it a moment longer."""

    def done() -> bool:
        time_passes(file)
        file.refresh_from_db()
        return file.state == "done"

    eventually(done, seconds=90, what="the file finished after the accident")


def states(file: TranscriptImport) -> Counter[str]:
    """How many documents stand in which state."""
    return Counter(file.documents.values_list("state", flat=True))


def half_is_posted(file: TranscriptImport) -> bool:
    """Whether what came before the middle stands posted, and what is in the worker's hands and after it does not."""
    posted = MIDDLE - 2  # all before the middle but the broken one
    return states(file) == {"posted": posted, "approved": LEARNERS - posted - 1, "rejected": 1}
