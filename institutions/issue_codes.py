"""Codes that this room adds to those of the transcript formats, and the sentence of any code."""

from typing import Protocol

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from core.errors import Cause
from transcripts.formats import codes
from transcripts.formats.codes import Code

OWN: dict[str, Code] = {
    "RCV.SENDER_UNKNOWN": Code("review", "receive", _("This sender is not on the list of senders.")),
    "RCV.ORIGINAL_LOST": Code("error", "receive", _("The original could not be opened again. Send it anew.")),
    "SEC.VIRUS": Code("error", "inspect", _("The virus scanner found something harmful. It was not read.")),
    "BIZ.SOURCE_DIFFERS": Code(
        "warning",
        "rules",
        _("The sending school is not your college. It is kept as reported; nothing is signed in its name."),
    ),
    "ID.NONE": Code("info", "match", _("No account fits. The record waits for the learner.")),
    "ID.MULTIPLE": Code("review", "match", _("More than one account fits. A person must choose.")),
    "ID.CONTRADICTION": Code("review", "match", _("Some facts agree and others contradict.")),
    "ID.PARTIAL_BIRTH": Code("review", "match", _("Only a part of the birth date is given.")),
    "ID.NAME_ONLY": Code("review", "match", _("Name and birth date alone never attach a record.")),
    "ID.ASK": Code("review", "match", _("A document like this is attached by a person only.")),
    "POST.NOT_SIGNED": Code(
        "warning",
        "post",
        _("Your college may not sign records yet. The record is posted. Ask the State office to add you."),
    ),
    "POST.FAILED": Code("error", "post", _("A fault of ours stopped the posting. Nothing was half-posted.")),
}
_OURS = ("POST.FAILED", "RCV.ORIGINAL_LOST")


class Finding(Protocol):
    """What a sentence needs to know."""

    code: str
    path: str
    expected: str


def look_up(code: str) -> Code:
    """The line of a code, ours or the formats'."""
    return OWN.get(code) or codes.look_up(code)


def sentence(finding: Finding) -> str:
    """One plain sentence in the language now active."""
    field = finding.path.rpartition("/")[2].partition("[")[0]
    return gettext(look_up(finding.code).sentence).format(
        field=field or "—", expected=finding.expected or "—"
    )


def cause(code: str) -> Cause:
    """Whose fault it is: what stands in a file is the file's, what we could not do is ours."""
    return Cause.OUR_FAULT if code.startswith(_OURS) else Cause.YOUR_FILE
