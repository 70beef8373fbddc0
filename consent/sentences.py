"""Lines of the history in words."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "consent.asked": _("{by} asked {about} for a permission"),
    "consent.given": _("{about} allowed {recipient} to see something"),
    "consent.confirmed": _("{about} confirmed what {recipient} may see"),
    "consent.changed": _("{about} changed what {recipient} may see"),
    "consent.refused": _("{about} said no to {recipient}"),
    "consent.withdrawn": _("Access of {recipient} was stopped by {by}"),
    "consent.expired": _("Access of {recipient} ended"),
    "consent.lapsed": _("A question from {recipient} ended without an answer"),
    "consent.code_shown": _("{by} made a code to be found by a helper"),
    "consent.release_refused": _("{organization} refused a request for a record of {about}"),
    "consent.released": _("{organization} released a record of {about}"),
}
