"""Colleges: catalogue, imports, issuing."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InstitutionsConfig(AppConfig):
    name = "institutions"
    verbose_name = _("Institutions")

    def ready(self) -> None:
        """Hear the signals of lower rooms."""
        from institutions import receivers  # noqa: F401
