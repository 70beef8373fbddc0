"""Pictures with a record in them: the picture proves nothing, the record inside is checked like any other."""

import re
from collections.abc import Callable
from dataclasses import replace

from credentials.standards.formats.form import Form, Inside
from credentials.standards.formats.given import Given
from credentials.standards.verdict import Verdict, unread
from credentials.standards.verification.parties import Asked, Unreachable

_ADDRESS = re.compile(r"https?://[^\s\"<>]{1,2000}\Z")


def form(name: str, recognizes: Callable[[Given], bool], read: Callable[[bytes], str]) -> Form:
    """The form of one kind of picture; `read` takes the one record out of it or raises a `Refused`."""

    def check(given: Given, asked: Asked, inside: Inside) -> Verdict:
        record: bytes | str = read(given.raw).strip()
        if isinstance(record, str) and _ADDRESS.match(record):
            # The first badges carried only the address of the record.
            try:
                record = asked.resolver.document(record)
            except Unreachable as error:
                return replace(unread("hosted_copy_unreachable", error.host), carrier=name)
        return replace(inside(record, asked.unwrapped()), carrier=name)

    return Form(name, recognizes, check)
