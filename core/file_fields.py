"""Several files in one field of a form."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile


class FilesInput(forms.FileInput):
    """The browser's own file input, for several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; `clean` gives a list, empty when none was chosen."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        return [super(FilesField, self).clean(one, initial) for one in given]
