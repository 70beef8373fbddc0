"""Whose documents are they? Sure ones are attached, doubtful ones wait for a person, new ones for the learner."""

from django.db import transaction

from accounts.models import Organization
from audit.services import ledger
from core.clock import now, today
from institutions.enums import Decision, DocumentState, ImportState, MatchClass, Outcome
from institutions.matching import Candidate, Circumstances, Verdict, classify
from institutions.matching.classify import AUTOMATIC
from institutions.models import IdentityMatch, ImportDocument, TranscriptImport
from institutions.selectors import candidates
from institutions.services import rows
from institutions.workflow import DOCUMENT

_CHUNK = 50


def match(import_: TranscriptImport) -> bool:
    """Find the learners of the documents that were read. Returns False when another worker has the file."""
    while True:
        matched = _match_chunk(import_)
        if matched is None:
            return False
        if matched == 0:
            return True


@transaction.atomic
def _match_chunk(import_: TranscriptImport) -> int | None:
    held = rows.hold(import_, ImportState.MATCHING)
    if held is None:
        return None
    waiting = held.documents.select_for_update().filter(state=DocumentState.CHECKED)
    found = list(waiting.order_by("ordinal")[:_CHUNK])
    for document in found:
        document.import_file = held
        match_document(document)
    if not found:
        rows.settle(held)
    else:
        rows.touch(held)
    return len(found)


def match_document(document: ImportDocument) -> None:
    """Judge the candidates of one document that the caller holds locked."""
    source = document.import_file.organization if document.is_ours else None
    found = candidates.find(document, source)
    verdict = classify(found, _circumstances(document))
    document.match_class = MatchClass(verdict.match_class)
    for code in verdict.codes:
        rows.note(document, code)
    for candidate in found:
        _offer(document, candidate, verdict)
    clear = document.outcome == Outcome.ACCEPTED and verdict.match_class != MatchClass.CHOOSE
    if verdict.candidate and clear:
        document.person = verdict.candidate.person
        _tell(document, verdict.candidate, document.import_file.organization)
    DOCUMENT.apply(document, "match" if clear else "ask")
    document.save()


def _circumstances(document: ImportDocument) -> Circumstances:
    facts = candidates.facts_of(document)
    said = document.learner
    return Circumstances(
        birth_date=facts.birth_date,
        partial_birth=said.get("partial_birth", False),
        deceased=said.get("deceased", False),
        repaired_or_unpinned=document.repaired or document.outcome == Outcome.NEEDS_REVIEW,
        # Only the word of the college that sends is good for an automatic match.
        sender_listed=document.is_ours,
        today=today(),
    )


def _offer(document: ImportDocument, candidate: Candidate, verdict: Verdict) -> None:
    sure = candidate is verdict.candidate and document.outcome == Outcome.ACCEPTED
    # The rule behind `sure`, said once more where a row is written: T4 attaches nobody.
    assert not sure or candidate.evidence.tier in AUTOMATIC
    IdentityMatch.objects.get_or_create(
        document=document,
        person=candidate.person,
        defaults={
            "tier": candidate.evidence.tier,
            "agrees": list(candidate.evidence.agrees),
            "contradicts": list(candidate.evidence.contradicts),
            "nearness": candidate.nearness,
            "decision": Decision.ATTACHED if sure else Decision.OPEN,
            "decided_at": now() if sure else None,
        },
    )


def _tell(document: ImportDocument, candidate: Candidate, organization: Organization) -> None:
    ledger.write(
        "institutions.matched",
        by=None,
        about=candidate.person,
        organization=organization,
        target=document,
        tier=candidate.evidence.tier,
    )
