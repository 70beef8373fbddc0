"""Roles, search and hiring."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EmployersConfig(AppConfig):
    name = "employers"
    verbose_name = _("Employers")

    def ready(self) -> None:
        """Hear the signals of lower rooms."""
        from employers import receivers  # noqa: F401
