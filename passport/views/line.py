"""One record: its proof, its history, and what its owner can do with it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.doors import signed_in
from audit.selectors import history
from passport.enums import DisputeState, LineState
from passport.forms.lines import DisputeForm
from passport.kinds import spec_of
from passport.models import Dispute, PassportLine
from passport.selectors import glosses, proofs
from passport.selectors.book import BookLine
from passport.selectors.shared_view import facts_of, skills_of
from passport.services import corrections, lines
from passport.views.finding import find_line, me
from passport.workflow import LINES

Verb = Callable[[PassportLine], object]


@signed_in
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The proof of a line in one click: five checks made now, its history, its file (S1)."""
    line = find_line(request, pk)
    facts = {
        "one": BookLine(line, skills_of([line]).get(line.pk, ()), glosses.of([line]).get(line.pk)),
        "line": line,
        "spec": spec_of(line.kind),
        "facts": facts_of(line),
        "proof": proofs.of(line) if line.is_signed else None,
        "history": list(history.history(line)),
        "dispute": _dispute(line),
        "moves": {move.name for move in LINES.allowed(line, me(request))},
    }
    return render(request, "passport/line.html", facts)


@signed_in
def file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The signed file itself, as its source made it."""
    line = find_line(request, pk)
    data = proofs.bytes_of(line)
    if data is None:
        raise Http404
    answer = HttpResponse(data, content_type="application/vc")
    answer["Content-Disposition"] = f'attachment; filename="{slugify(line.title) or "record"}.json"'
    return answer


@signed_in
def dispute(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Something is wrong: what, in the learner's words; the source has 45 days (L49)."""
    line = find_line(request, pk)
    form = DisputeForm(request.POST or None)
    if form.is_valid():
        lines.dispute(line, by=me(request), **form.cleaned_data)
        messages.success(request, _("We noted it. Their answer is due in 45 days."))
        return redirect("passport:line", line.pk)
    return render(
        request, "passport/dispute.html", {"line": line, "form": form}, status=422 if form.errors else 200
    )


@require_POST
@signed_in
def hearing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The source said no: the learner asks to be heard (L49, 34 CFR 99.21)."""
    line = find_line(request, pk)
    refused = _dispute(line)
    if refused is None:
        raise Http404
    corrections.ask_hearing(refused, by=me(request))
    messages.success(request, _("We told them. They must tell you the day and the place."))
    return redirect("passport:line", line.pk)


def _dispute(line: PassportLine) -> Dispute | None:
    """The learner's latest request about a line that they still question."""
    if line.state != LineState.DISPUTED:
        return None
    asked = Dispute.objects.of(line.person_id).filter(line=line).select_related("owner")
    return asked.exclude(state=DisputeState.WITHDRAWN).first()


@require_POST
@signed_in
def act(request: HttpRequest, pk: UUID, verb: str) -> HttpResponse:
    """One press of a button: accept, not-mine, hide, show, up, down."""
    line, by = find_line(request, pk), me(request)
    deeds = {
        "accept": (lambda: lines.accept(line, by=by), _("It is in your passport now. You can share it.")),
        "not-mine": (
            lambda: lines.not_mine(line, by=by),
            _("Noted: this record is not yours. Nobody sees it."),
        ),
        "hide": (lambda: lines.hide(line, by=by), _("Hidden. It is in no share and no search now.")),
        "show": (lambda: lines.show(line, by=by), _("Shown again.")),
        "up": (lambda: lines.move(line, up=True, by=by), _("Moved up.")),
        "down": (lambda: lines.move(line, up=False, by=by), _("Moved down.")),
    }
    if verb not in deeds:
        raise Http404
    deed, words = deeds[verb]
    deed()
    messages.success(request, words)
    return _back(request, line, verb)


def _back(request: HttpRequest, line: PassportLine, verb: str) -> HttpResponse:
    """Where the button stood; after a move the list opens at the line that moved."""
    if request.POST.get("from") == "line":
        return redirect("passport:line", line.pk)
    if request.POST.get("from") == "arrivals":
        left = PassportLine.objects.of(me(request)).waiting().exists()
        return redirect("passport:arrivals" if left else "passport:home")
    answer = redirect("passport:home")
    answer["Location"] += f"#line-{line.pk}" if verb in ("up", "down", "hide", "show") else ""
    return answer
