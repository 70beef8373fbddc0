"""One part of a batch: from rows to signed awards with their log entries and history, in the caller's transaction."""

import hashlib
import secrets
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from accounts.models import Organization, Person
from audit.services import ledger
from core.clock import now
from core.copying import copy_in
from credentials import addresses
from credentials.enums import CredentialForm, LogDeed
from credentials.errors import CannotSign
from credentials.models import AwardBatch, AwardBatchPart, IssuedCredential
from credentials.services import issuance, key_store, log
from credentials.signals import credentials_issued
from credentials.standards import dates
from credentials.standards.award_facts import AwardFacts, Envelope, Profile
from credentials.standards.data_integrity import Signer
from credentials.standards.errors import Refused
from credentials.standards.templates import Batch
from credentials.standards.templates.awards import Shape, open_award, shaped, template
from credentials.standards.verification.person import hashed_identity


@dataclass(frozen=True)
class Line:
    """One award to be signed; `place` is id, list number and index, None while the batch is only looked at."""

    key: str
    person: str
    email: str
    awarded: str
    result: str
    place: tuple[str, int, int] | None = None

    @property
    def shape(self) -> Shape:
        return Shape(bool(self.person), bool(self.email), bool(self.result))


def open_document(source: Organization, facts: AwardFacts) -> dict[str, Any]:
    """The award with gaps. Raises `CannotSign` when the facts cannot be signed in many."""
    issuer = Profile(addresses.did_of(source), source.name, source.website)
    envelope = Envelope(f"{addresses.origin()}/credentials/", issuer, now())
    try:
        return open_award(facts, envelope, status_url=f"{addresses.origin()}/status/")
    except Refused as error:
        raise CannotSign(error.detail) from error


def refuse_wrong(source: Organization, document: dict[str, Any], lines: Iterable[Line], facts: Any) -> None:
    """One award of each shape and of each day is looked at as a single one would be.

    Raises `CannotSign` or `NotAllowedToIssue`.
    """
    moment, seen = now(), set[Any]()
    for line in lines:
        new = {line.shape, line.awarded} - seen
        if new:
            seen |= new
            sample = _sample(source, document, line, moment)
            issuance.refuse_wrong(sample, facts, moment)


def sign(batch: AwardBatch, part: AwardBatchPart) -> list[IssuedCredential]:
    """Sign the rows of a part that are not signed yet, all with one time; returns the new awards."""
    given = [_line(row, place) for row, place in zip(part.rows, part.places, strict=True)]
    lines = _waiting(batch, _with_emails(given))
    refuse_wrong(batch.source, batch.document, lines, _AN_AWARD)
    made = _Signing(batch).sign(lines)
    log.hold()
    # Another batch may have signed the same keys while this one worked.
    left = {line.key for line in _waiting(batch, lines)}
    return _written(batch, [one for one in made if one.key in left])


def _line(row: list[str], place: tuple[str, int, int]) -> Line:
    key, person, email, awarded, result = row
    return Line(key, person, email, awarded, result, place)


_AN_AWARD = AwardFacts("", "", "", "", "")


def known_keys(source: Organization, kind: str, keys: Iterable[str]) -> set[str]:
    """Those of the source's own keys under which an award was signed before."""
    return set(
        IssuedCredential.objects.filter(source=source, kind=kind, key__in=list(keys)).values_list(
            "key", flat=True
        )
    )


def _waiting(batch: AwardBatch, lines: Sequence[Line]) -> list[Line]:
    known = known_keys(batch.source, batch.kind, (line.key for line in lines))
    return [line for line in lines if line.key not in known]


def _with_emails(lines: Sequence[Line]) -> list[Line]:
    """A known learner's own address where the file names none, as with a single award."""
    bare = [line.person for line in lines if line.person and not line.email]
    known = dict(Person.objects.filter(pk__in=bare).values_list("pk", "email"))
    known_by = {str(pk): email for pk, email in known.items()}
    return [
        Line(**vars(line) | {"email": line.email or known_by.get(line.person, "")}) if line.person else line
        for line in lines
    ]


def _sample(source: Organization, document: dict[str, Any], line: Line, moment: datetime) -> dict[str, Any]:
    values = _values(source, line, uuid.uuid4())
    try:
        filled = template(shaped(document, line.shape, signed_at=moment), line.shape)
        filled.check(values)
    except Refused as error:
        raise CannotSign(error.detail) from error
    return filled.document(values)


def _values(source: Organization, line: Line, public_id: uuid.UUID) -> dict[str, str]:
    _place, list_number, index = line.place or ("", 0, 0)
    values = {
        "id": str(public_id),
        "awarded": line.awarded,
        "list": str(list_number),
        "index": str(index),
        "result": line.result,
    }
    if line.person:
        values["subject"] = issuance.subject_urn(source, uuid.UUID(line.person))
    if line.email:
        values["salt"] = secrets.token_hex(16)
        values["hash"] = hashed_identity(line.email.lower(), values["salt"])
    return values


class _Signing:
    """The templates of one part, made when a line of their shape comes."""

    def __init__(self, batch: AwardBatch) -> None:
        self.batch, self.moment = batch, now().replace(microsecond=0)
        self.key, self.signer = key_store.signer(batch.source)
        self.shapes: dict[Shape, Batch] = {}

    def sign(self, lines: Iterable[Line]) -> list[IssuedCredential]:
        """The signed awards, not yet written. Raises `Differs` or `CannotSign`."""
        try:
            return [self._one(line) for line in lines]
        except Refused as error:
            raise CannotSign(error.detail) from error

    def _one(self, line: Line) -> IssuedCredential:
        public_id = uuid.uuid4()
        document = self._of(line.shape).sign(_values(self.batch.source, line, public_id))
        assert line.place is not None
        return IssuedCredential(
            public_id=public_id,
            batch=self.batch,
            source=self.batch.source,
            subject_id=line.person or None,
            kind=self.batch.kind,
            key=line.key,
            form=CredentialForm.AWARD,
            title=self.batch.title,
            awarded_on=date.fromisoformat(line.awarded),
            document=document,
            sha256=hashlib.sha256(document).hexdigest(),
            signing_key=self.key,
            signed_at=self.moment,
            status_index_id=line.place[0],
        )

    def _of(self, shape: Shape) -> Batch:
        if shape not in self.shapes:
            self.shapes[shape] = _batch(self.batch.document, shape, self.signer, self.moment)
        return self.shapes[shape]


def _batch(document: dict[str, Any], shape: Shape, signer: Signer, moment: datetime) -> Batch:
    made = shaped(document, shape, signed_at=moment)
    return Batch(template(made, shape), signer, created=dates.write(moment), contexts=made["@context"])


def _written(batch: AwardBatch, made: list[IssuedCredential]) -> list[IssuedCredential]:
    copy_in(made)
    log.append_many(made, deed=LogDeed.SIGNED)
    ledger.write_many(
        "credentials.issued",
        ((one.subject_id, one) for one in made),
        by=batch.opened_by,
        organization=batch.source,
        kind=batch.kind,
    )
    credentials_issued.send(IssuedCredential, credentials=made)
    return made
