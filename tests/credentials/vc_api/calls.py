"""Requests as conformance suites send them, and documents of our own to send."""

import json
import uuid
from copy import deepcopy
from typing import Any

from django.test import Client

V2 = "https://www.w3.org/ns/credentials/v2"
V1 = "https://www.w3.org/2018/credentials/v1"
EXAMPLES = "https://www.w3.org/ns/credentials/examples/v2"


def credential(**changes: Any) -> dict[str, Any]:
    """The smallest credential; a change to None takes a member away."""
    document = {
        "@context": [V2],
        "id": f"urn:uuid:{uuid.uuid4()}",
        "type": ["VerifiableCredential"],
        "credentialSubject": {"id": "did:example:subject"},
    }
    return {name: value for name, value in (document | deepcopy(changes)).items() if value is not None}


def post(path: str, body: Any) -> tuple[int, dict[str, Any]]:
    """Status and body of an answer; text is sent as it is."""
    data = body if isinstance(body, str) else json.dumps(body)
    answer = Client().post(f"/vc-api/{path}", data, content_type="application/json")
    return answer.status_code, answer.json()


def issue(document: dict[str, Any], **options: Any) -> tuple[int, dict[str, Any]]:
    return post("credentials/issue", {"credential": document, "options": options})


def issued(document: dict[str, Any] | None = None, **options: Any) -> dict[str, Any]:
    """A credential that the test issuer signed."""
    status, body = issue(document or credential(), **options)
    assert status == 201, body
    return body


def verify(document: Any, **options: Any) -> tuple[int, dict[str, Any]]:
    return post("credentials/verify", {"verifiableCredential": document, "options": options})


def verify_presentation(document: Any, **options: Any) -> tuple[int, dict[str, Any]]:
    return post("presentations/verify", {"verifiablePresentation": document, "options": options})


def reasons(answer: tuple[int, dict[str, Any]]) -> set[str]:
    """The reason codes of a refusal; empty when it was none."""
    status, body = answer
    assert status in (200, 201, 400), body
    assert (status == 400) == bool(body.get("problemDetails"))
    return {problem["reason"] for problem in body.get("problemDetails", ())}
