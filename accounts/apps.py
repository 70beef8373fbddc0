"""People, organizations, memberships, roles, sign-in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("People and organizations")

    def ready(self) -> None:
        """Hear of new accounts."""
        from accounts import receivers  # noqa: F401
