"""Forms for the learner's own lines."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from consent.never_stored import refuse_ssn
from core.widgets import DateParts
from passport.enums import DisputeReason
from passport.kinds import Fact, KindSpec
from passport.models import PassportLine
from skills.models import Skill

_LANGUAGES = [("en", _("English")), ("es", _("Spanish")), ("und", _("Another language"))]
_FIXED = ("title", "source_name", "starts_on", "ends_on", "title_language")


class OwnLineForm(forms.Form):
    """One record in the learner's words; the kind adds its own fields."""

    title = forms.CharField(max_length=200)
    source_name = forms.CharField(max_length=200, required=False)
    starts_on = forms.DateField(label=pgettext_lazy("date", "From"), required=False, widget=DateParts())
    ends_on = forms.DateField(
        label=_("Until"), required=False, widget=DateParts(), help_text=_("Leave it empty if it goes on.")
    )
    title_language = forms.ChoiceField(
        label=_("Language of the name"), choices=_LANGUAGES, initial="en", required=False
    )

    def __init__(self, *args: Any, spec: KindSpec, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spec = spec
        self.fields["title"].label, self.fields["title"].help_text = (
            str(spec.title_label),
            str(spec.title_hint),
        )
        self.fields["source_name"].label = str(spec.source_label)
        for fact in spec.facts:
            self.fields[f"fact_{fact.name}"] = _field(fact)

    @property
    def fact_fields(self) -> list[forms.BoundField]:
        """The kind's own fields, in its order."""
        return [self[f"fact_{fact.name}"] for fact in self.spec.facts]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The end is before the start. Check both dates."))
        return data

    def values(self) -> dict[str, Any]:
        """Arguments for `lines.add_own` and `own.edit`."""
        plain = {name: self.cleaned_data[name] for name in _FIXED if name in self.cleaned_data}
        plain["title_language"] = plain.get("title_language") or "en"
        return plain | {"facts": self._facts()}

    def _facts(self) -> dict[str, str]:
        named = {fact.name: self.cleaned_data.get(f"fact_{fact.name}") for fact in self.spec.facts}
        return {
            name: value.isoformat() if isinstance(value, date) else str(value)
            for name, value in named.items()
            if value not in (None, "")
        }


def initial_of(line: PassportLine) -> dict[str, Any]:
    """What the form shows for a line that is there already."""
    return {name: getattr(line, name) for name in _FIXED} | {
        f"fact_{name}": value for name, value in line.facts.items()
    }


def _field(fact: Fact) -> forms.Field:
    common: dict[str, Any] = {"label": fact.label, "help_text": fact.hint, "required": False}
    if fact.type == "long":
        return forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 4}), **common)
    if fact.type == "number":
        return forms.DecimalField(min_value=0, max_digits=8, decimal_places=1, **common)
    if fact.type == "date":
        return forms.DateField(widget=DateParts(), **common)
    return forms.CharField(max_length=300, **common)


class DisputeForm(forms.Form):
    """What is wrong with a record that a source sent."""

    reason = forms.ChoiceField(
        label=_("What is wrong?"), choices=DisputeReason.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("Tell them in your words"),
        required=False,
        max_length=2000,
        validators=[refuse_ssn],
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Do not write ID or Social Security numbers."),
    )


class SkillsForm(forms.Form):
    """Skills that the learner says an own line shows."""

    skills = forms.ModelMultipleChoiceField(
        label=_("Skills this shows"),
        queryset=Skill.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, offered: list[Skill], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["skills"]
        field.queryset = Skill.objects.filter(pk__in=[skill.pk for skill in offered])  # type: ignore[attr-defined]
        field.choices = [(skill.pk, str(skill)) for skill in offered]  # type: ignore[attr-defined]
