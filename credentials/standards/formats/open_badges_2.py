"""Open Badges 2.0 and 2.1: hosted as JSON, or signed as a token."""

from credentials.standards.formats.form import Form, Inside
from credentials.standards.formats.given import Given
from credentials.standards.open_badges_2 import judging, token
from credentials.standards.open_badges_2.assertion import generation, is_old_badge
from credentials.standards.verdict import Verdict
from credentials.standards.verification.parties import Asked

__all__ = ["FORM", "is_old_badge", "of_generation"]


def of_generation(number: int, name: str) -> Form:
    """The form of one generation, as JSON and as a token."""

    def recognizes(given: Given) -> bool:
        if given.start.startswith(b"ey"):
            return generation(token.payload_of(given.text)) == number
        return given.has("badge") and generation(given.document) == number

    def check(given: Given, asked: Asked, inside: Inside) -> Verdict:
        if given.start.startswith(b"ey"):
            found = token.read(given.text)
            return judging.judge(found.payload, found, asked)
        return judging.judge(given.document, None, asked)

    return Form(name, recognizes, check)


FORM = of_generation(2, "OpenBadge2")
