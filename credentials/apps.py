"""Signed credentials and their verification."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CredentialsConfig(AppConfig):
    name = "credentials"
    verbose_name = _("Credentials")

    def ready(self) -> None:
        """Hear of records that were taken back."""
        from credentials import receivers  # noqa: F401
