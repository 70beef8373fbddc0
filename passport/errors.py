"""What can stop a deed of this room, in words that say what to do."""

from django.utils.translation import gettext_lazy as _

from core.errors import Cause, PortalError


class ReasonMissing(PortalError):
    """A no needs its reason (34 CFR 99.20(c))."""

    def __init__(self) -> None:
        super().__init__("passport.reason_missing", Cause.YOUR_FILE, _("Say why. The learner reads it."))
