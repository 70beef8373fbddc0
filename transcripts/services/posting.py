"""Posting: a parsed transcript becomes rows of the learner's record, once, whatever is sent how often."""

from __future__ import annotations

from django.db import connection, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import InstitutionCode, Organization, Person
from audit.services import ledger
from core.clock import now
from core.errors import Cause, PortalError
from transcripts.formats import ReadResult, model
from transcripts.formats.digest import as_data
from transcripts.formats.reading import REJECTED
from transcripts.models import Course, TranscriptDocument
from transcripts.services import rows, writing

_REPLACING = ("Replace", "Reissue")


@transaction.atomic
def post(
    parsed: ReadResult,
    *,
    person: Person,
    organization: Organization,
    source_ref: str,
    by: Person | None,
    self_reported: bool = False,
    calendar: str = "",
    replaces: TranscriptDocument | None = None,
) -> TranscriptDocument:
    """Posts a transcript of a learner, sent by an organization; the document that now stands is returned.

    The same content again gives the same document and no new row. A document sent as Replace or Reissue, or one that
    holds every course of the version before, supersedes it; `replaces` says so by a registrar's word. `calendar` is
    "Semester" or "Quarter" for senders that write only "Units". Raises PortalError POST.REJECTED for a document that
    may not be posted and DUP.ID_CONTENT_DIFFERS where its number already stands for another content.
    """
    if parsed.document is None or parsed.outcome == REJECTED:
        raise PortalError(
            "POST.REJECTED", Cause.YOUR_FILE, _("This transcript was rejected and is not posted.")
        )
    _lock(person)
    known = _same_content(parsed, person, organization, self_reported)
    if known:
        return known
    before = replaces or _before(parsed.document, person, organization, self_reported)
    if before:
        TranscriptDocument.objects.filter(pk=before.pk).update(current=False, updated_at=now())
    document = _document(parsed, person, organization, source_ref, self_reported, before)
    _refuse_number_in_use(document)
    document.save(force_insert=True)
    counts = writing.write(rows.build(parsed.document, document, organizations(parsed.document), calendar))
    _tell(document, by=by, replaced=before, counts=counts)
    return document


@transaction.atomic
def detach(document: TranscriptDocument, *, by: Person | None, because: str) -> TranscriptDocument:
    """Takes a wrongly matched version off a learner's record; it stays in the store and can be posted elsewhere."""
    _lock(document.person)
    document.current = False
    document.detached_at = document.detached_at or now()
    document.detached_because = because[:200]
    document.save(update_fields=["current", "detached_at", "detached_because", "updated_at"])
    organization = document.organization
    ledger.write(
        "transcripts.detached", by=by, about=document.person, organization=organization, target=document
    )
    return document


def _lock(person: Person) -> None:
    # Two files of one learner may be approved at once; the second must see the first one's rows.
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"transcripts:{person.pk}"])


def _same_content(
    parsed: ReadResult, person: Person, organization: Organization, self_reported: bool
) -> TranscriptDocument | None:
    return TranscriptDocument.objects.filter(
        person=person,
        organization=organization,
        content_sha256=parsed.content_sha256,
        self_reported=self_reported,
    ).first()


def _before(
    parsed: model.Document, person: Person, organization: Organization, self_reported: bool
) -> TranscriptDocument | None:
    """The standing version this one takes the place of, if it is one."""
    standing = TranscriptDocument.objects.standing().filter(
        person=person, organization=organization, self_reported=self_reported
    )
    sent = parsed.transmission
    same_number = standing.filter(document_id=sent.document_id).first() if sent.document_id else None
    if sent.transmission_type in _REPLACING:
        return same_number or (standing.first() if standing.count() == 1 else None)
    if same_number:
        return None
    return next((old for old in standing if _continues(parsed, old)), None)


def _continues(parsed: model.Document, old: TranscriptDocument) -> bool:
    """Whether every course of the old version is in the new one; grades may have changed, terms may have come."""
    new = {(s.designator, c.subject, c.number, c.section) for s in parsed.sessions() for c in s.courses}
    listed = Course.objects.filter(document=old)
    had = set(listed.values_list("session__designator", "subject", "number", "section"))
    return bool(had) and had <= new


def _refuse_number_in_use(document: TranscriptDocument) -> None:
    if document.self_reported or not document.document_id:
        return
    standing = TranscriptDocument.objects.standing().official()
    same = standing.filter(
        sender_code_system=document.sender_code_system,
        sender_code=document.sender_code,
        document_id=document.document_id,
    )
    if same.exists():
        message = _(
            "This document number stands for another transcript. A registrar must decide which one is right."
        )
        raise PortalError("DUP.ID_CONTENT_DIFFERS", Cause.YOUR_FILE, message, status=409)


def _document(
    parsed: ReadResult,
    person: Person,
    organization: Organization,
    source_ref: str,
    self_reported: bool,
    before: TranscriptDocument | None,
) -> TranscriptDocument:
    assert parsed.document is not None
    sent = parsed.document.transmission
    return TranscriptDocument(
        person=person,
        organization=organization,
        source_ref=source_ref,
        format=parsed.document.message,
        version=parsed.document.version,
        document_id=sent.document_id,
        sent_at=sent.created_at,
        document_type_code=sent.document_type,
        transmission_type=sent.transmission_type,
        process_code=sent.process_code,
        official_code=sent.official_code,
        complete_code=sent.complete_code,
        request_tracking_id=sent.request_tracking_id,
        raw_sha256=parsed.raw_sha256,
        content_sha256=parsed.content_sha256,
        repaired=parsed.repaired,
        self_reported=self_reported,
        supersedes=before,
        verbatim=as_data(sent.verbatim),
        extensions=as_data({**sent.extensions, **parsed.document.extensions}),
        notes=[*sent.notes, *parsed.document.notes],
        **_party("sender", sent.source),
        **_party("receiver", sent.destination),
    )


def _party(role: str, named: model.Organization | None) -> dict[str, str]:
    code = named.code if named else None
    return {
        f"{role}_code_system": code.system if code else "",
        f"{role}_code": code.value if code else "",
        f"{role}_name": named.name if named else "",
    }


def organizations(parsed: model.Document) -> dict[tuple[str, str], Organization]:
    """Every organization the document names by a code we know, by (system, value)."""
    named: list[model.Organization | None] = [parsed.transmission.source]
    for record in parsed.records:
        named += [record.school, *(session.school for session in record.sessions)]
        named += [course.origin for course in parsed.courses()]
    codes = {(code.system, code.value) for one in named if one for code in one.codes}
    if not codes:
        return {}
    wanted = Q()
    for system, value in codes:
        wanted |= Q(system=system, value=value)
    found = InstitutionCode.objects.filter(wanted, valid_to=None).select_related("organization")
    return {(code.system, code.value): code.organization for code in found}


def _tell(
    document: TranscriptDocument,
    *,
    by: Person | None,
    replaced: TranscriptDocument | None,
    counts: dict[str, int],
) -> None:
    ledger.write(
        "transcripts.replaced" if replaced else "transcripts.posted",
        by=by,
        about=document.person,
        organization=document.organization,
        target=document,
        courses=counts.get("course", 0),
        sessions=counts.get("academicsession", 0),
        awards=counts.get("academicaward", 0),
    )
