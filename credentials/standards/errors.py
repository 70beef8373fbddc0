"""Refusals of the standards, each with the reason code that a verdict shows."""


class Refused(ValueError):
    """A document that cannot be read as what it says it is; `code` is a reason code of the verdict."""

    code = "malformed_input"

    def __init__(self, detail: str = "", code: str = "") -> None:
        super().__init__(detail)
        self.detail = detail
        self.code = code or type(self).code


class Malformed(Refused):
    """Not a document of any form known here."""


class TooLarge(Refused):
    """More bytes than the door takes."""

    code = "too_large"


class TooComplex(Refused):
    """More work than one document may ask for."""

    code = "too_complex"


class Unsupported(Refused):
    """Right JSON-LD, perhaps, but outside the subset that this processor knows."""

    code = "unsupported_json_ld"


class UnsignedContent(Refused):
    """Safe mode: something here would fall out of the signed text."""

    code = "unsigned_content"


class UnsafeNumber(Refused):
    """A number that other implementations write differently."""

    code = "number_not_interoperable"


class UnknownContext(Refused):
    """A context that is not on the list."""

    code = "unknown_context"


class InlineContext(Refused):
    """A context inside the document could swap the meaning of signed terms."""

    code = "inline_context_refused"


class ContextInvalid(Refused):
    """A context or term definition that the recommendation calls an error."""
