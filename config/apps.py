"""The portal as an app, for commands and tasks that see every room."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "config"
    label = "config"
    verbose_name = "Portal"
