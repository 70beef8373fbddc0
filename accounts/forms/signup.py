"""The few facts asked at sign-up, each with the reason why."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.mfa.webauthn.forms import SignupWebAuthnForm
from django import forms
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from accounts.models import Person


class SignupFacts(forms.Form):
    """Mixed into allauth's sign-up form."""

    chosen_name = forms.CharField(
        label=_("Name you go by"),
        max_length=120,
        required=False,
        help_text=_("It stands on the cover of your passport. You can change it any time."),
    )

    def signup(self, request: HttpRequest, user: Person) -> None:
        """Called by allauth once the person is made."""
        user.chosen_name = self.cleaned_data["chosen_name"]
        user.language = (get_language() or "en")[:2]
        user.save()


class PasskeySignupForm(forms.Form):
    """A user name is enough: the passkey comes on the next page."""

    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username webauthn"}),
        help_text=_("You sign in with it. Nobody else sees it."),
    )
    chosen_name = SignupFacts.base_fields["chosen_name"]

    def clean_username(self) -> str:
        """As allauth checks it on the other sign-up page: its letters, and nobody else has it."""
        return str(get_adapter().clean_username(self.cleaned_data["username"]))


class PasskeyForm(SignupWebAuthnForm):
    """What the device answered. An answer that no device would give is an error of the form, not of the portal."""

    def clean(self) -> dict[str, Any]:
        try:
            return dict(super().clean())
        except (KeyError, TypeError, ValueError) as error:
            raise forms.ValidationError(_("Your device gave no passkey. Try again.")) from error
