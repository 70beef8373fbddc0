"""The records office: take up, send, confirm. A registrar posts and never judges."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from accounts.models import Person
from core.clock import now
from credit_prior_learning import rubric, terms
from credit_prior_learning.enums import Duty, Outcome
from credit_prior_learning.errors import NotYetHere, Refused
from credit_prior_learning.models import Offer, PetitionLine, Posting
from credit_prior_learning.services import articulation, moves
from credit_prior_learning.services.verbs import makes
from credit_prior_learning.signals import petition_decided
from credit_prior_learning.workflow import LineState
from institutions.models import CreditPosting
from institutions.services import posting_credit


@makes("take_up")
@transaction.atomic
def take_up(line: PetitionLine, *, by: Person) -> PetitionLine:
    """Take an accepted line to post it; from now on this person holds no other duty in it."""
    line, move = moves.begin(line, "take_up", by=by)
    moves.take_duty(line, by, Duty.POST)
    moves.finish(line, move, by=by, assignee=by.pk)
    return line


@makes("send")
@transaction.atomic
def send(line: PetitionLine, *, by: Person) -> Posting:
    """Send the transcript line, exactly as the learner accepted it; confirmation follows in its own transaction.

    Raises `Refused` when the acceptance is not of the offer's terms, the course is gone or the credit is a duplicate,
    `NotYetHere` when more than 12 units need a second sign-off.
    """
    line, move = moves.begin(line, "send", by=by)
    articulation.check(line)
    offer = _accepted_offer(line)
    _refuse_large(line)
    moves.take_duty(line, by, Duty.POST)
    sent = transcript_line(line, offer)
    posting, _made = Posting.objects.get_or_create(
        acceptance=line.acceptance,
        defaults={
            "line": line,
            "learner": line.petition.learner,
            "course": line.course,
            "posted_by": by,
            "units": Decimal(sent["units"]),
            "annotation": offer.terms["annotation"],
            "sent": sent,
            "sent_hash": terms.digest(sent),
            "sent_at": now(),
        },
    )
    moves.finish(line, move, by=by, sent=sent, key=posting.pk, rule_set=offer.terms["rule_set"])
    return posting


@makes("confirm")
@transaction.atomic
def confirm(line: PetitionLine, *, by: Person | None = None) -> PetitionLine:
    """Ask the transcript for its confirmation and compare what stands there with what was sent.

    The posting's id is the key: asking twice gives one transcript line. Raises what the transcript side raises; the
    line then stays pending and the sweep asks again.
    """
    line, move = moves.begin(line, "confirm", by=by)
    posting = Posting.objects.select_for_update().get(acceptance=line.acceptance_id)
    answer = _post(line, posting)
    read_back = terms.digest(read_back_of(answer))
    if read_back != posting.sent_hash:
        raise Refused("read_back_differs", _("The transcript shows something else than what was sent."))
    posting.attempts = posting.attempts + 1
    posting.confirmation_id, posting.confirmed_at = answer.confirmation_id, now()
    posting.read_back_hash = read_back
    posting.save()
    moves.finish(
        line,
        move,
        by=by,
        confirmation_id=posting.confirmation_id,
        posted=posting.sent,
        read_back_hash=posting.read_back_hash,
    )
    petition_decided.send(PetitionLine, line=line, outcome=Outcome.POSTED)
    return line


def transcript_line(line: PetitionLine, offer: Offer) -> dict[str, Any]:
    """The line as it will stand on the transcript: the preview and the posting are the same facts."""
    course = offer.terms["course"]
    return {
        "subject": course["subject"],
        "number": course["number"],
        "title": course["title"],
        "units": offer.terms["units"],
        "grade_basis": offer.terms["grade_basis"],
        "grade": offer.terms["grade"],
        "annotation": offer.terms["annotation"],
        "decided_on": line.decided_on.isoformat() if line.decided_on else "",
    }


def _accepted_offer(line: PetitionLine) -> Offer:
    acceptance = line.acceptance
    if acceptance is None or acceptance.terms_hash != acceptance.offer.terms_hash:
        raise Refused("no_acceptance", _("The learner has not accepted these terms."))
    if acceptance.offer.line_id != line.pk or terms.digest(acceptance.offer.terms) != acceptance.terms_hash:
        raise Refused("no_acceptance", _("The learner has not accepted these terms."))
    return acceptance.offer


def _refuse_large(line: PetitionLine) -> None:
    others = line.petition.lines.filter(state__in=[LineState.POSTED, LineState.POSTING_PENDING])
    total = (others.aggregate(all=Sum("units"))["all"] or Decimal(0)) + (line.units or 0)
    if total > rubric.SECOND_SIGN_OFF_UNITS:
        raise NotYetHere("second_sign_off", reference=str(line.pk))


def read_back_of(answer: CreditPosting) -> dict[str, Any]:
    """What the transcript shows, in the shape of what was sent."""
    return dict(answer.read_back)


def _post(line: PetitionLine, posting: Posting) -> CreditPosting:
    return posting_credit.post_cpl(
        learner=posting.learner,
        course=line.course,
        units=posting.units,
        grade_basis=line.grade_basis,
        grade=line.grade,
        annotation=posting.annotation,
        decided_on=date.fromisoformat(posting.sent["decided_on"]),
        confirmation_key=str(posting.pk),
        by=posting.posted_by,
    )
