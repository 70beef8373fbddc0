"""What staff write on a case."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from credit_prior_learning import reasons
from credit_prior_learning.models import Assessment, ConflictCheck, PetitionLine
from credit_prior_learning.models.assignment import DECLARE, HARD
from credit_prior_learning.services.evaluations import GRADES, Score

_SCORES = (
    (0, _("0 Not shown")),
    (1, _("1 A little")),
    (2, _("2 Enough to pass")),
    (3, _("3 Well")),
    (4, _("4 Very well")),
)


class RouteForm(forms.Form):
    """To whom the case goes: only faculty of the course's discipline can be chosen."""

    assessor: forms.ModelChoiceField = forms.ModelChoiceField(
        label=_("Faculty member"), queryset=None, empty_label=_("Choose one person")
    )

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["assessor"].queryset = people  # type: ignore[attr-defined]
        self.fields["assessor"].label_from_instance = lambda person: person.name  # type: ignore[attr-defined]


class ReassignForm(RouteForm):
    reason = forms.CharField(label=_("Why does the case move on?"), max_length=200)


class ConflictForm(forms.ModelForm):
    """Seven questions; what stays unticked is answered with no."""

    class Meta:
        model = ConflictCheck
        fields = [*HARD, *DECLARE]


class ScoreForm(forms.Form):
    """A score, a few words and a pointer to proof for each outcome of the course."""

    statement = forms.CharField(
        label=_("What has this person shown, in one or two sentences?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    minutes = forms.IntegerField(label=_("Minutes you spent"), min_value=0, max_value=600, initial=10)

    def __init__(self, *args: Any, line: PetitionLine, saved: Assessment | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.outcomes = list(line.course.outcomes)
        proof = line.petition.evidence.all()
        before = {score.number: score for score in saved.scores.all()} if saved else {}
        for number in range(1, len(self.outcomes) + 1):
            self._add(number, proof, before.get(number))
        if saved:
            self.initial.update(statement=saved.statement, minutes=saved.minutes)
        self.order_fields([*(name for name in self.fields if "_" in name), "statement", "minutes"])

    def _add(self, number: int, proof: Any, before: Any) -> None:
        self.fields[f"score_{number}"] = forms.TypedChoiceField(
            label=_("How well is it shown?"),
            choices=_SCORES,
            coerce=int,
            widget=forms.RadioSelect,
            initial=before.score if before else None,
        )
        self.fields[f"comment_{number}"] = forms.CharField(
            label=_("What shows it?"), max_length=500, initial=before.comment if before else ""
        )
        self.fields[f"evidence_{number}"] = forms.ModelChoiceField(
            label=_("In which proof?"),
            queryset=proof,
            empty_label=None,
            initial=before.evidence_id if before else proof.first(),
        )

    def groups(self) -> Iterator[dict[str, Any]]:
        """For each outcome its words and its three fields."""
        for number, outcome in enumerate(self.outcomes, start=1):
            fields = [self[f"{name}_{number}"] for name in ("score", "comment", "evidence")]
            yield {"number": number, "outcome": outcome, "fields": fields}

    def scores(self) -> list[Score]:
        """The answers as the verb takes them."""
        given = self.cleaned_data
        return [
            Score(n, given[f"score_{n}"], given[f"comment_{n}"], given[f"evidence_{n}"])
            for n in range(1, len(self.outcomes) + 1)
        ]


class RecommendForm(forms.Form):
    units = forms.DecimalField(label=_("Units"), max_digits=5, decimal_places=2)
    grade = forms.ChoiceField(label=_("Grade"))

    def __init__(self, *args: Any, line: PetitionLine, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["units"].initial = f"{line.course.units:.2f}"
        self.fields["grade"].choices = [(grade, grade) for grade in GRADES[line.grade_basis]]  # type: ignore[attr-defined, index]


class DeclineForm(forms.Form):
    """A no always says why and what would change it."""

    code = forms.ChoiceField(label=_("Reason"), choices=reasons.FACULTY_CODES)
    narrative = forms.CharField(
        label=_("Why, in words the learner understands"),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "For example: “The certificate lists wound care, but nothing shows how you were tested.”"
        ),
    )
    cure = forms.CharField(
        label=_("What would change it?"),
        required=False,
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Left empty, the letter says what the list of reasons says."),
    )

    def clean_narrative(self) -> str:
        words = str(self.cleaned_data["narrative"])
        if reasons.is_too_thin(words):
            raise forms.ValidationError(_("Write a full sentence: what is missing, and where."))
        return words
