"""Object to RDF Conversion for literals (JSON-LD 1.1 API section 8.6), direction option i18n-datatype."""

from math import isfinite
from typing import Any

import rfc8785

from credentials.standards.errors import ContextInvalid, Refused, UnsafeNumber, UnsignedContent, Unsupported
from credentials.standards.json_ld.keywords import I18N, LANGUAGE_TAG, RDF, XSD
from credentials.standards.n_quads import checked, escaped

_STRING, _BOOLEAN, _INTEGER, _DOUBLE = (XSD + name for name in ("string", "boolean", "integer", "double"))
_LARGEST_EXACT = 2**53  # JSON numbers are IEEE doubles in the JavaScript peers


def literal(value: Any, datatype: str | None) -> str:
    """A JSON scalar as literal term. Raises `UnsafeNumber`, `UnsignedContent` or `Unsupported`."""
    kind = value.__class__
    if kind is str:
        text = checked(value)
        return f'"{text}"^^<{datatype}>' if datatype and datatype != _STRING else f'"{text}"'
    if kind is bool:
        return f'"{"true" if value else "false"}"^^<{datatype or _BOOLEAN}>'
    if kind is int or kind is float:
        return _number(value, datatype)
    raise Unsupported(f"value of kind {kind.__name__}")


def _number(value: int | float, datatype: str | None) -> str:
    value = _interoperable(value)
    whole = value.__class__ is int or float(value).is_integer()
    if not whole or abs(value) >= 1e21 or datatype == _DOUBLE:
        return f'"{_double(float(value))}"^^<{datatype or _DOUBLE}>'
    text = str(int(value))
    return f'"{text}"' if datatype == _STRING else f'"{text}"^^<{datatype or _INTEGER}>'


def _interoperable(value: int | float) -> int | float:
    if isinstance(value, float):
        # jsonld.js signs 1e-7 as "0": two documents with one signature.
        if not isfinite(value) or (value and abs(value) < 1e-6):
            raise UnsafeNumber("number under 1e-6 or not finite")
        return value
    if abs(value) <= _LARGEST_EXACT:
        return value
    if abs(value) >= 2**1023:
        raise UnsafeNumber("number not finite")
    return float(value)


def _double(value: float) -> str:
    mantissa, exponent = f"{value:.15e}".split("e")
    mantissa = mantissa.rstrip("0")
    return (mantissa + "0" if mantissa[-1] == "." else mantissa) + "E" + str(int(exponent))


def language_literal(value: str, language: str, direction: str | None) -> str:
    """A language-tagged string; with a direction, a literal of the i18n datatype."""
    if direction is not None:
        if direction not in ("ltr", "rtl"):
            raise ContextInvalid("invalid base direction")
        return f'"{checked(value)}"^^<{I18N}{language.lower()}_{direction}>'
    if not LANGUAGE_TAG.match(language):
        raise UnsignedContent("invalid language tag")
    return f'"{checked(value)}"@{language.lower()}'


def json_literal(value: Any) -> str:
    """A JSON value in its canonical form (RFC 8785)."""
    try:
        return f'"{escaped(rfc8785.dumps(value).decode())}"^^<{RDF}JSON>'
    except (rfc8785.CanonicalizationError, UnicodeError, RecursionError) as error:
        raise Refused("JSON literal without canonical form", "unsigned_content") from error
