"""Signed awards become lines: they arrive, wait for the learner, and follow what their source says later."""

import json

from django.db import transaction

from accounts.models import Organization, Person
from audit.services import ledger
from credentials import addresses
from credentials.models import IssuedCredential
from passport.enums import LineState
from passport.formats import award
from passport.models import PassportLine
from passport.services import skilling
from passport.services.changes import tell
from passport.services.lines import next_position
from passport.workflow import LINES

#: A replacing award is heard from its own `credential_issued`; the old line only learns that it was replaced.
_ENDINGS = {
    "cancelled": ("cancel", "passport.line_cancelled"),
    "superseded": ("supersede", "passport.line_superseded"),
}


@transaction.atomic
def arrive(credential: IssuedCredential) -> list[PassportLine]:
    """Lay a signed award before its subject: one line, or one for each award of a transcript.

    Nothing is shown to others before the learner accepts (S3). Repeating it adds nothing. A credential without
    a subject, or of a person the portal does not know, makes no line.
    """
    person: Person | None = credential.subject
    if person is None:
        return []
    document = json.loads(bytes(credential.document))
    readings = award.read(document, credit="cpl" in str(credential.kind).lower())
    lines = [_line(person, credential, reading) for reading in readings if not _arrives_alone(reading)]
    return [line for line in lines if line is not None]


def _arrives_alone(reading: award.AwardReading) -> bool:
    """An award inside a transcript that was also issued on its own has its own line already."""
    public_id = addresses.read_credential_url(reading.part) if reading.part else None
    return public_id is not None and IssuedCredential.objects.filter(public_id=public_id).exists()


def _line(person: Person, credential: IssuedCredential, reading: award.AwardReading) -> PassportLine | None:
    known = PassportLine.objects.all_of(person).filter(credential=credential, credential_part=reading.part)
    if known.exists():
        return None
    line = line_of(credential, reading, position=next_position(person))
    line.save(force_insert=True)
    skilling.from_reading(line, reading)
    ledger.write("passport.line_arrived", by=None, about=person, organization=credential.source, target=line)
    return line


def line_of(credential: IssuedCredential, reading: award.AwardReading, *, position: int) -> PassportLine:
    """The line for one award of a credential that has a subject, not yet saved."""
    source: Organization = credential.source
    assert credential.subject_id is not None
    return PassportLine(
        person_id=credential.subject_id,
        kind=reading.kind,
        family=reading.family,
        title=reading.title,
        title_language=reading.language,
        source=source,
        source_name=source.name,
        rung=reading.rung,
        state=LineState.ARRIVED,
        credential=credential,
        credential_part=reading.part,
        course_subject=reading.subject,
        course_number=reading.number,
        facts=reading.facts,
        starts_on=reading.starts_on,
        ends_on=reading.ends_on,
        units=reading.units,
        grade=reading.grade,
        annotation=reading.annotation,
        position=position,
    )


@transaction.atomic
def follow(credential: IssuedCredential) -> int:
    """Bring lines to the state of their award after its source cancelled or replaced it; returns how many moved.

    Live shares show the new state from the next look on (L7).
    """
    ending = _ENDINGS.get(str(credential.state))
    if ending is None:
        return 0
    if credential.subject is None:
        return 0
    lines = PassportLine.objects.all_of(credential.subject).select_for_update().filter(credential=credential)
    moved = [line for line in lines if _end(line, *ending)]
    if moved:
        tell(credential.subject)
    return len(moved)


def _end(line: PassportLine, move: str, sentence: str) -> bool:
    if not any(step.name == move for step in LINES.from_state(line.state)):
        return False
    LINES.apply(line, move)
    line.save()
    ledger.write(sentence, by=None, about=line.person, organization=line.source, target=line)
    return True
