"""Each room writes its own sentences in `<room>/sentences.py`; this module finds them."""

import string
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, Any] = {"audit.read": _("{by} looked at a record of {about}")}


@cache
def _of_room(room: str) -> dict[str, Any]:
    if find_spec(f"{room}.sentences") is None:
        return {}
    return dict(import_module(f"{room}.sentences").SENTENCES)


class _Gentle(string.Formatter):
    """A line keeps its sentence even when an old row lacks a fact that the sentence names."""

    def get_value(self, key: Any, args: Any, kwargs: Any) -> Any:
        return kwargs.get(key, "…")


def sentence(code: str, facts: dict[str, Any]) -> str:
    """The line in words, in the reader's language. Unknown codes read as the code itself."""
    template = _of_room(code.split(".")[0]).get(code)
    return _Gentle().format(str(template), **facts) if template else code
