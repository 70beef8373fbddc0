"""The 35 states of a petition line: who owns each, which clock runs, and what the learner reads (design section 3)."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from credit_prior_learning.workflow.kinds import Actor, StateKind


class LineState(models.TextChoices):
    """Value and the words that the learner reads."""

    DRAFT = "draft", _("Not sent yet")
    SUBMITTED = "submitted", _("Sent – waiting for the college to pick it up")
    INTAKE_REVIEW = "intake_review", _("The college is checking your documents")
    NEEDS_INFORMATION = "needs_information", _("The college needs something from you")
    MATCHED_EXISTING = "matched_existing", _("An approved match was found")
    RECIPROCITY_REVIEW = (
        "reciprocity_review",
        _("Another California community college already gave this credit"),
    )
    CBE_GATE = "cbe_gate", _("Getting your exam ready")
    FACULTY_ASSESSMENT = "faculty_assessment", _("Faculty are assessing your learning")
    SECOND_READ = "second_read", _("A second faculty member is reading your work")
    FACULTY_RECOMMENDED = "faculty_recommended", _("Faculty recommend credit")
    FACULTY_DECLINED = "faculty_declined", _("Faculty did not recommend credit – you can answer or appeal")
    NOT_ELIGIBLE = "not_eligible", _("Not possible as asked – see what you can do")
    ARTICULATION_CHECK = "articulation_check", _("Checking where the credit fits")
    OFFER_READY = "offer_ready", _("Your offer is being prepared")
    OFFERED = "offered", _("You have an offer – please decide")
    LEARNER_DECLINED = "learner_declined", _("You said no to this offer")
    OFFER_EXPIRED = "offer_expired", _("The offer ran out – you can ask for it again")
    ACCEPTED = "accepted", _("You accepted – waiting for Records")
    REGISTRAR_REVIEW = "registrar_review", _("Records is checking before posting")
    POSTING_PENDING = "posting_pending", _("Sent to your transcript – waiting for confirmation")
    POSTING_FAILED = "posting_failed", _("The transcript system did not confirm – Records is fixing it")
    POSTED = "posted", _("On your transcript")
    POSTING_DRIFT = "posting_drift", _("The transcript system and this record differ – Records is checking")
    APPEALED = "appealed", _("Your appeal was received")
    APPEAL_PANEL = "appeal_panel", _("Your appeal is being decided")
    GRADE_DISPUTE = "grade_dispute", _("Your exam grade is being reviewed")
    APPEAL_DENIED = "appeal_denied", _("Appeal decided – no credit on this request")
    CLOSED_NOT_AWARDED = "closed_not_awarded", _("Closed without credit – can be reopened")
    CLOSED_NO_RESPONSE = "closed_no_response", _("Closed because we did not hear from you – can be reopened")
    CLOSED_DUPLICATE = "closed_duplicate", _("Joined to another of your requests")
    WITHDRAWN = "withdrawn", _("You took this request back")
    CORRECTION_REVIEW = "correction_review", _("Your correction request is being reviewed")
    HEARING = "hearing", _("Your challenge to the reversal is being heard")
    REVERSAL_PENDING = "reversal_pending", _("Records asks to take this credit back – you can answer")
    REVERSED = "reversed", _("This credit was taken back")


@dataclass(frozen=True)
class StateFacts:
    """What holds in a state: its kind, its owner, its clock and the clock's business days (None: no clock)."""

    kind: StateKind
    owner: Actor | None = None
    clock: str = ""
    days: int | None = None


def _facts(kind: str, owner: str = "", clock: str = "", days: int | None = None) -> StateFacts:
    return StateFacts(StateKind(kind), Actor(owner) if owner else None, clock, days)


STATES: dict[LineState, StateFacts] = {
    LineState.DRAFT: _facts("open", "learner"),
    LineState.SUBMITTED: _facts("open", "coordinator", "acknowledge", 2),
    LineState.INTAKE_REVIEW: _facts("open", "coordinator", "triage", 5),
    LineState.NEEDS_INFORMATION: _facts("waiting", "learner", "answer", 20),
    LineState.MATCHED_EXISTING: _facts("open", "evaluator", "match", 2),
    LineState.RECIPROCITY_REVIEW: _facts("open", "evaluator", "reciprocity", 5),
    LineState.CBE_GATE: _facts("open", "coordinator", "cbe_gate", 5),
    LineState.FACULTY_ASSESSMENT: _facts("open", "discipline_faculty", "assess", 15),
    LineState.SECOND_READ: _facts("open", "discipline_faculty", "second_read", 7),
    LineState.FACULTY_RECOMMENDED: _facts("open", "articulation_officer", "handover", 2),
    LineState.FACULTY_DECLINED: _facts("decision", "learner", "appeal_window", 10),
    LineState.NOT_ELIGIBLE: _facts("decision", "learner", "appeal_window", 10),
    LineState.ARTICULATION_CHECK: _facts("open", "articulation_officer", "articulation", 5),
    LineState.OFFER_READY: _facts("open", "coordinator", "publish", 3),
    LineState.OFFERED: _facts("waiting", "learner", "answer_offer", 20),
    LineState.LEARNER_DECLINED: _facts("closed_reopenable", "learner"),
    LineState.OFFER_EXPIRED: _facts("closed_reopenable", "learner"),
    LineState.ACCEPTED: _facts("open", "registrar", "take_up", 2),
    LineState.REGISTRAR_REVIEW: _facts("open", "registrar", "post", 5),
    LineState.POSTING_PENDING: _facts("open", "system", "sis_confirm", 1),
    LineState.POSTING_FAILED: _facts("open", "registrar", "sis_fix", 2),
    LineState.POSTED: _facts("settled"),
    LineState.POSTING_DRIFT: _facts("open", "registrar", "sis_fix", 2),
    LineState.APPEALED: _facts("open", "appeal_chair", "seat_panel", 10),
    LineState.APPEAL_PANEL: _facts("open", "appeal_panel", "decide_appeal", 10),
    LineState.GRADE_DISPUTE: _facts("open", "appeal_chair", "decide_grade", 15),
    LineState.APPEAL_DENIED: _facts("terminal"),
    LineState.CLOSED_NOT_AWARDED: _facts("closed_reopenable", "learner"),
    LineState.CLOSED_NO_RESPONSE: _facts("closed_reopenable", "learner"),
    LineState.CLOSED_DUPLICATE: _facts("terminal"),
    LineState.WITHDRAWN: _facts("closed_reopenable", "learner"),
    LineState.CORRECTION_REVIEW: _facts("open", "registrar", "correct", 20),
    LineState.HEARING: _facts("open", "hearing_officer", "hearing", 20),
    LineState.REVERSAL_PENDING: _facts("open", "second_approver", "reverse", 15),
    LineState.REVERSED: _facts("closed_reopenable", "learner"),
}


def of_kind(*kinds: StateKind) -> frozenset[LineState]:
    """Every state of the kinds named."""
    return frozenset(state for state, facts in STATES.items() if facts.kind in kinds)


#: Lines in these states still move: a second request for the same course would be a duplicate.
ALIVE = of_kind(StateKind.OPEN, StateKind.WAITING, StateKind.DECISION) - {LineState.DRAFT}
#: Decisions against the learner; the database asks for reason, cure and appeal date in each.
NEGATIVE = frozenset({LineState.FACULTY_DECLINED, LineState.NOT_ELIGIBLE})
#: From acceptance on, the records office works with the line and may read it.
WITH_RECORDS = frozenset(
    {
        LineState.ACCEPTED,
        LineState.REGISTRAR_REVIEW,
        LineState.POSTING_PENDING,
        LineState.POSTING_FAILED,
        LineState.POSTED,
        LineState.POSTING_DRIFT,
        LineState.CORRECTION_REVIEW,
        LineState.HEARING,
        LineState.REVERSAL_PENDING,
        LineState.REVERSED,
    }
)
