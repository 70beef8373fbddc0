"""The learner's record."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PassportConfig(AppConfig):
    name = "passport"
    verbose_name = _("Passport")

    def ready(self) -> None:
        """Hear the signals of lower rooms and hang up the permission table."""
        from passport import policies, receivers  # noqa: F401
