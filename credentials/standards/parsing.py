"""Strict JSON (RFC 8259, I-JSON where it matters): limits first, then objects; nothing that two readers read apart."""

import json
import re
from math import isfinite
from typing import Any, NoReturn

from credentials.standards import limits
from credentials.standards.errors import Malformed, TooLarge

_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[{]|[\]}]', re.DOTALL)
_LONGEST_NUMBER = 400


class _Pairs:
    """Builds objects while counting members; a name used twice is refused."""

    def __init__(self) -> None:
        self.members = 0

    def __call__(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        self.members += len(pairs)
        if self.members > limits.MAX_MEMBERS:
            raise Malformed("too many members")
        made = dict(pairs)
        if len(made) != len(pairs):
            raise Malformed("a member name stands twice")
        for name, value in pairs:
            _check_text(name)
            _check(value)
        return made


def parse(data: bytes | str) -> Any:
    """Read one JSON text; a byte order mark is forgiven.

    Raises `TooLarge` beyond the bounds of `limits`, `Malformed` for anything that is not one clear JSON text.
    """
    text = _text(data)
    _check_depth(text)
    try:
        return json.loads(
            text,
            object_pairs_hook=_Pairs(),
            parse_constant=_refuse_constant,
            parse_float=_float,
            parse_int=_integer,
        )
    except (json.JSONDecodeError, RecursionError) as error:
        raise Malformed("not JSON") from error


def _text(data: bytes | str) -> str:
    size = len(data) if isinstance(data, bytes) else len(data.encode("utf-8", "surrogatepass"))
    if size > limits.MAX_TRANSCRIPT_BYTES:
        raise TooLarge(f"{size} bytes")
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Malformed("not UTF-8") from error


def _check_depth(text: str) -> None:
    """Count brackets before anything is built: the parser itself would recurse."""
    depth = 0
    for token in _TOKEN.finditer(text):
        mark = token.group()
        if mark in "[{":
            depth += 1
            if depth > limits.MAX_DEPTH:
                raise Malformed("nested too deeply")
        elif mark in "]}":
            depth -= 1


def _check(value: Any) -> None:
    if isinstance(value, str):
        _check_text(value)
    elif isinstance(value, list):
        for item in value:
            if isinstance(item, str | list):
                _check(item)


def _check_text(text: str) -> None:
    if len(text) > limits.MAX_STRING:
        raise Malformed("a text is too long")
    if "\x00" in text:
        raise Malformed("a text holds a null character")


def _refuse_constant(name: str) -> NoReturn:
    raise Malformed(f"{name} is not JSON")


def _float(text: str) -> float:
    value = float(text)
    if not isfinite(value):
        raise Malformed("a number is not finite")
    return value


def _integer(text: str) -> int:
    if len(text) > _LONGEST_NUMBER:
        raise Malformed("a number is too long")
    return int(text)
