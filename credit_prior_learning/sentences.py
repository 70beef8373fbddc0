"""History in sentences: every step of a line."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "credit_prior_learning.start": _("{by} began a request for credit"),
    "credit_prior_learning.evidence_added": _("{by} added proof to a request for credit"),
    "credit_prior_learning.evidence_removed": _("{by} took proof out of a request for credit"),
    "credit_prior_learning.evidence_read": _("{by} opened a piece of proof of {about}"),
    "credit_prior_learning.submit": _("{by} sent a request for credit to {organization}"),
    "credit_prior_learning.discard": _("{by} threw away a draft of a request for credit"),
    "credit_prior_learning.withdraw": _("{by} took back a request for credit"),
    "credit_prior_learning.assign": _("{by} took in a request for credit of {about}"),
    "credit_prior_learning.route_faculty": _("{by} sent a request of {about} to faculty"),
    "credit_prior_learning.reassign": _("{by} gave a request of {about} to another faculty member"),
    "credit_prior_learning.attest": _("{by} answered the conflict questions on a request of {about}"),
    "credit_prior_learning.assess": _("{by} scored the learning of {about}"),
    "credit_prior_learning.recommend": _("{by} recommended credit for {about}"),
    "credit_prior_learning.decline": _("{by} did not recommend credit for {about}"),
    "credit_prior_learning.hand_over": _(
        "The portal passed a recommendation for {about} to the course office"
    ),
    "credit_prior_learning.clear": _("{by} cleared course and duplicates for {about}"),
    "credit_prior_learning.publish": _("{by} published an offer of credit to {about}"),
    "credit_prior_learning.accept": _("{by} accepted an offer of credit"),
    "credit_prior_learning.decline_offer": _("{by} said no to an offer of credit"),
    "credit_prior_learning.take_up": _("{by} began to post credit of {about}"),
    "credit_prior_learning.send": _("{by} sent credit of {about} to the transcript"),
    "credit_prior_learning.confirm": _("The transcript confirmed credit of {about}"),
}
