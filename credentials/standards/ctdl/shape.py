"""The shape that a CTDL document must have to be taken up by a registry: members, their kinds, their values."""

import re
from collections.abc import Mapping
from typing import Any

from credentials.standards import vcdm
from credentials.standards.ctdl.description import CLASSES, CONTEXT, LEARNING, OTHER
from credentials.standards.ctdl.reading import CTID

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")
#: Member -> kind of its value; what must be there is marked.
_REQUIRED = {
    "ceterms:ctid": "ctid",
    "ceterms:name": "words",
    "ceterms:description": "words",
    "ceterms:ownedBy": "organizations",
    "ceterms:inLanguage": "tags",
}
_OPTIONAL = {
    "ceterms:subjectWebpage": "address",
    "ceterms:instructionalProgramType": "alignments",
    "ceterms:requires": "conditions",
    "ceterms:credentialStatusType": "alignments",
    "ceterms:lifeCycleStatusType": "alignments",
}


def broken(document: Mapping[str, Any]) -> list[str]:
    """The places where a document has not the shape; empty when it fits."""
    found = [] if document.get("@context") == CONTEXT else ["@context"]
    found += [] if document.get("@type") in {*CLASSES.values(), OTHER} else ["@type"]
    found += [] if vcdm.is_id(document.get("@id")) else ["@id"]
    status = "lifeCycleStatusType" if document.get("@type") in LEARNING else "credentialStatusType"
    required = {*_REQUIRED, f"ceterms:{status}"}
    found += sorted(required - document.keys())
    known = _REQUIRED | _OPTIONAL
    for member, value in document.items():
        if not member.startswith("@") and not (member in known and _FITS[known[member]](value)):
            found.append(member)
    return found


def _words(value: Any) -> bool:
    """A language map with at least one text."""
    return (
        isinstance(value, Mapping)
        and bool(value)
        and all(_TAG.match(tag) and isinstance(text, str) and text for tag, text in value.items())
    )


def _all(value: Any, type_: str) -> bool:
    return all(isinstance(one, Mapping) and one.get("@type") == type_ for one in vcdm.listed(value))


_FITS = {
    "ctid": lambda value: isinstance(value, str) and bool(CTID.match(value)),
    "words": _words,
    "organizations": lambda value: (
        isinstance(value, list)
        and bool(value)
        and _all(value, "ceterms:CredentialOrganization")
        and all(vcdm.is_id(one.get("@id")) for one in value)
    ),
    "tags": lambda value: (
        isinstance(value, list) and bool(value) and all(_TAG.match(str(tag)) for tag in value)
    ),
    "address": lambda value: vcdm.is_id(value) and str(value).startswith("http"),
    "alignments": lambda value: _all(value, "ceterms:CredentialAlignmentObject"),
    "conditions": lambda value: _all(value, "ceterms:ConditionProfile"),
}
