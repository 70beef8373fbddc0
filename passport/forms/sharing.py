"""Forms of a share: who and why, which lines, until when; then the signature."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from consent.enums import Purpose
from core.clock import now, today
from core.widgets import DateParts
from passport.services.sharing import OFFERED, PURPOSES, longest

_WHY = {
    Purpose.EMPLOYER_SHARE: _("For a job"),
    Purpose.TRAINING_APPLICATION: _("For a class or program"),
    Purpose.REFERRAL: _("For a service or benefit"),
    Purpose.SUPPORTER: _("So that someone can help me"),
}
WHY = [(purpose.value, _WHY[purpose]) for purpose in PURPOSES]


def why_words(purpose: str) -> str:
    """The purpose as the learner picked it."""
    return str(_WHY.get(Purpose(purpose), Purpose(purpose).label))


class ShareForm(forms.Form):
    """Who, why, what, until: in the order in which people think of it (U37)."""

    to = forms.CharField(
        label=_("Who is it for?"),
        max_length=160,
        help_text=_("A person, a company or a school. They will see this name."),
    )
    purpose = forms.ChoiceField(
        label=_("Why do you share it?"), choices=WHY, widget=forms.RadioSelect, initial=PURPOSES[0].value
    )
    lines = forms.MultipleChoiceField(
        label=_("What do you want to show?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Pick at least one record to share.")},
    )
    until = forms.DateField(label=_("Until when?"), widget=DateParts())
    show_name = forms.BooleanField(label=_("Show my name"), required=False, initial=True)
    pin = forms.RegexField(
        label=_("Lock it with a PIN"),
        regex=r"^[0-9]{4,8}$",
        required=False,
        strip=True,
        help_text=_("4 to 8 digits. Tell it to them yourself."),
        error_messages={"invalid": _("A PIN is 4 to 8 digits.")},
    )

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **kwargs: Any) -> None:
        kwargs["initial"] = {"until": today() + OFFERED} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["lines"].choices = offered  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        until, purpose = data.get("until"), data.get("purpose")
        if until and until <= today():
            self.add_error("until", _("Pick a day after today."))
        elif until and purpose and end_of(until) > now() + longest(purpose):
            days = longest(purpose).days
            self.add_error(
                "until", _("For this reason a share can last %(days)s days at most.") % {"days": days}
            )
        return data

    def choices(self) -> dict[str, Any]:
        """The choices as they wait in the draft."""
        data = self.cleaned_data
        return data | {"until": data["until"].isoformat()}


def end_of(day: Any) -> datetime:
    """The last minute of a day in California."""
    return timezone.make_aware(datetime.combine(day, time(23, 59)))


class SignForm(forms.Form):
    """Signing asks for the passphrase again, however fresh the session is (consent, promise 3)."""

    passphrase = forms.CharField(
        label=_("Your passphrase"),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        strip=False,
    )

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_passphrase(self) -> str:
        typed = self.cleaned_data["passphrase"]
        if not self.person.check_password(typed):
            raise forms.ValidationError(_("This is not your passphrase. Try again."))
        return str(typed)
