"""verify: one document in, one verdict out; what stands inside it gets verdicts of its own."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from credentials.standards import formats
from credentials.standards.errors import Refused
from credentials.standards.formats.given import Given
from credentials.standards.verdict import Verdict, unread
from credentials.standards.verification.parties import Asked, Challenge, Directory, PersonHint, Resolver


def verify(
    document: bytes | str | Mapping[str, Any],
    *,
    at: datetime,
    directory: Directory,
    resolver: Resolver,
    person: PersonHint | None = None,
    challenge: Challenge | None = None,
) -> Verdict:
    """Check a record of any format. Pure: the clock, the directory and whatever else is known are given.

    Bytes or text are read strictly; a mapping is taken as read. Never raises on bad input: what cannot be read
    gets a verdict that says so. `challenge` is what a holder was asked to sign, where we asked.
    """
    verdict = inside(document, Asked(at, directory, resolver, person, challenge=challenge))
    return replace(verdict, directory_version=directory.version)


def inside(document: bytes | str | Mapping[str, Any], asked: Asked) -> Verdict:
    """The verdict on a document, or on one that stands inside another; a refusal becomes a verdict."""
    try:
        given = Given.of(document)
    except Refused as error:
        return unread(error.code, error.detail)
    try:
        verdict = formats.find(given).check(given, asked, inside)
    except Refused as error:
        verdict = unread(error.code, error.detail)
    except RecursionError:
        verdict = unread("malformed_input", "nested too deeply")
    return replace(verdict, sha256=hashlib.sha256(given.raw).hexdigest())
