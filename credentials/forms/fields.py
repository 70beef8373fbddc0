"""Which fields of a record go into a copy."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from credentials.selectors.fields import Field
from credentials.standards.sd_jwt.making import Path


class FieldsForm(forms.Form):
    """One check box for each field; nothing is chosen beforehand, so that nothing is shown by chance."""

    fields_shown = forms.MultipleChoiceField(
        label=_("Show these fields"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose one field or more.")},
    )

    def __init__(self, offered: Sequence[Field], *args: Any) -> None:
        super().__init__(*args)
        self.offered = offered
        choices = [(str(number), _label(one)) for number, one in enumerate(offered)]
        self.fields["fields_shown"].choices = choices  # type: ignore[attr-defined]

    def chosen(self) -> set[Path]:
        """The places of the chosen fields."""
        return {self.offered[int(number)].path for number in self.cleaned_data["fields_shown"]}


def _label(one: Field) -> str:
    return f"{one.label}: {one.shown}" if one.shown else str(one.label)
