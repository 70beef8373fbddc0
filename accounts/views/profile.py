"""One's own profile, and who read one's records."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.doors import signed_in
from accounts.forms.profile import ProfileForm
from accounts.models import Person
from accounts.services import profiles
from audit.selectors import history


@signed_in
def profile(request: HttpRequest) -> HttpResponse:
    """Names, birth date, language, contact: all optional, each with its reason."""
    form = ProfileForm(request.POST or None, instance=request.user)  # type: ignore[arg-type]
    if request.method == "POST" and form.is_valid():
        person = Person.objects.get(pk=str(request.user.pk))
        profiles.change(person, by=person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("accounts:profile")
    return render(request, "accounts/profile.html", {"form": form})


@signed_in
def reads(request: HttpRequest) -> HttpResponse:
    """What staff did with my records, newest first (S8)."""
    return render(request, "accounts/reads.html", {"lines": list(history.about(request.user))[:200]})  # type: ignore[arg-type]
