"""Case managers' work with clients."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CaseworkConfig(AppConfig):
    name = "casework"
    verbose_name = _("Casework")

    def ready(self) -> None:
        """Hear the signals of lower rooms."""
        from casework import receivers  # noqa: F401
