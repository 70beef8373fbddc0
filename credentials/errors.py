"""Refusals of this room's verbs."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from core.errors import Cause, PortalError


class NotAllowedToIssue(PortalError):
    """The directory gives this source no scope for this kind of record: nothing is signed outside a scope (U82)."""

    def __init__(self, kind: str) -> None:
        words = _("Your organization may not sign this kind of record yet. Ask the State office to add it.")
        super().__init__("credentials.outside_scope", Cause.YOUR_FILE, words, reference=kind, status=403)


class NoSigningKey(PortalError):
    """The organization has no active key for this purpose."""

    def __init__(self) -> None:
        words = _("Your organization has no signing key yet. Ask your administrator to make one.")
        super().__init__("credentials.no_signing_key", Cause.YOUR_FILE, words, status=409)


class CannotSign(PortalError):
    """The facts hold something that no signature could cover."""

    def __init__(self, detail: str) -> None:
        words = _("This record holds something that cannot be signed. Check its web addresses and numbers.")
        super().__init__("credentials.cannot_sign", Cause.YOUR_FILE, words, reference=detail)


class UnknownReason(PortalError):
    """A cancellation needs one of the listed reasons."""

    def __init__(self, reason: str) -> None:
        words = _("Choose one of the reasons in the list.")
        super().__init__("credentials.unknown_reason", Cause.YOUR_FILE, words, reference=reason)


class CannotCopy(PortalError):
    """No copy can be made of this record, or not with what was asked for; `reference` names the part."""

    def __init__(self, detail: str) -> None:
        words = _("We cannot make this copy. Check what you chose, and that the record is still good.")
        super().__init__("credentials.cannot_copy", Cause.YOUR_FILE, words, reference=detail, status=409)


class LogChanged(PortalError):
    """Lines of the public log are not what its last head says; `first` and `end` bound them, from 0, end not included."""

    def __init__(self, first: int, end: int) -> None:
        self.first, self.end = first, end
        words = _(
            "Lines %(first)s to %(last)s of the public log were changed or removed. We are looking into it."
        )
        told = words % {"first": first + 1, "last": end}
        super().__init__(
            "credentials.log_changed", Cause.OUR_FAULT, told, reference=f"{first}-{end}", status=503
        )


class KeyUsedBefore(PortalError):
    """Two copies under one holder key could be joined with each other."""

    def __init__(self) -> None:
        words = _("This key already holds another copy. Use a new key for each copy.")
        super().__init__("credentials.key_used_before", Cause.YOUR_FILE, words, status=409)


class KeyTooNew(PortalError):
    """A published key waits until no checker can hold an older copy of the source's keys."""

    def __init__(self, moment: datetime) -> None:
        when = date_format(localtime(moment), "DATETIME_FORMAT")
        words = _("This key can sign from %(when)s. Until then other sites may not know it.") % {"when": when}
        super().__init__("credentials.key_too_new", Cause.YOUR_FILE, words, status=409)


class MomentAhead(PortalError):
    """A key cannot have been lost in the future."""

    def __init__(self) -> None:
        words = _("Choose a time that has passed.")
        super().__init__("credentials.moment_ahead", Cause.YOUR_FILE, words, status=422)


class SecondPersonNeeded(PortalError):
    """What one person proposed, another one approves (U82)."""

    def __init__(self) -> None:
        words = _("You proposed this yourself. Someone else in your office must approve it.")
        super().__init__("credentials.second_person", Cause.YOUR_FILE, words, status=403)


class AlreadyDecided(PortalError):
    """The proposal was decided before; someone may have been faster."""

    def __init__(self) -> None:
        words = _("This proposal was decided already. Reload the page to see it.")
        super().__init__("credentials.already_decided", Cause.YOUR_FILE, words, status=409)
