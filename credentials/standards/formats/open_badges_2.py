"""Open Badges 2.0 and 2.1: hosted as JSON, or signed as a token."""

from typing import Any

from credentials.standards import jose
from credentials.standards.errors import Refused
from credentials.standards.formats.form import Form, Inside
from credentials.standards.formats.given import Given
from credentials.standards.open_badges_2 import judging
from credentials.standards.open_badges_2.assertion import generation, is_old_badge
from credentials.standards.verdict import Verdict
from credentials.standards.verification.parties import Asked

__all__ = ["FORM", "is_old_badge", "of_generation"]


def of_generation(number: int, name: str) -> Form:
    """The form of one generation, as JSON and as a token."""

    def recognizes(given: Given) -> bool:
        if jose.looks_like(given.text):
            return generation(_claims(given.text)) == number
        return given.has("badge") and generation(given.document) == number

    def check(given: Given, asked: Asked, inside: Inside) -> Verdict:
        if jose.looks_like(given.text):
            token = jose.read(given.text)
            return judging.judge(token.claims, token, asked)
        return judging.judge(given.document, None, asked)

    return Form(name, recognizes, check)


def _claims(text: str) -> dict[str, Any] | None:
    try:
        return jose.read(text).claims
    except Refused:
        return None


FORM = of_generation(2, "OpenBadge2")
