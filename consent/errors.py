"""What can stop a permission from being given, each with words that say what to do."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from core.errors import Cause, PortalError


class ConsentIncomplete(PortalError):
    """Something that a permission must name is missing; `missing` says what (34 CFR 99.30(b))."""

    def __init__(self, missing: str) -> None:
        super().__init__(f"consent.missing_{missing}", Cause.YOUR_FILE, _MISSING[missing])
        self.missing = missing


class ConsentRefused(PortalError):
    """A rule of the purpose forbids it; `reason` is the code."""

    def __init__(self, reason: str, *, status: int = 400) -> None:
        super().__init__(f"consent.{reason}", Cause.YOUR_FILE, _REFUSED[reason], status=status)
        self.reason = reason


class AlreadyEnded(PortalError):
    """Someone was faster: the permission had already ended."""

    def __init__(self) -> None:
        super().__init__(
            "consent.already_ended", Cause.YOUR_FILE, str(_("This has already ended.")), status=409
        )


_MISSING: dict[str, Any] = {
    "purpose": _("Say why they may see it. Then try again."),
    "recipient": _("Say who may see it. Then try again."),
    "records": _("Choose at least one thing they may see. Then try again."),
    "date": _("Say when it ends. Then try again."),
    "sign_in": _("Sign in again to sign this. We ask so that nobody else can sign for you."),
    "notice": _("Show the notice first. Then try again."),
    "witness": _("Someone must be with the person and sign too."),
}
_REFUSED: dict[str, Any] = {
    "too_long": _("That end date is too far away for this reason. Choose an earlier day."),
    "ends_before_start": _("The end date has passed. Choose a later day."),
    "method_not_allowed": _(
        "A yes of this kind does not count for this reason. Sign in and say yes on screen."
    ),
    "verbal_college_record": _(
        "A spoken yes does not count for college records. Sign in and say yes on screen."
    ),
    "not_yours": _("Only the person themselves may do this."),
    "asked_too_soon": _("They said no less than 30 days ago. You may ask again after that."),
    "wider_needs_signing": _("This opens more than before. Sign in again to say yes to it."),
    "adults_only": _("This is for people of 18 years and over."),
    "kept_out": _("You asked to be in no search. Undo that on the privacy page first."),
    "no_longer_waiting": _("This question has already been answered, or it has ended."),
}
