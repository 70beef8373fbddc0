"""What each format of a record must offer, so that one check reads them all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from credentials.standards.formats.given import Given
from credentials.standards.verdict import Verdict
from credentials.standards.verification.parties import Asked


class Inside(Protocol):
    """Checks something found inside, in whatever format it is, and gives a verdict of its own. Never raises."""

    def __call__(self, document: bytes | str | Mapping[str, Any], asked: Asked) -> Verdict: ...


@dataclass(frozen=True)
class Form:
    """One format: a name, how it is recognized by its content (never by a file's name), how it is checked.

    `recognizes` never raises and is cheap; `check` may raise any `Refused`, which becomes a verdict.
    """

    name: str
    recognizes: Callable[[Given], bool]
    check: Callable[[Given, Asked, Inside], Verdict]
