"""The states in the words of staff; the learner's words stand in `workflow.states`."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from credit_prior_learning.workflow import LineState

_WORDS = {
    LineState.DRAFT: _("Draft"),
    LineState.SUBMITTED: _("To take in"),
    LineState.INTAKE_REVIEW: _("To route"),
    LineState.NEEDS_INFORMATION: _("Learner was asked for more"),
    LineState.FACULTY_ASSESSMENT: _("With faculty"),
    LineState.FACULTY_RECOMMENDED: _("Faculty recommend credit"),
    LineState.FACULTY_DECLINED: _("Declined, appeal window open"),
    LineState.NOT_ELIGIBLE: _("Not eligible, appeal window open"),
    LineState.ARTICULATION_CHECK: _("Course and duplicate check"),
    LineState.OFFER_READY: _("Offer to publish"),
    LineState.OFFERED: _("Learner decides"),
    LineState.LEARNER_DECLINED: _("Learner said no"),
    LineState.OFFER_EXPIRED: _("Offer ran out"),
    LineState.ACCEPTED: _("Accepted, to take up"),
    LineState.REGISTRAR_REVIEW: _("To post"),
    LineState.POSTING_PENDING: _("Waiting for confirmation"),
    LineState.POSTED: _("Posted"),
    LineState.WITHDRAWN: _("Taken back by the learner"),
}


def words(state: str) -> Any:
    """What staff call the state; states that have no words of their own yet read as the learner reads them."""
    return _WORDS.get(LineState(state), LineState(state).label)
