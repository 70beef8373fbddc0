"""Reporting a key as lost, and the rules by which a signing stands out."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.clock import now
from credentials.models import SigningRule


class LostForm(forms.Form):
    """Since when others may have had the key."""

    since = forms.DateTimeField(
        label=_("Since when may others have it?"),
        help_text=_("The last moment when you were sure. California time."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def clean_since(self) -> datetime:
        since: datetime = self.cleaned_data["since"]
        if since > now():
            raise forms.ValidationError(_("Choose a time that has passed."))
        return since


class RuleForm(forms.ModelForm[SigningRule]):
    """Usual hours and usual rate of one organization."""

    class Meta:
        model = SigningRule
        fields = ("opens", "closes", "weekdays_only", "most_per_hour")
        labels = {
            "opens": _("Signing starts at"),
            "closes": _("Signing ends at"),
            "weekdays_only": _("Monday to Friday only"),
            "most_per_hour": _("Most signings in one hour"),
        }
        help_texts = {
            "opens": _("Leave both times empty if any hour is usual."),
            "most_per_hour": _("Leave it empty and we take three times your busiest hour."),
        }
        widgets = {
            "opens": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "closes": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        opens, closes = given.get("opens"), given.get("closes")
        if (opens is None) != (closes is None) or (opens and closes and opens >= closes):
            raise forms.ValidationError(_("Give both times, the earlier one first, or none."))
        return given
