"""The log for machines: heads, lines and proofs, open to every origin; what can never change may be kept for ever."""

import re
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from accounts.doors import public
from core.ratelimit import limit
from credentials.models import LogEntry, LogHead
from credentials.selectors import log_nodes, log_proofs
from credentials.standards.log_tree.tree import Gap
from credentials.views.records import find_credential, unlisted

_BECAUSE = "a log that nobody can read would prove nothing"
_HELD = "whoever holds a record knows its address of 122 random bits and may prove it"
RATE = "300/m"
#: Lines or heads in one answer.
MOST = 1_000
_FINAL, _FRESH = "public, max-age=31536000, immutable", "public, max-age=60"
_DIGEST = re.compile(r"[0-9a-fA-F]{64}\Z")


class _Refused(Exception):
    """An answer that is none: a status, a code for programs, words for people."""

    def __init__(self, status: int, code: str, words: str) -> None:
        super().__init__(words)
        self.status, self.code, self.words = status, code, words


def _door(view: Callable[[HttpRequest], tuple[Any, bool]]) -> Any:
    """Make a door of a function that gives a body and whether it is final."""

    @public(_BECAUSE)
    @require_safe
    @wraps(view)
    def door(request: HttpRequest) -> HttpResponse:
        limit(request, "log_doors", RATE)
        try:
            body, final = view(request)
        except _Refused as error:
            return _open(_error(error.status, error.code, error.words), "no-store")
        except Gap as gap:
            words = f"entries {gap.first} to {gap.end - 1} are damaged"
            return _open(_error(503, "log_changed", words), "no-store")
        return _open(JsonResponse(body), _FINAL if final else _FRESH)

    return door


def _open(response: HttpResponse, cache: str) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = cache
    return response


def _error(status: int, code: str, words: str) -> HttpResponse:
    return JsonResponse({"error": code, "error_description": words}, status=status)


@_door
def head(request: HttpRequest) -> tuple[Any, bool]:
    """The newest signed head."""
    return _newest().document, False


@_door
def heads(request: HttpRequest) -> tuple[Any, bool]:
    """Heads `start` to `end` by number, both included, at most 1,000; without bounds the newest hundred."""
    last = _newest().number
    start = _number(request, "start", max(1, last - 99), least=1)
    end = min(_number(request, "end", last, least=start), start + MOST - 1)
    rows = LogHead.objects.filter(number__gte=start, number__lte=end).order_by("number")
    return {
        "newest": last,
        "heads": list(rows.values_list("document", flat=True)),
    }, end <= last and "end" in request.GET


@_door
def entries(request: HttpRequest) -> tuple[Any, bool]:
    """Entries `start` to `end` by index from 0, both included, at most 1,000, as far as they are under a head."""
    size = _newest().tree_size
    start = _number(request, "start", least=0)
    end = _number(request, "end", least=start)
    last = min(end, start + MOST - 1, size - 1)
    rows = LogEntry.objects.filter(position__gte=start, position__lte=last).order_by("position")
    told = [
        {"index": position, "entry": bytes(entry).hex(), "leaf_hash": bytes(leaf).hex()}
        for position, entry, leaf in rows.values_list("position", "entry", "leaf_hash")
    ]
    # A line that is missing today may be restored: only a whole answer is final.
    return {"tree_size": size, "entries": told}, len(told) == end - start + 1


@_door
def proof(request: HttpRequest) -> tuple[Any, bool]:
    """Audit path of the entry with leaf hash `hash` in the tree of `tree_size` (RFC 9162 section 2.1.3)."""
    size = _size(request, "tree_size", _newest().tree_size)
    wanted = request.GET.get("hash", "")
    if not _DIGEST.match(wanted):
        raise _Refused(400, "invalid_request", "hash must be 64 hexadecimal letters")
    row = LogEntry.objects.filter(leaf_hash=bytes.fromhex(wanted), position__lt=size).first()
    if row is None:
        raise _Refused(404, "not_found", "no entry of this size of the log has this hash")
    path = [one.hex() for one in log_nodes.tree(size).inclusion(row.position)]
    return {
        "leaf_index": row.position,
        "tree_size": size,
        "leaf_hash": wanted.lower(),
        "audit_path": path,
    }, True


@_door
def consistency(request: HttpRequest) -> tuple[Any, bool]:
    """That the tree of size `first` is the beginning of that of size `second` (RFC 9162 section 2.1.4)."""
    second = _size(request, "second", _newest().tree_size)
    first = _size(request, "first", second)
    path = [one.hex() for one in log_nodes.tree(second).consistency(first)]
    return {"first": first, "second": second, "consistency_path": path}, True


def _newest() -> LogHead:
    found = log_proofs.newest()
    if found is None:
        raise _Refused(404, "not_found", "no head was signed yet")
    return found


def _size(request: HttpRequest, name: str, most: int) -> int:
    found = _number(request, name, least=1)
    if found > most:
        raise _Refused(400, "invalid_request", f"{name} must be at most {most}")
    return found


def _number(request: HttpRequest, name: str, default: int | None = None, *, least: int) -> int:
    text = request.GET.get(name, "")
    if not text and default is not None:
        return default
    if not (text.isascii() and text.isdigit() and len(text) <= 18 and int(text) >= least):
        raise _Refused(400, "invalid_request", f"{name} must be a whole number from {least}")
    return int(text)


@public("anyone may hold the log to account, and this is how")
@require_safe
def monitor(request: HttpRequest) -> HttpResponseBase:
    """The script with which anyone watches the log from their own computer."""
    limit(request, "log_monitor", "60/m")
    script = Path(settings.BASE_DIR) / "examples" / "monitor.py"
    return FileResponse(
        script.open("rb"), content_type="text/x-python", as_attachment=True, filename="monitor.py"
    )


@public(_HELD)
@require_safe
def record_proof(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """With what the holder of a record proves, without us, that it came into the log, and when."""
    limit(request, "record", "120/m")
    try:
        body: dict[str, Any] = log_proofs.bundle(find_credential(public_id))
    except Gap as gap:
        return _open(
            _error(503, "log_changed", f"entries {gap.first} to {gap.end - 1} are damaged"), "no-store"
        )
    response = unlisted(JsonResponse(body, json_dumps_params={"indent": 1}))
    response["Access-Control-Allow-Origin"] = "*"
    response["Content-Disposition"] = 'attachment; filename="proof.json"'
    return response
