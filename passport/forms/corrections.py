"""The answer of a source to a request for a correction."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consent.never_stored import refuse_ssn
from passport.enums import DisputeState
from passport.models import Dispute

_CORRECTED = ("correct", _("Yes, we corrected it"))
_OPEN = (_CORRECTED, ("refuse", _("No, the record stays as it is")))
_HEARING = (_CORRECTED, ("uphold", _("After the hearing, the record stays as it is")))


class AnswerForm(forms.Form):
    """Corrected, or no with its reason; after a hearing its outcome."""

    decision = forms.ChoiceField(label=_("Your answer"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("What the learner reads"),
        required=False,
        max_length=2000,
        validators=[refuse_ssn],
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("With a no, say why. Plain words help."),
    )

    def __init__(self, *args: Any, dispute: Dispute, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = _HEARING if dispute.state == DisputeState.HEARING else _OPEN
        self.fields["decision"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("decision") in ("refuse", "uphold") and not data.get("words", "").strip():
            self.add_error("words", _("Say why. The learner reads it."))
        return data
