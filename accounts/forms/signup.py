"""The few facts asked at sign-up, each with the reason why."""

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
