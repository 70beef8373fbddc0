"""The gallery: every component in every state, in both languages (look.md)."""

from typing import Any

import segno
from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.verdicts import CHECKS
from core.widgets import DateParts

PAGES = {
    "records": _("Records and proof"),
    "forms": _("Forms"),
    "lists": _("Lists and tables"),
    "frames": _("Frames and messages"),
}


class Example(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Your name"), max_length=60)
    email = forms.EmailField(label=_("E-mail"), required=False)
    about = forms.CharField(
        label=_("What did you do there?"), widget=forms.Textarea({"rows": 4}), required=False
    )
    college = forms.ChoiceField(label=_("College"))
    skills = forms.MultipleChoiceField(label=_("Skills"), required=False)
    kind = forms.ChoiceField(label=_("What do you add?"), widget=forms.RadioSelect)
    parts = forms.MultipleChoiceField(label=_("What may they see?"), widget=forms.CheckboxSelectMultiple)
    born = forms.DateField(label=_("Date of birth"), widget=DateParts(birthday=True))
    agree = forms.BooleanField(label=_("I have read this"))
    file = forms.FileField(label=_("Transcript file"), help_text=_("PDF or XML, up to 20 MB."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._choices(
            "college",
            ("", _("Choose one")),
            ("ela", "East Los Angeles College"),
            ("lac", "Los Angeles City College"),
        )
        self._choices(
            "skills", ("weld", _("Welding")), ("serve", _("Customer service")), ("care", _("Patient care"))
        )
        self._choices("kind", ("course", _("A course")), ("job", _("A job")), ("licence", _("A licence")))
        self._choices("parts", ("name", _("Name")), ("grades", _("Grades")), ("dates", _("Dates")))

    def _choices(self, name: str, *choices: tuple[str, Any]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


def index(request: HttpRequest) -> HttpResponse:
    """Colours, type, icons and the way to every page of the gallery."""
    from core.templatetags.icons import shapes

    return render(request, "gallery/index.html", {"pages": PAGES, "pictures": sorted(shapes())})


def page(request: HttpRequest, page: str) -> HttpResponse:
    """One group of components; raises 404 for a group that does not exist."""
    if page not in PAGES:
        raise Http404
    return render(request, f"gallery/{page}.html", {"pages": PAGES, "here": page} | _CONTENT[page]())


def send(request: HttpRequest) -> HttpResponse:
    """Where the example forms lead: checks what was typed, keeps nothing."""
    form = Example(request.POST or None, request.FILES or None)
    status = 422 if form.is_bound and not form.is_valid() else 200
    return render(
        request, "gallery/forms.html", {"pages": PAGES, "here": "forms", "form": form}, status=status
    )


for _view in (index, page, send):
    # The decorator of `accounts.doors` stands a floor above: core says the same by hand.
    setattr(_view, "lock", "public, because it holds invented examples only")  # noqa: B010


def _forms() -> dict[str, Any]:
    wrong = Example({"name": "", "email": "ana@", "born_month": "2", "born_day": "31", "born_year": "1990"})
    return {"form": Example(prefix="plain"), "wrong": wrong}


def _lists() -> dict[str, Any]:
    return {"page_one": Paginator(range(240), 20).page(1), "page_five": Paginator(range(240), 20).page(5)}


def _records() -> dict[str, Any]:
    link = "https://passport.example/c/K7QM2XTD"
    picture = segno.make(link, error="m").svg_inline(border=2, omitsize=True, svgclass=None, lineclass=None)
    return {
        "verdicts": [_verdict(*row) for row in _VERDICTS],
        "svg": mark_safe(picture),  # drawn by segno from our own link
        "link": link,
        "bars": [
            (gettext("Have"), 12, 0, 60),
            (gettext("Partly"), 5, 76, 25),
            (gettext("Not yet"), 3, 152, 15),
        ],
    }


_VERDICTS: tuple[tuple[str, Any, dict[str, str], list[tuple[str, Any]]], ...] = (
    ("passed", _("This record is real and still good."), {}, []),
    (
        "failed",
        _("This record was changed after it was signed."),
        {"unchanged": "failed"},
        [("unchanged", _("The grade of one course is not what the source signed."))],
    ),
    (
        "could_not_check",
        _("We could not check if this record is still good."),
        {"still_good": "could_not_check", "about_this_person": "not_applicable"},
        [("still_good", _("The source's list did not answer. Try again later."))],
    ),
)


def _verdict(
    verdict: str, sentence: Any, other: dict[str, str], reasons: list[tuple[str, Any]]
) -> dict[str, Any]:
    return {
        "verdict": verdict,
        "sentence": sentence,
        "checks": dict.fromkeys(CHECKS, "passed") | other,
        "reasons": [{"check": check, "code": "example", "text": text} for check, text in reasons],
    }


_CONTENT = {"records": _records, "forms": _forms, "lists": _lists, "frames": dict}
