"""This room's lines of history."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "institutions.received": _("{by} sent a file to {organization}"),
    "institutions.received_again": _("{by} sent a file to {organization} that was sent before"),
    "institutions.refused": _("The file was refused ({reason})"),
    "institutions.matched": _("The record was attached to {about} by {tier}"),
    "institutions.resolved": _("{by} said that the record is about {about}"),
    "institutions.resolved_new": _("{by} said that the record is about someone new"),
    "institutions.set_aside": _("{by} set a document aside"),
    "institutions.brought_back": _("{by} brought a document back"),
    "institutions.approved": _("{by} approved {count} documents for posting"),
    "institutions.posted": _("A transcript of {about} was posted"),
    "institutions.issued": _("{organization} signed {count} records of {about}"),
    "institutions.finished": _("The file was finished"),
    "institutions.original_opened": _("{by} opened an original"),
    "institutions.original_read": _("{by} opened a file that holds a record of {about}"),
    "institutions.look_refused": _("{by} tried to open what they may not, and was refused"),
    "institutions.retried": _("{by} tried a stopped document again"),
    "institutions.cpl_posted": _("{by} posted credit for prior learning of {about}"),
}
