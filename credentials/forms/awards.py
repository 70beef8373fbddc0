"""An award for a list of people, as someone without training would tell it."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from core.clock import today
from credentials.batch_rows import MOST_BYTES, Table, read, read_pasted
from credentials.enums import KIND_WORDS
from credentials.services.orders import Wanted

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class AwardForm(forms.Form):
    """What the award is, and who gets it: a file, or a pasted list."""

    title = forms.CharField(label=_("Name of the award"), max_length=200)
    kind = forms.ChoiceField(label=_("What kind it is"))
    description = forms.CharField(
        label=_("What it is about"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences that an employer understands."),
    )
    criteria = forms.CharField(
        label=_("What people did to earn it"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Such as: 40 hours of class, a test with 80 percent, a week at work."),
    )
    awarded_on = forms.DateField(label=_("Day of the award"), widget=_DAY)
    valid_until = forms.DateField(
        label=_("Last day it is good"),
        required=False,
        widget=_DAY,
        help_text=_("Only if it really ends, as a license does."),
    )
    field = forms.RegexField(
        r"\A\d{2}(\.\d{2,4})?\Z",
        label=_("Field of study"),
        max_length=7,
        required=False,
        help_text=_("A CIP code such as 51.39, if you know it."),
    )
    file = forms.FileField(
        label=_("List of people"),
        required=False,
        help_text=_("A CSV file from your spreadsheet. Columns: key, email, awarded_on. Only key is needed."),
    )
    people = forms.CharField(
        label=_("Or paste the list"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        help_text=_("One person a line: a name or number of yours, a comma, the e-mail address."),
    )

    def __init__(self, *args: Any, kinds: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["kind"]
        choice.choices = [(kind, capfirst(str(KIND_WORDS.get(kind, kind)))) for kind in kinds]
        self.fields["awarded_on"].initial = today
        self.table = Table()

    def clean(self) -> dict[str, Any]:
        """Both ends of the time in order, and a list without a fault; `table` holds its rows or faults."""
        given = super().clean() or {}
        first, last = given.get("awarded_on"), given.get("valid_until")
        if first and first > today():
            self.add_error("awarded_on", _("This date is in the future."))
        if first and last and first > last:
            self.add_error("valid_until", _("The last day comes after the first."))
        self._read(given)
        return given

    def _read(self, given: dict[str, Any]) -> None:
        table = self._list(given)
        if table is None:
            return
        self.table = table
        if self.table.faults:
            self.add_error(
                "people" if given.get("people") else "file",
                _("Mend the list first. What is wrong stands above it."),
            )
        elif not self.table.rows:
            self.add_error("file", _("The list is empty."))

    def _list(self, given: dict[str, Any]) -> Table | None:
        file, text = given.get("file"), given.get("people") or ""
        if file and text.strip():
            self.add_error("people", _("Choose a file or paste a list, not both."))
        elif file and file.size > MOST_BYTES:
            self.add_error("file", _("This file is too large. Split it into smaller files."))
        elif file:
            return read(file.read(), today=today())
        elif text.strip():
            return read_pasted(text, today=today())
        elif "file" not in self.errors:
            self.add_error("file", _("Who gets it? Choose a file or paste a list."))
        return None

    def wanted(self) -> Wanted:
        """The award that was asked for; call it on a valid form."""
        given = self.cleaned_data
        names = ("title", "kind", "description", "criteria", "awarded_on", "field", "valid_until")
        return Wanted(**{name: given[name] for name in names})
