"""Bringing a signed record from elsewhere."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from credentials.standards.limits import MAX_FILE_BYTES


class BringForm(forms.Form):
    """A file, or the text of the record."""

    file = forms.FileField(label=_("Record file"), required=False, allow_empty_file=True)
    text = forms.CharField(
        label=_("Or paste the record"),
        required=False,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "autocapitalize": "off"}),
    )

    def clean(self) -> dict[str, Any]:
        """One of the two must hold something, and no more than we check."""
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if file is None and not cleaned.get("text"):
            raise forms.ValidationError(_("Choose a file or paste the record first."), code="nothing")
        if file is not None and file.size > MAX_FILE_BYTES:
            raise forms.ValidationError(_("This file is too large. The most is 10 MB."), code="too_large")
        return cleaned

    def document(self) -> bytes:
        """The bytes that were given."""
        file = self.cleaned_data.get("file")
        return bytes(file.read()) if file is not None else str(self.cleaned_data["text"]).encode()
