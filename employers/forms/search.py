"""The search bar that understands skills."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from employers.search.query import Query
from skills.models import Skill
from skills.selectors import suggest

_MOST = 12


class SearchForm(forms.Form):
    """Words of a job ad, or skills chosen from the list; both become must-haves."""

    ad = forms.CharField(
        label=_("Words of your job ad"),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("We look for skills that we know in it. You see which ones we found."),
    )
    must = forms.ModelMultipleChoiceField(
        label=_("Skills the person must have"),
        queryset=Skill.objects.none(),
        to_field_name="code",
        required=False,
    )
    nice = forms.ModelMultipleChoiceField(
        label=_("Skills that would be nice"),
        queryset=Skill.objects.none(),
        to_field_name="code",
        required=False,
    )
    signed_only = forms.BooleanField(
        label=_("Only with a signature behind each must-have"),
        required=False,
        help_text=_("Leave it open at first: many able people have no signed record yet."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("must", "nice"):
            self.fields[name].queryset = Skill.objects.order_by("name")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or {}
        found = [s.skill for s in suggest.from_text(facts.get("ad", ""))]
        facts["found"] = found
        facts["all_must"] = list(dict.fromkeys([*facts.get("must", []), *found]))
        if not facts["all_must"]:
            raise forms.ValidationError(
                _("Choose one skill at least, or paste words of a job ad that name one.")
            )
        if len(facts["all_must"]) > _MOST:
            raise forms.ValidationError(
                _("More than twelve must-haves finds nobody. Keep the ones that matter.")
            )
        return facts

    def query(self) -> Query:
        """The query of a valid form."""
        facts = self.cleaned_data
        must = tuple(skill.number for skill in facts["all_must"])
        nice = tuple(skill.number for skill in facts["nice"] if skill.number not in must)
        return Query(must, nice, facts["signed_only"])
