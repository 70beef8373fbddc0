"""The portal as an app, for commands and tasks that see every room."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PortalConfig(AppConfig):
    name = "config"
    label = "config"
    verbose_name = "Portal"

    def ready(self) -> None:
        """Read every room's page of permissions."""
        autodiscover_modules("policies")
