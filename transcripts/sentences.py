"""This room's lines of history."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "transcripts.posted": _("{by} posted a transcript of {about} from {organization}"),
    "transcripts.replaced": _("{by} posted a new version of a transcript of {about} from {organization}"),
    "transcripts.detached": _("{by} took a transcript from {organization} off the record of {about}"),
}
