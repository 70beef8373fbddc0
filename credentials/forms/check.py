"""The one box that checks anything."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from credentials.standards.limits import MAX_FILE_BYTES


class CheckForm(forms.Form):
    """A file, or text: the record itself, a link or a short code. The person is optional."""

    file = forms.FileField(label=_("Record file"), required=False, allow_empty_file=True)
    text = forms.CharField(
        label=_("Or paste a link, a short code or the record"),
        required=False,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "autocapitalize": "off"}),
    )
    person = forms.CharField(
        label=_("E-mail or number of the person"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """One of the two boxes must hold something."""
        cleaned = super().clean() or {}
        if cleaned.get("file") is None and not cleaned.get("text"):
            raise forms.ValidationError(_("Drop a file or paste something first."), code="nothing")
        return cleaned

    def data_to_check(self) -> bytes | str:
        """What was given: the bytes of the file, one byte more than the limit at most, or the text."""
        file = self.cleaned_data.get("file")
        return file.read(MAX_FILE_BYTES + 1) if file is not None else str(self.cleaned_data["text"])
