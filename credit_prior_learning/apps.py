"""Petitions for credit for prior learning."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CreditPriorLearningConfig(AppConfig):
    name = "credit_prior_learning"
    verbose_name = _("Credit for prior learning")

    def ready(self) -> None:
        """Hear the signals of lower rooms."""
        from credit_prior_learning import receivers  # noqa: F401
