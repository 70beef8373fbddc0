"""Handing out receipts: the page carries them, nothing is kept here (M2)."""

import io
import zipfile
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts.doors import public
from core import spreadsheets
from core.ratelimit import limit
from credentials.addresses import did_of
from credentials.services import verification
from credentials.standards.limits import MAX_FILES
from credentials.standards.receipts import FORMAT
from credentials.standards.verdict import Check, State, Verdict

RATE = "60/m"
_COLUMNS = ("receipt", "name", "sha256", "format", "verdict", *(check.value for check in Check), "reasons")


@public("whoever checked a record may keep the receipt of that check")
@never_cache
@require_POST
def receipt(request: HttpRequest) -> HttpResponse:
    """One receipt as a file, several as a ZIP with a table; 400 for anything that we did not sign ourselves."""
    limit(request, "check", RATE)
    given = [one.replace("\r\n", "\n").encode() for one in request.POST.getlist("receipt")[: MAX_FILES + 1]]
    read = [verification.verify(one) for one in given]
    if not given or len(given) > MAX_FILES or not all(map(_is_ours, read)):
        return HttpResponseBadRequest()
    if len(given) == 1:
        return _file(given[0], "application/json", "receipt.json")
    return _file(_zipped(given, read), "application/zip", "receipts.zip")


def _is_ours(verdict: Verdict) -> bool:
    sound = verdict.format == FORMAT and verdict.overall == State.PASSED
    return sound and verdict.facts.issuer_id == did_of(None)


def _file(data: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _zipped(given: list[bytes], read: list[Verdict]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for number, data in enumerate(given, 1):
            packed.writestr(_name(number), data)
        packed.writestr("table.csv", spreadsheets.as_csv(_COLUMNS, _rows(read)))
    return out.getvalue()


def _name(number: int) -> str:
    return f"receipt-{number:02}.json"


def _rows(read: list[Verdict]) -> Iterator[tuple[str, ...]]:
    for number, verdict in enumerate(read, 1):
        then = verdict.lines[0]
        reasons = " ".join(outcome.reason for outcome in then.checks.values() if outcome.reason)
        states = (then.checks[check].state.value for check in Check)
        told = (then.sha256, then.format, then.overall.value, *states, reasons)
        yield (_name(number), verdict.facts.title, *told)
