"""One line of the college's log of releases, as its custodian writes it (34 CFR 99.32(a)(3))."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Organization, Person
from consent.enums import LegalGround, ReleasedRecord
from consent.never_stored import refuse_ssn
from core.ids import uuid7
from institutions.selectors import students

_YES_NO = (("yes", _("Yes, they received it")), ("no", _("No, we refused")))


class ReleaseForm(forms.Form):
    """Who asked, who received, why, on which ground, which records; about one student of this college."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid7)
    student_number = forms.CharField(
        label=_("Student number"), max_length=40, help_text=_("The number your college gave the student.")
    )
    requester = forms.CharField(
        label=_("Who asked"),
        max_length=200,
        validators=[refuse_ssn],
        help_text=_("The office, court or person that asked."),
    )
    records = forms.MultipleChoiceField(
        label=_("Which records"), choices=ReleasedRecord, widget=forms.CheckboxSelectMultiple
    )
    interest = forms.CharField(
        label=_("Their legitimate interest"),
        max_length=300,
        validators=[refuse_ssn],
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("What they need it for. The student reads this."),
    )
    received = forms.ChoiceField(label=_("Did they receive it?"), choices=_YES_NO, widget=forms.RadioSelect)
    recipient = forms.CharField(
        label=_("Who received it"),
        max_length=200,
        required=False,
        validators=[refuse_ssn],
        help_text=_("Leave it empty if it is the one who asked."),
    )
    ground = forms.ChoiceField(label=_("Ground in law"), widget=forms.RadioSelect)
    emergency = forms.CharField(
        label=_("The danger"),
        max_length=300,
        required=False,
        validators=[refuse_ssn],
        help_text=_("Only for an emergency: what threatened whose health or safety."),
    )

    def __init__(self, *args: Any, college: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.college, self.student = college, None
        self.fields["ground"].choices = [(ground.value, ground.cited) for ground in LegalGround]  # type: ignore[attr-defined]

    student: Person | None

    def clean_student_number(self) -> str:
        typed: str = self.cleaned_data["student_number"].strip()
        self.student = students.by_number(self.college, typed)
        if self.student is None:
            raise forms.ValidationError(
                _(
                    "No student of your college has this number here. Check each digit, or keep the line in your own log."
                )
            )
        return typed

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        ground, received = data.get("ground"), data.get("received") == "yes"
        if ground == LegalGround.EMERGENCY and not data.get("emergency"):
            self.add_error("emergency", _("Say what the danger was. The law asks for it."))
        if ground == LegalGround.NONE and received:
            self.add_error(
                "ground", _("Without a ground nothing may be given out. Choose the ground that held.")
            )
        return data

    def values(self) -> dict[str, Any]:
        """Arguments for `disclosures.log`."""
        said = {
            name: self.cleaned_data[name] for name in ("requester", "interest", "ground", "records", "key")
        }
        emergency = self.cleaned_data["emergency"] if said["ground"] == LegalGround.EMERGENCY else ""
        return said | {
            "recipient": self.cleaned_data["recipient"] or said["requester"],
            "received": self.cleaned_data["received"] == "yes",
            "emergency": emergency,
        }
