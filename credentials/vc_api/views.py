"""The doors of the VC-API: JSON in, JSON out, RFC 9457 problem details where something is wrong."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from accounts.doors import public
from core.ratelimit import limit
from credentials.standards import limits
from credentials.standards.errors import Malformed, Refused
from credentials.standards.parsing import parse
from credentials.vc_api import identity, issuing, lists, verifying
from credentials.vc_api.problems import Problem

_BECAUSE = "conformance suites and other checkers call it without an account"
_CHECKS = ["proof", "credentialStatus"]


@public(_BECAUSE)
@csrf_exempt
@require_POST
def issue(request: HttpRequest, suite: str = "") -> JsonResponse:
    """Sign as the throw-away test issuer; closed unless the operator opened it."""
    if not identity.is_open():
        return _closed()
    try:
        body = _body(request)
        options = dict(_object(body, "options", {})) | ({"cryptosuite": suite} if suite else {})
        signed = issuing.issue(_object(body, "credential"), options)
    except Refused as error:
        return _refused([Problem(error.code, error.detail)])
    return _open(JsonResponse(signed, status=201))


@public(_BECAUSE)
@csrf_exempt
@require_POST
def verify_credential(request: HttpRequest) -> JsonResponse:
    """Verify one secured credential."""
    _slow_down(request)
    try:
        body = _body(request)
        found = verifying.credential(_object(body, "verifiableCredential"), _object(body, "options", {}))
    except Refused as error:
        found = verifying.refused(error)
    return _answered(found)


@public(_BECAUSE)
@csrf_exempt
@require_POST
def verify_presentation(request: HttpRequest) -> JsonResponse:
    """Verify one presentation and what it holds."""
    _slow_down(request)
    try:
        body = _body(request)
        found = verifying.presentation(_object(body, "verifiablePresentation"), _object(body, "options", {}))
    except Refused as error:
        found = verifying.refused(error)
    return _answered(found)


@public(_BECAUSE)
@csrf_exempt
@require_POST
def set_status(request: HttpRequest) -> JsonResponse:
    """Set or clear the status of a credential that the test issuer signed."""
    if not identity.is_open():
        return _closed()
    try:
        body = _body(request)
        purpose = _object(body, "credentialStatus", {}).get("statusPurpose", "revocation")
        value = body.get("status", True) in (True, "1", "true")
        lists.set_status(str(body.get("credentialId")), str(purpose), value=value)
    except lists.UnknownCredential as error:
        return _refused([Problem("malformed_input", f"no status entry of {error}"[:200])])
    except Refused as error:
        return _refused([Problem(error.code, error.detail)])
    return _open(JsonResponse({"status": value}))


@public(_BECAUSE)
@require_safe
def status_list(request: HttpRequest, purpose: str) -> JsonResponse:
    """A status list of the test issuer."""
    if not identity.is_open() or purpose not in lists.PURPOSES:
        raise Http404
    return _open(JsonResponse(lists.published(purpose), content_type="application/vc"))


def _body(request: HttpRequest) -> dict[str, Any]:
    found = parse(request.read(limits.MAX_TRANSCRIPT_BYTES + 1))
    if not isinstance(found, dict):
        raise Malformed("the body is not an object", "not_json")
    return found


def _object(body: Mapping[str, Any], name: str, default: Any = None) -> Mapping[str, Any]:
    found = body.get(name)
    found = default if found is None else found
    if not isinstance(found, dict):
        raise Malformed(f"{name} is not an object")
    return found


def _slow_down(request: HttpRequest) -> None:
    if not identity.is_open():
        limit(request, "vc-api", "120/m")


def _answered(found: verifying.Found) -> JsonResponse:
    if found.problems:
        return _refused(found.problems)
    warnings = [problem.as_json() for problem in found.warnings]
    answer = {"verified": True, "checks": _CHECKS, "problemDetails": [], "warnings": warnings}
    return _open(JsonResponse(answer))


def _refused(problems: Sequence[Problem]) -> JsonResponse:
    details = [problem.as_json() for problem in problems]
    answer = {"verified": False, "checks": _CHECKS, "problemDetails": details, **details[0], "status": 400}
    return _open(JsonResponse(answer, status=400, content_type="application/problem+json"))


def _closed() -> JsonResponse:
    words = "Issuing is closed here. An operator opens it for conformance runs with VC_API_TEST_ISSUER=1."
    answer = {"type": "about:blank", "title": "Closed", "status": 403, "detail": words}
    return _open(JsonResponse(answer, status=403, content_type="application/problem+json"))


def _open(response: JsonResponse) -> JsonResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "no-store"
    return response
