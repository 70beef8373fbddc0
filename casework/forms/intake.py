"""Starting an intake, and the blanks of its form."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.intake_form import QUESTIONS
from consent.never_stored import refuse_ssn
from core.codes import ALPHABET, read_code

_CODE_LENGTH = 8


class StartForm(forms.Form):
    """The client's code and what to call them; nobody is looked up by name."""

    code = forms.CharField(
        label=_("Code that the client shows you"),
        max_length=20,
        help_text=_("8 letters and numbers. The client finds it under “My code”."),
        widget=forms.TextInput(attrs={"autocapitalize": "characters", "spellcheck": "false"}),
    )
    preferred_name = forms.CharField(
        label=_("What should we call the client?"),
        max_length=120,
        help_text=_("Ask them. This is the name on your list."),
        validators=[refuse_ssn],
    )
    during_case = forms.BooleanField(
        label=_("Also ask to see it while the case is open"),
        required=False,
        help_text=_("This is a second question. The client may say yes to one and no to the other."),
    )

    def clean_code(self) -> str:
        code = read_code(self.cleaned_data["code"])
        if len(code) != _CODE_LENGTH or not set(code) <= set(ALPHABET):
            raise forms.ValidationError(_("A code has 8 letters and numbers. Check it with the client."))
        return code


class AnswersForm(forms.Form):
    """One optional blank for each question that the passport does not fill; skipping is always fine."""

    def __init__(self, *args: Any, filled: frozenset[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in QUESTIONS:
            if question.code not in filled:
                self.fields[question.code] = forms.CharField(
                    label=str(question.label),
                    required=False,
                    max_length=2000,
                    validators=[refuse_ssn],
                    widget=forms.Textarea(attrs={"rows": 2}) if question.is_long else forms.TextInput(),
                )
