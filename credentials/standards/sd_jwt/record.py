"""The record that an SD-JWT carries: our data model where it follows it, else plain names and values."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from credentials.standards import dates, vcdm
from credentials.standards.contexts import CREDENTIALS_2
from credentials.standards.errors import Malformed
from credentials.standards.jose import claims
from credentials.standards.verdict import Facts

#: Members of the token that are no part of the record.
_AROUND = claims.REGISTERED | {"cnf", "status", "vct", "vct#integrity", "_sd"}
_ROWS, _LONGEST = 40, 300


def document(found: dict[str, Any]) -> dict[str, Any]:
    """A document of the data model: the claims themselves, or the little that all tokens say. Raises `Malformed`."""
    inner = {name: value for name, value in found.items() if name not in _AROUND}
    if "@context" not in inner:
        inner = _plain(found)
    if "iss" in found:
        inner.setdefault("issuer", claims.text(found, "iss"))
    for name, claim in (("validFrom", "nbf"), ("validUntil", "exp")):
        moment = claims.moment(found, claim)
        if moment is not None:
            inner.setdefault(name, dates.write(moment))
    return inner


def _plain(found: dict[str, Any]) -> dict[str, Any]:
    if not isinstance(found.get("vct"), str) or not found["vct"]:
        raise Malformed("vct")
    subject = {"type": ["Person"]}
    about = claims.text(found, "sub")
    return {
        "@context": [CREDENTIALS_2],
        "type": ["VerifiableCredential"],
        "name": found["vct"][:_LONGEST],
        "credentialSubject": subject | ({"id": about} if vcdm.is_id(about) else {}),
    }


def facts(known: Facts, found: dict[str, Any], hidden: int) -> Facts:
    """The facts with the number of fields left out, and with names and values where there is no model for them."""
    rows = () if "@context" in found else tuple(_rows(found))[:_ROWS]
    return replace(known, rows=known.rows + rows, hidden=hidden)


def _rows(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if path or name not in _AROUND:
                yield from _rows(inner, f"{path} {name}".strip())
    elif isinstance(value, list):
        for inner in value:
            yield from _rows(inner, path)
    elif value is not None:
        yield path[:_LONGEST], str(value)[:_LONGEST]
