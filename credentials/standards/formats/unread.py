"""Files that are records of kinds not read yet: the answer names the kind instead of guessing."""

from credentials.standards.errors import Malformed
from credentials.standards.formats.form import Form, Inside
from credentials.standards.formats.given import Given
from credentials.standards.verdict import Verdict
from credentials.standards.verification.parties import Asked


def _begins(name: str, magic: bytes) -> Form:
    def refuse(given: Given, asked: Asked, inside: Inside) -> Verdict:
        raise Malformed(name, "unsupported_format")

    return Form(name, lambda given: given.start.startswith(magic), refuse)


FORMS = (
    _begins("PNG", b"\x89PNG"),
    _begins("SVG", b"<svg"),
)
