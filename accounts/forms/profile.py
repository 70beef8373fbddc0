"""One's own facts, each with the reason why it is asked."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.clock import today


class ProfileForm(forms.ModelForm[Person]):
    """Everything here is optional."""

    birth_date = forms.DateField(
        label=_("Birth date"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "autocomplete": "bday"}),
        help_text=_("It helps a college find the right person. It is never shown to others."),
    )
    phone = forms.CharField(
        label=_("Phone"),
        required=False,
        max_length=30,
        help_text=_("Only if you want calls. No one sees it unless you share it."),
    )
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, help_text=_("For pages and letters.")
    )

    class Meta:
        model = Person
        fields = ["chosen_name", "first_name", "last_name", "birth_date", "language", "email", "phone"]
        help_texts = {
            "chosen_name": _("It stands on the cover of your passport."),
            "first_name": _("As your school or employer wrote it. It helps to match your records."),
            "last_name": _("As your school or employer wrote it. It helps to match your records."),
            "email": _("Only for messages you ask for. You can leave it empty."),
        }

    def clean_birth_date(self) -> Any:
        born = self.cleaned_data["birth_date"]
        if born and not (born.year >= 1900 and born <= today()):
            raise forms.ValidationError(_("This date cannot be right. Check the year."))
        return born


class RecoverForm(forms.Form):
    """Getting back in with the card."""

    username = forms.CharField(
        label=_("User name"), max_length=60, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    code = forms.CharField(
        label=_("Code on your recovery card"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        help_text=_("20 letters and numbers. Spaces and dashes do not matter."),
    )
    passphrase = forms.CharField(
        label=_("New passphrase"),
        min_length=12,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("At least 12 characters. Four or five words are good."),
    )


class InvitationForm(forms.Form):
    """Whom to let in, and as what."""

    role = forms.ChoiceField(label=_("Role"))
    discipline = forms.CharField(
        label=_("Discipline"),
        max_length=60,
        required=False,
        help_text=_("Only for faculty, such as Sociology."),
    )
    note = forms.CharField(
        label=_("For whom"),
        max_length=120,
        required=False,
        help_text=_("A note for you. The person does not see it."),
    )

    def __init__(self, *args: Any, roles: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles  # type: ignore[attr-defined]


class JoinForm(forms.Form):
    """The code from an invitation."""

    code = forms.CharField(
        label=_("Invitation code"), max_length=30, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
