"""Lines of the history in words."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "casework.intake_started": _("{by} started an intake with {about}"),
    "casework.intake_completed": _("{by} completed the intake of {about}"),
    "casework.case_closed": _("{by} closed the case of {about}"),
}
