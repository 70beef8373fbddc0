"""Records from elsewhere: each file is checked on arrival, and only what holds becomes lines (S18, S124)."""

import hashlib
import json
from dataclasses import replace

from django.core.exceptions import PermissionDenied
from django.db import transaction

from accounts.models import Organization, Person
from audit.services import ledger
from core.clock import now
from core.rungs import Rung
from credentials.services import verification
from credentials.standards.verdict import Check, State, Verdict
from passport.enums import Family, Kind, LineState
from passport.formats import award
from passport.models import PassportLine, ReceivedRecord
from passport.services import skilling
from passport.services.changes import tell
from passport.services.lines import next_position
from passport.workflow import LINES

#: Findings about time and person say nothing against the record itself.
_STILL_WELCOME = {"expired", "not_yet_valid", "person_differs", "no_holder_proof"}
#: What a source did since → the line's move and the sentence of the history.
_ENDINGS = {
    "revoked": ("cancel", "passport.line_cancelled"),
    "superseded": ("supersede", "passport.line_superseded"),
}


class NotARecord(ValueError):
    """The file is no record that anybody could have signed; `verdict` says why."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.checks[Check.UNCHANGED].reason)
        self.verdict = verdict


@transaction.atomic
def receive(person: Person, *, document: bytes, by: Person) -> ReceivedRecord:
    """Check a file that a learner brought and keep it: as lines that wait for their yes, or in the tray.

    The same file again gives the record that is there. Raises `NotARecord` for what is no record (nothing is kept),
    PermissionDenied for anyone but the learner.
    """
    if by != person:
        raise PermissionDenied
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # two presses of the button are one
    digest = hashlib.sha256(document).hexdigest()
    known = ReceivedRecord.objects.of(person).filter(sha256=digest).first()
    if known is not None:
        return known
    verdict = verification.verify(document)
    if not verdict.facts.issuer_id and not verdict.lines:
        raise NotARecord(verdict)
    record = _kept(person, document, digest, verdict)
    if record.accepted:
        _lines(record, verdict)
    sentence = "passport.record_received" if record.accepted else "passport.record_not_accepted"
    ledger.write(sentence, by=by, about=person, target=record, reason=record.reason)
    tell(person)
    return record


def bad(verdict: Verdict) -> tuple[str, str] | None:
    """Reason and detail why a record cannot be taken in; None when it can."""
    for check in Check:
        outcome = verdict.checks[check]
        if outcome.failed and outcome.reason not in _STILL_WELCOME:
            return outcome.reason, outcome.detail
    return None


def trusted(verdict: Verdict) -> bool:
    """Did a source of the directory sign it, unchanged and within its scope?"""
    needed = (Check.UNCHANGED, Check.WHO_SIGNED, Check.ALLOWED_TO_ISSUE)
    return all(verdict.checks[check].state == State.PASSED for check in needed)


def _kept(person: Person, document: bytes, digest: str, verdict: Verdict) -> ReceivedRecord:
    wrong, facts = bad(verdict), verdict.facts
    return ReceivedRecord.objects.create(
        person=person,
        document=document,
        sha256=digest,
        form=verdict.format,
        title=facts.title,
        source_name=facts.issuer_name or facts.calls_itself or facts.issuer_id,
        source_known=bool(facts.issuer_name),
        accepted=wrong is None,
        verdict=verdict.overall,
        reason=wrong[0] if wrong else "",
        detail=wrong[1][:200] if wrong else "",
        checked_at=now(),
    )


def _lines(record: ReceivedRecord, verdict: Verdict) -> None:
    """One line for an award, one for each award of a transcript that holds; each waits for the learner (S3)."""
    readings = _readings(record.document, verdict)
    inner = {line.facts.credential_id: line for line in verdict.lines}
    for reading in readings:
        own = inner.get(reading.part, verdict) if reading.part else verdict
        if bad(own) is None:
            _line(record, reading, own)


def _readings(document: bytes, verdict: Verdict) -> list[award.AwardReading]:
    try:
        whole = json.loads(document)
    except ValueError:
        return [_of_facts(verdict)]
    return award.read(whole) if "credentialSubject" in whole else [_of_facts(verdict)]


def _of_facts(verdict: Verdict) -> award.AwardReading:
    """A reading of a picture, a token or an old badge: what its check read through the model."""
    facts = verdict.facts
    return award.AwardReading(
        part="",
        kind=Kind.BADGE,
        family=Family.WORK_READINESS,
        title=facts.title[:200],
        language="en",
        source_name=facts.calls_itself[:200],
        subject="",
        number="",
        starts_on=None,
        ends_on=facts.awarded_on,
        units=None,
        grade="",
        rung=Rung.SIGNED,
        annotation="",
    )


def _line(record: ReceivedRecord, reading: award.AwardReading, verdict: Verdict) -> PassportLine:
    known = trusted(verdict)
    reading = reading if known else replace(reading, rung=Rung.YOU_ADDED, skills=())
    line = PassportLine.objects.create(
        person=record.person,
        kind=reading.kind,
        family=reading.family,
        title=reading.title or record.title[:200],
        title_language=reading.language,
        source=_source(verdict) if known else None,
        source_name=record.source_name,
        rung=reading.rung,
        state=LineState.ARRIVED,
        received=record,
        credential_part=reading.part,
        course_subject=reading.subject,
        course_number=reading.number,
        facts=reading.facts,
        starts_on=reading.starts_on,
        ends_on=reading.ends_on,
        units=reading.units,
        grade=reading.grade,
        position=next_position(record.person),
    )
    if known:
        skilling.from_reading(line, reading)
    return line


def _source(verdict: Verdict) -> Organization | None:
    """The organization of this portal behind the source, where there is one."""
    ids = [verdict.facts.issuer_id]
    return Organization.objects.filter(directory_entry__ids__overlap=ids).first()


@transaction.atomic
def forget(record: ReceivedRecord, *, by: Person) -> None:
    """Throw a file of the tray away. Raises PermissionDenied for others' files and for those that became lines."""
    row = ReceivedRecord.objects.of(by).not_accepted().filter(pk=record.pk).first()
    if row is None:
        raise PermissionDenied
    row.delete()


def look_again() -> int:
    """Check every received record again; lines whose source took the record back say so (L7). Returns how many."""
    moved = 0
    rows = ReceivedRecord.objects.unscoped(reason="records are checked again each day").filter(accepted=True)
    for record in rows.select_related("person").iterator(chunk_size=200):
        moved += _follow(record)
    return moved


@transaction.atomic
def _follow(record: ReceivedRecord) -> int:
    verdict = verification.verify(record.document)
    ReceivedRecord.objects.of(record.person).filter(pk=record.pk).update(
        checked_at=now(), verdict=verdict.overall
    )
    inner = {line.facts.credential_id: line for line in verdict.lines}
    moved = 0
    lines = PassportLine.objects.all_of(record.person).select_for_update().filter(received=record)
    for line in lines:
        moved += _ended(line, inner.get(line.credential_part, verdict) if line.credential_part else verdict)
    if moved:
        tell(record.person)
    return moved


def _ended(line: PassportLine, verdict: Verdict) -> bool:
    """Move a line whose record was cancelled or replaced since."""
    move, sentence = _ENDINGS.get(verdict.checks[Check.STILL_GOOD].reason, ("", ""))
    if not any(step.name == move for step in LINES.from_state(line.state)):
        return False
    LINES.apply(line, move)
    line.save()
    ledger.write(sentence, by=None, about=line.person, target=line)
    return True
