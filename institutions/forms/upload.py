"""Choosing a transcript file. What is wrong with it is said by the pipeline, so that every door says the same."""

from django import forms
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    """One file; an empty one is let through so that it gets its row and its code."""

    file = forms.FileField(
        label=_("Transcript file"),
        help_text=_("PESC XML, alone or as a batch; gzip or zip of it. Up to 100 MB."),
        allow_empty_file=True,
        max_length=200,
        error_messages={"required": _("Choose a file first.")},
    )
