"""Keys and log of one organization, for its key managers (U53)."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import member_required
from accounts.enums import Role
from credentials import tasks
from credentials.enums import KeyPurpose
from credentials.forms.keys import LostForm, RuleForm
from credentials.models import KeyAlarm, SigningKey, SigningRule
from credentials.selectors import key_page
from credentials.services import alarms
from credentials.services import keys as verbs

PAGE = 25
_PURPOSES = (KeyPurpose.AWARD, KeyPurpose.LIST)


def find_key(request: Any, pk: UUID) -> SigningKey:
    """A key of an organization one manages; a stranger's is not there at all."""
    key = SigningKey.objects.visible_to(request.user).select_related("organization").filter(pk=pk).first()
    if key is None:
        raise Http404
    if not request.user.has_perm("credentials.manage_keys", key):
        raise PermissionDenied
    return key


def find_alarm(request: Any, pk: UUID) -> KeyAlarm:
    """An alarm of an organization one manages."""
    alarm = KeyAlarm.objects.visible_to(request.user).filter(pk=pk).first()
    if alarm is None:
        raise Http404
    return alarm


@member_required(Role.ORGANIZATION_ADMIN)
@require_safe
def keys(request: Any) -> HttpResponse:
    """State of each key, alarms, and everything that was signed in the organization's name."""
    organization, words = request.acting.organization, request.GET.get("q", "")
    page = Paginator(key_page.signed(organization, words), PAGE).get_page(request.GET.get("page"))
    facts = {
        "organization": organization,
        "rows": key_page.rows(organization),
        "alarms": KeyAlarm.objects.filter(organization=organization).select_related("first", "seen_by")[:20],
        "rule": SigningRule.objects.filter(organization=organization).first(),
        "page": page,
        "q": words,
    }
    return render(request, "credentials/keys.html", facts)


@member_required(Role.ORGANIZATION_ADMIN)
def plan(request: Any) -> HttpResponse:
    """Make the next key and publish it; the page says first what follows."""
    organization, purpose = (
        request.acting.organization,
        request.POST.get("purpose", request.GET.get("purpose")),
    )
    if purpose not in _PURPOSES:
        raise Http404
    if request.method == "POST":
        key = verbs.publish(verbs.plan(organization, purpose=purpose, by=request.user), by=request.user)
        messages.success(request, _("The new key %(name)s is published.") % {"name": key.name})
        return redirect("credentials:keys")
    facts = {"organization": organization, "purpose": KeyPurpose(purpose)}
    return render(request, "credentials/key_plan.html", facts)


@member_required(Role.ORGANIZATION_ADMIN)
@require_POST
def activate(request: Any, pk: UUID) -> HttpResponse:
    """Put a key to use whose day has come."""
    verbs.activate(find_key(request, pk), by=request.user)
    messages.success(request, _("The new key is in use. The one before is retired."))
    return redirect("credentials:keys")


@member_required(Role.ORGANIZATION_ADMIN)
def lost(request: Any, pk: UUID) -> HttpResponse:
    """Report a key as lost: another one is made, records are signed anew, learners are told."""
    key = find_key(request, pk)
    form = LostForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        verbs.replace_lost(key, since=form.cleaned_data["since"], by=request.user)
        tasks.reissue_records.delay_on_commit(str(key.pk))  # type: ignore[attr-defined]
        messages.success(request, _("The key is reported. Its records are now signed anew."))
        return redirect("credentials:keys")
    facts = {"key": key, "form": form, "number": key_page.good_records(key)}
    return render(request, "credentials/key_lost.html", facts, status=422 if form.errors else 200)


@member_required(Role.ORGANIZATION_ADMIN)
def rules(request: Any) -> HttpResponse:
    """What is usual here: hours and rate."""
    organization = request.acting.organization
    rule = SigningRule.objects.filter(organization=organization).first() or SigningRule(
        organization=organization
    )
    form = RuleForm(request.POST or None, instance=rule)
    if request.method == "POST" and form.is_valid():
        alarms.set_rule(form.save(commit=False), by=request.user)
        messages.success(request, _("The rules are saved."))
        return redirect("credentials:keys")
    facts = {"organization": organization, "form": form}
    return render(request, "credentials/key_rules.html", facts, status=422 if form.errors else 200)


@member_required(Role.ORGANIZATION_ADMIN)
@require_POST
def alarm(request: Any, pk: UUID) -> HttpResponse:
    """Note that somebody looked at an alarm."""
    alarms.see(find_alarm(request, pk), by=request.user)
    messages.success(request, _("Noted: you looked at it."))
    return redirect("credentials:keys")
