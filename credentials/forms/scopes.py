"""What an organization is to be allowed to sign, as the State office proposes it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Organization
from core.clock import today
from credentials.enums import KIND_WORDS, LEVEL_WORDS
from credentials.services.directory import WantedScope

_TYPES = tuple((kind, words) for kind, words in KIND_WORDS.items() if kind != "*")


class ScopeForm(forms.Form):
    """Kinds, fields, level, place, time and evidence."""

    organization = forms.ModelChoiceField(label=_("Organization"), queryset=Organization.objects.none())
    achievement_types = forms.MultipleChoiceField(
        label=_("Kinds of record"),
        choices=_TYPES,
        widget=forms.CheckboxSelectMultiple,
    )
    fields_of_study = forms.RegexField(
        r"\A\s*(\d{2}(\.\d{2,4})?(\s*,\s*\d{2}(\.\d{2,4})?)*)?\s*\Z",
        label=_("Fields of study"),
        max_length=200,
        required=False,
        help_text=_("CIP codes or their first digits, such as 48 or 48.05. Empty means all."),
    )
    levels = forms.MultipleChoiceField(
        label=_("Levels"),
        choices=tuple(LEVEL_WORDS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None means all. With a level, kinds without one are not covered."),
    )
    place = forms.CharField(
        label=_("State"), max_length=60, required=False, help_text=_("Such as CA. Empty means any.")
    )
    starts_on = forms.DateField(
        label=_("First day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    ends_on = forms.DateField(
        label=_("Last day"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    evidence = forms.CharField(
        label=_("Evidence"),
        max_length=300,
        help_text=_("The approval, accreditation or law that allows it, and where you checked."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["organization"]
        choice.queryset = Organization.objects.order_by("name")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        starts, ends = given.get("starts_on"), given.get("ends_on")
        if starts and ends and starts > ends:
            self.add_error("ends_on", _("The last day comes after the first."))
        return given

    def wanted(self) -> WantedScope:
        """The scope that was asked for; call it on a valid form."""
        given = self.cleaned_data
        codes = [code.strip() for code in given["fields_of_study"].split(",")]
        return WantedScope(
            achievement_types=tuple(given["achievement_types"]),
            fields=tuple(code for code in codes if code),
            levels=tuple(given["levels"]),
            place=given["place"].strip(),
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            evidence=given["evidence"],
        )


class CloseForm(forms.Form):
    """When a source closed, and who keeps its records now."""

    on = forms.DateField(
        label=_("Closed on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    custodian = forms.CharField(label=_("Who keeps its records now"), max_length=200)

    def clean_on(self) -> Any:
        if self.cleaned_data["on"] > today():
            raise forms.ValidationError(_("Choose a day that has come."))
        return self.cleaned_data["on"]
