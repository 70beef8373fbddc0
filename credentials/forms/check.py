"""The one box that checks anything."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.file_fields import FilesField
from credentials.standards.limits import MAX_FILE_BYTES, MAX_FILES


class CheckForm(forms.Form):
    """One file or up to fifty, or text: the record itself, a link or a short code. The person is optional."""

    file = FilesField(label=_("Record file"), required=False, allow_empty_file=True)
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
    include_name = forms.BooleanField(label=_("Put the name of the file on the receipt"), required=False)

    def clean(self) -> dict[str, Any]:
        """One of the two boxes must hold something, and no more than we check at once."""
        cleaned = super().clean() or {}
        files = cleaned.get("file") or []
        if not files and not cleaned.get("text"):
            raise forms.ValidationError(_("Drop a file or paste something first."), code="nothing")
        if len(files) > MAX_FILES:
            words = ngettext(
                "You chose %(chosen)s file. Check at most %(most)s at once.",
                "You chose %(chosen)s files. Check at most %(most)s at once.",
                len(files),
            )
            raise forms.ValidationError(
                words, code="too_many", params={"chosen": len(files), "most": MAX_FILES}
            )
        return cleaned

    def files_to_check(self) -> list[tuple[str, bytes]]:
        """Name and bytes of each file, one byte more than the limit at most."""
        return [(str(file.name), file.read(MAX_FILE_BYTES + 1)) for file in self.cleaned_data["file"]]

    def receipt_name(self, name: str) -> str:
        """What the receipt may call the file: nothing, unless whoever checks wants it."""
        return name if self.cleaned_data["include_name"] else ""
