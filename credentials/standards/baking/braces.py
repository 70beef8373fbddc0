"""JSON text that survives readers which look for its end by counting braces."""

import re

_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)


def without_braces(text: str) -> str:
    """The same JSON with `{` and `}` inside strings written as escapes; every reader gets the same values."""
    return _STRING.sub(lambda found: _escaped(found.group()), text)


def _escaped(string: str) -> str:
    return string.replace("{", "\\u007b").replace("}", "\\u007d")
