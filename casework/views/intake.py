"""The intake: the passport fills what the client allowed, the rest is typed or skipped."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.forms import BoundField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.doors import member_required
from accounts.enums import Role
from casework.forms.intake import AnswersForm
from casework.intake_form import QUESTIONS, Question
from casework.models import Intake
from casework.selectors.filling import Filling, Value
from casework.services import intakes, looking
from casework.services.looking import Look
from casework.views.find import acting, find_intake
from consent.enums import Channel, Purpose
from consent.models import Grant
from consent.notices import NO_REDISCLOSURE
from consent.selectors import grants

_lock = member_required(Role.CASE_MANAGER, Role.SUPERVISOR)


@dataclass(frozen=True)
class Row:
    """One question as the page shows it: filled from the passport, or a blank."""

    question: Question
    values: tuple[Value, ...]
    field: BoundField | None
    typed: str


@_lock
def intake(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The form. Opening it while a permission is open is a look; after its end the page says so and reads nothing."""
    row = find_intake(request, pk)
    if row.state == Intake.State.COMPLETED:
        return redirect("casework:client", pk=row.client_id)
    if request.method == "POST":
        return _save(request, row)
    return _page(request, row, AnswersForm(filled=frozenset(), initial=_typed(row)))


def _latest(request: HttpRequest, row: Intake) -> Grant | None:
    return grants.latest(row.client.person, acting(request), Purpose.INTAKE_PREFILL, ref=row.ref)


def _typing(request: HttpRequest) -> bool:
    """Whether the reader knows that access ended and goes on by typing."""
    return request.method == "POST" or "typing" in request.GET


def _typed(row: Intake) -> dict[str, str]:
    return {answer.question: str(answer.value) for answer in row.answers.all()}


def _look(request: HttpRequest, row: Intake, asked: Grant | None, channel: Channel) -> Look:
    """Look only where there has been a yes: waiting for an answer, or a no, is no reason to try."""
    if asked is None or asked.effective_at is None:
        return Look(False)
    if not asked.is_open and _typing(request):
        return Look(False, ended_at=asked.stopped_at)
    return looking.look(
        row.client, by=acting(request), purpose=Purpose.INTAKE_PREFILL, ref=row.ref, channel=channel
    )


def _save(request: HttpRequest, row: Intake) -> HttpResponse:
    """Keep what was typed. Saving reads nothing from the passport, so it is no look."""
    form = AnswersForm(request.POST, filled=frozenset())
    if not form.is_valid():
        return _page(request, row, form)
    sent = {code: value for code, value in form.cleaned_data.items() if code in request.POST}
    intakes.save(row, sent, by=acting(request))
    if "complete" in request.POST:
        return _complete(request, row)
    messages.success(request, _("Saved."))
    return redirect(request.get_full_path())


def _page(request: HttpRequest, row: Intake, form: AnswersForm) -> HttpResponse:
    asked = _latest(request, row)
    look = _look(request, row, asked, Channel.SCREEN)
    if look.ended_at and not _typing(request):
        return render(request, "casework/ended.html", {"intake": row, "look": look}, status=403)
    facts = {
        "intake": row,
        "rows": _rows(form, look.filling, _typed(row)),
        "look": look,
        "asked": asked,
        "form": form,
        "notice": NO_REDISCLOSURE,
    }
    return render(request, "casework/intake.html", facts, status=422 if form.errors else 200)


def _rows(form: AnswersForm, filling: Filling, typed: dict[str, str]) -> list[Row]:
    def row(question: Question) -> Row:
        code = question.code
        values = filling.get(code, ())
        return Row(question, values, None if values else form[code], typed.get(code, ""))

    return [row(question) for question in QUESTIONS]


def _complete(request: HttpRequest, row: Intake) -> HttpResponse:
    intakes.complete(row, by=acting(request))
    messages.success(request, _("The intake is done and the case is open."))
    return redirect("casework:client", pk=row.client_id)


@require_POST
@_lock
def ask_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask the client once more; a no stands for 30 days."""
    row = find_intake(request, pk)
    if intakes.ask(row, by=acting(request)):
        messages.success(request, _("Asked. The client answers on their own screen."))
    else:
        messages.info(request, _("They said no less than 30 days ago. You may ask again after that."))
    return redirect("casework:intake", pk=row.pk)


@_lock
def on_paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The form for the printer; printing is a look of its own kind."""
    row = find_intake(request, pk)
    look = _look(request, row, _latest(request, row), Channel.PRINT)
    if look.ended_at and not _typing(request):
        return render(request, "casework/ended.html", {"intake": row, "look": look}, status=403)
    rows = _rows(AnswersForm(filled=frozenset()), look.filling, _typed(row))
    return render(
        request, "casework/paper.html", {"intake": row, "rows": rows, "look": look, "notice": NO_REDISCLOSURE}
    )
