"""The consent card as a form: which things, until when, and the signature."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from consent.enums import Purpose
from consent.items import Item
from consent.kinds import Offer
from consent.models import Grant
from consent.purposes import RULES
from core.clock import today
from core.widgets import DateParts


def end_of(day: date) -> datetime:
    """The last second of a day in California."""
    return timezone.make_aware(datetime.combine(day, time(23, 59, 59)))


def latest_day(purpose: str) -> date:
    """The last day that the purpose allows, so that its end still lies within the longest life."""
    rule = RULES[Purpose(purpose)]
    return today() + rule.life - timedelta(days=1)


class AnswerForm(forms.Form):
    """Ticks are all off at first: the learner says yes to each thing, not no."""

    things = forms.MultipleChoiceField(
        label=_("What may they see?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one thing, or say no.")},
    )
    until = forms.DateField(label=_("Until when?"), widget=DateParts())
    passphrase = forms.CharField(
        label=_("Your passphrase"),
        help_text=_("It is your signature. It shows that it is you."),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        strip=False,
        error_messages={"required": _("Type your passphrase to sign, or say no.")},
    )

    def __init__(
        self, *args: Any, grant: Grant, offers: list[Offer], by_passphrase: bool, **kwargs: Any
    ) -> None:
        last = latest_day(grant.purpose)
        offered = min(today() + timedelta(days=RULES[Purpose(grant.purpose)].offered), last)
        kwargs["initial"] = {"until": offered}
        super().__init__(*args, **kwargs)
        self.grant, self.offers, self.last = grant, offers, last
        choices = [(offer.key, offer.label) for offer in offers if not offer.is_empty]
        self.fields["things"].choices = choices  # type: ignore[attr-defined]
        if not by_passphrase:
            del self.fields["passphrase"]

    def clean_until(self) -> datetime:
        day = self.cleaned_data["until"]
        if day < today():
            raise forms.ValidationError(_("That day has passed. Choose today or a later day."))
        if day > self.last:
            words = _("That is too far away. Choose %(day)s or earlier.")
            raise forms.ValidationError(words, params={"day": date_format(self.last)})
        return end_of(day)

    def clean_passphrase(self) -> str:
        typed = str(self.cleaned_data["passphrase"])
        if not self.grant.learner.check_password(typed):
            raise forms.ValidationError(_("This is not your passphrase. Try again."))
        return typed

    @property
    def ticked(self) -> list[Offer]:
        chosen = set(self.cleaned_data["things"])
        return [offer for offer in self.offers if offer.key in chosen]

    def items(self) -> list[Item]:
        """What the grant will hold."""
        return [item for offer in self.ticked for item in offer.opens]

    @property
    def ends_at(self) -> datetime:
        """The chosen day's last second."""
        return self.cleaned_data["until"]  # type: ignore[no-any-return]
