"""How allauth meets our people."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest

from accounts.models import Person
from core.encryption import seal, unseal

_PURPOSE = "mfa"


def display_name(person: Person) -> str:
    """The name shown in messages."""
    return person.name


class AccountAdapter(DefaultAccountAdapter):
    """Sends mail only where an operator switched it on."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        if email:
            super().send_mail(template_prefix, email, context)


class MFAAdapter(DefaultMFAAdapter):
    """Second-step secrets are sealed at rest."""

    def encrypt(self, text: str) -> str:
        return seal(text.encode(), purpose=_PURPOSE).hex()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(bytes.fromhex(encrypted_text), purpose=_PURPOSE).decode()


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """Sign-in through OpenCCC, a college's OIDC or SAML, where an operator configured it."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return True
