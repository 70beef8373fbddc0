"""The steps of a request: proof, course, goal, yes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.widgets import DateParts
from credit_prior_learning.enums import EvidenceType, Goal, GradeBasis


class ProofForm(forms.Form):
    """One piece of proof: what it is, and a file that shows it."""

    kind = forms.ChoiceField(label=_("What kind of learning is it?"), choices=EvidenceType)
    title = forms.CharField(label=_("What is it called?"), max_length=160)
    source_name = forms.CharField(label=_("Who gave it to you?"), max_length=160, required=False)
    earned_on = forms.DateField(label=_("When did you earn it?"), required=False, widget=DateParts)
    file = forms.FileField(
        label=_("A file or photo that shows it"),
        help_text=_("PDF, JPG or PNG, up to 15 MB. It is stored sealed."),
    )


class PassportProofForm(forms.Form):
    """A line of one's own passport as proof."""

    line: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("A line of your passport"), queryset=None, empty_label=_("Choose a line")
    )
    line_kind = forms.ChoiceField(label=_("What kind of learning is it?"), choices=EvidenceType)

    def __init__(self, *args: Any, lines: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["line"].queryset = lines  # type: ignore[attr-defined]
        self.fields["line"].label_from_instance = lambda line: line.title  # type: ignore[attr-defined]


class CourseSearch(forms.Form):
    """Find a course of a college; asked by address, so that it works without script and can be shared."""

    college: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("College"), queryset=None, required=False
    )
    q = forms.CharField(label=_("Course name, subject or number"), max_length=60, required=False)

    def __init__(self, *args: Any, colleges: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["college"].queryset = colleges  # type: ignore[attr-defined]


class CourseForm(forms.Form):
    """One course out of those found, and how it should be graded."""

    course: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Course"), queryset=None, widget=forms.RadioSelect, empty_label=None
    )
    grade_basis = forms.ChoiceField(
        label=_("How should it be graded?"),
        choices=GradeBasis,
        widget=forms.RadioSelect,
        initial=GradeBasis.PASS_NO_PASS,
        help_text=_("You choose this now, before faculty look at your proof."),
    )

    def __init__(self, *args: Any, courses: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["course"].queryset = courses  # type: ignore[attr-defined]


class GoalForm(forms.Form):
    goal = forms.ChoiceField(
        label=_("What do you want to do with it?"), choices=Goal, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("Anything else the college should know?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class SendForm(forms.Form):
    """The signature line; the words beside the box are kept with the request."""

    agree = forms.BooleanField(label=_("Yes, the college may look at my proof"))
    attest = forms.BooleanField(label=_("This is my own learning, and what I wrote is true"))


class WithdrawForm(forms.Form):
    reason = forms.CharField(label=_("Why?"), required=False, max_length=300)
