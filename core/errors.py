"""Errors that name whose fault it is and carry a code that support can read (U6)."""

import hashlib
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.codes import ALPHABET


class Cause(StrEnum):
    """Whose fault an error is; never more than one."""

    YOUR_FILE = "your_file"
    THEIR_SIGNATURE = "their_signature"
    COULD_NOT_REACH = "could_not_reach"
    OUR_FAULT = "our_fault"

    @property
    def words(self) -> str:
        return str(_WORDS[self])


_WORDS = {
    Cause.YOUR_FILE: _("Your file"),
    Cause.THEIR_SIGNATURE: _("Their signature"),
    Cause.COULD_NOT_REACH: _("Could not reach"),
    Cause.OUR_FAULT: _("Our fault"),
}


def help_code(code: str, *, reference: str = "") -> str:
    """Eight characters that name an error: the first four its kind (always the same), the last four this case.

    Support reads the kind from the table of error codes and the case from the log; neither shows the file.
    """
    return _four(code) + (_four(reference) if reference else "0000")


def _four(text: str) -> str:
    digest = int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")
    return "".join(ALPHABET[(digest >> shift) & 31] for shift in (15, 10, 5, 0))


class PortalError(Exception):
    """An error that a person may read.

    `code` is stable and documented, `cause` says whose fault it is, `message` what to do next (translated),
    `status` the HTTP status that fits.
    """

    def __init__(
        self, code: str, cause: Cause, message: str | Promise, *, reference: str = "", status: int = 400
    ) -> None:
        super().__init__(code)
        self.code, self.cause, self.message, self.status = code, cause, message, status
        self.help_code = help_code(code, reference=reference)
