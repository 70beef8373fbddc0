"""Refusals of this room that a person may read."""

from django.utils.translation import gettext_lazy as _

from core.errors import Cause, PortalError


class Refused(PortalError):
    """A guard of the table does not hold; `message` says what to do."""

    def __init__(self, code: str, message: str, *, reference: str = "", status: int = 409) -> None:
        super().__init__(f"credit.{code}", Cause.YOUR_FILE, message, reference=reference, status=status)


class NotYetHere(PortalError):
    """The move is part of the law's path, and this portal cannot make it yet."""

    def __init__(self, action: str, *, reference: str = "") -> None:
        message = _(
            "This step is not yet available here. Nothing was changed. "
            "The college's prior learning office can still do it outside this portal."
        )
        super().__init__("credit.not_yet_here", Cause.OUR_FAULT, message, reference=reference, status=409)
        self.action = action
