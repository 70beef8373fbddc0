"""Offer and answer: the college states terms, the learner signs exactly those, or says no."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from core.clock import now, today
from credit_prior_learning import clocks, terms
from credit_prior_learning.enums import Outcome
from credit_prior_learning.errors import Refused
from credit_prior_learning.models import Acceptance, Offer, PetitionLine
from credit_prior_learning.selectors import rules
from credit_prior_learning.services import moves
from credit_prior_learning.services.verbs import makes
from credit_prior_learning.signals import petition_decided
from credit_prior_learning.workflow import STATES, LineState


@makes("publish")
@transaction.atomic
def publish(line: PetitionLine, *, by: Person) -> Offer:
    """State the terms and open the answer window (20 business days)."""
    line, move = moves.begin(line, "publish", by=by)
    facts = _terms(line)
    offer = Offer.objects.create(
        line=line,
        version=line.offers.count() + 1,
        terms=facts,
        terms_hash=terms.digest(facts),
        answer_by=facts["answer_by"],
        published_by=by,
    )
    moves.finish(line, move, by=by, offer=offer.pk, terms_hash=offer.terms_hash, answer_by=offer.answer_by)
    petition_decided.send(PetitionLine, line=line, outcome=Outcome.OFFERED)
    offer.refresh_from_db()
    return offer


@makes("accept")
@transaction.atomic
def accept(
    line: PetitionLine, *, terms_hash: str, reauthenticated_at: datetime, by: Person, language: str = "en"
) -> Acceptance:
    """Sign the terms that were on the screen. Raises `Refused` when they are not the terms of the open offer."""
    line, move = moves.begin(line, "accept", by=by)
    offer = _open_offer(line)
    if terms_hash != offer.terms_hash:
        raise Refused("other_terms", _("The offer has changed since you opened it. Please read it again."))
    line.acceptance = Acceptance.objects.create(
        offer=offer,
        learner=by,
        terms_hash=terms_hash,
        reauthenticated_at=reauthenticated_at,
        language=language,
    )
    _close(offer)
    moves.finish(line, move, by=by, acceptance=line.acceptance_id, terms_hash=terms_hash)
    return line.acceptance


@makes("decline", LineState.OFFERED)
@transaction.atomic
def decline(line: PetitionLine, *, by: Person, reason: str = "") -> PetitionLine:
    """Say no to an offer; the line stays visible and can be asked for again."""
    line, move = moves.begin(line, "decline", by=by)
    _close(_open_offer(line))
    moves.finish(line, move, by=by, reason=reason)
    return line


def _terms(line: PetitionLine) -> dict:
    note, residency = rules.version("T5.NOTE", line), rules.version("T5.RESIDENCY", line)
    days = STATES[LineState.OFFERED].days or 0
    assert line.decided_on is not None  # faculty decided before the course office could clear
    return terms.build(
        line,
        note=terms.annotation(
            note.value["annotation"], method=line.method, units=line.units, approved=line.decided_on
        ),
        residency={
            "counts": residency.value["counts"],
            "rule_set": residency.rule_set.code,
            "subdivision": residency.subdivision,
        },
        answer_by=clocks.due(today(), days),
        made_on=today(),
    )


def _open_offer(line: PetitionLine) -> Offer:
    offer = line.offers.filter(closed_at=None).first()
    if offer is None or not offer.is_open:
        raise Refused(
            "offer_closed", _("The time to answer this offer is over. Ask the college to renew it.")
        )
    return offer


def _close(offer: Offer) -> None:
    Offer.objects.filter(pk=offer.pk).update(closed_at=now())
