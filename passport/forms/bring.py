"""Bringing a signed record from elsewhere."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from credentials import words
from credentials.models import IssuedCredential
from credentials.selectors import lookup
from credentials.standards.limits import MAX_FILE_BYTES


class BringForm(forms.Form):
    """A file, or the text of the record, or the link or short code of a record that was signed here."""

    file = forms.FileField(label=_("Record file"), required=False, allow_empty_file=True)
    text = forms.CharField(
        label=_("Or type its short code, or paste its link or the record"),
        required=False,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "autocapitalize": "off"}),
    )

    found: IssuedCredential | None = None

    def clean(self) -> dict[str, Any]:
        """One of the two must hold something, and no more than we check."""
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if file is None and not cleaned.get("text"):
            raise forms.ValidationError(_("Choose a file or paste the record first."), code="nothing")
        if file is not None and file.size > MAX_FILE_BYTES:
            raise forms.ValidationError(_("This file is too large. The most is 10 MB."), code="too_large")
        if cleaned.get("text"):
            self._look_up(cleaned["text"])
        return cleaned

    def _look_up(self, text: str) -> None:
        found = lookup.meant_by(text)
        if found.share:
            self.add_error(
                "text",
                _(
                    "No single record has this link or code. If it opens a share, save its records there first."
                ),
            )
        elif found.reason:
            self.add_error("text", words.reason_text(found.reason, found.detail, ""))
        self.found = found.credential

    def document(self) -> bytes:
        """The bytes that were given."""
        file = self.cleaned_data.get("file")
        if file is not None:
            return bytes(file.read())
        return bytes(self.found.document) if self.found else str(self.cleaned_data["text"]).encode()
