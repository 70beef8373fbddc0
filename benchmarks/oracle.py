"""Canonical forms of randomly changed badges and transcripts, ours beside PyLD's: equal, or refused by us.

PyLD is another hand's JSON-LD and RDF canonicalization. It has no safe mode: what it would drop without a word, we
refuse, so a refusal is no mismatch; how many there are stands in the table. Where the two differ, jsonld.js decides.
"""

import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from pyld import jsonld

from benchmarks.mutations import documents
from benchmarks.tables import Row
from credentials.standards import contexts
from credentials.standards.canonical import processor
from credentials.standards.errors import Refused
from credentials.standards.rdf_canon import canonicalize
from tests.interop import peer

DOCUMENTS = 28_000
#: Rounds in which nodes without names are told apart; symmetric graphs beyond that are refused as too complex.
_ROUNDS = 300


@dataclass
class Comparison:
    """How many documents were equal, refused (by reason), or different; `different` holds the documents."""

    equal: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    different: list[dict[str, Any]] = field(default_factory=list)
    seconds: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))


def compare(number: int, *, seed: int) -> Comparison:
    """Compare so many documents of one seed."""
    return _compared(documents(number, seed=seed))


def _compared(given: Iterable[dict[str, Any]]) -> Comparison:
    found = Comparison()
    for document in given:
        _one(found, document)
    return found


def _one(found: Comparison, document: dict[str, Any]) -> None:
    try:
        mine = _timed(found, "ours", lambda: ours(document))
    except Refused as error:
        found.refused[error.code] += 1
        return
    if mine == _timed(found, "oracle", lambda: _oracle(document)):
        found.equal += 1
    else:
        found.different.append(document)


def ours(document: dict[str, Any]) -> str:
    """Our canonical N-Quads (RDFC-1.0). Raises `Refused`."""
    return canonicalize(processor().to_rdf(document), work_limit=_ROUNDS)


def _timed(found: Comparison, whose: str, work: Callable[[], str]) -> str:
    began = time.process_time()
    try:
        return work()
    finally:
        found.seconds[whose] += time.process_time() - began


def differ_in_labels_only(document: dict[str, Any]) -> bool:
    """Whether both have the same lines but for the names of blank nodes: PyLD numbers some symmetric graphs wrongly."""
    return _nameless(ours(document)) == _nameless(_oracle(document))


def _nameless(text: str) -> list[str]:
    return sorted(re.sub(r"_:c14n\d+", "_:", text).splitlines())


def _oracle(document: dict[str, Any]) -> str:
    options = {
        "algorithm": "URDNA2015",
        "format": "application/n-quads",
        "documentLoader": _loader,
        "rdfDirection": "i18n-datatype",
    }
    try:
        return str(jsonld.normalize(document, options))
    except jsonld.JsonLdError as error:
        return f"refused: {error.type}"


def _loader(url: str, options: object) -> dict[str, object]:
    document = {"@context": contexts.documents()[url]}
    return {"contextUrl": None, "documentUrl": url, "document": document}


def wrong(different: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those documents of which jsonld.js too makes another canonical form than we; asks Node."""
    theirs = peer.ask(canonize=different)["canonize"].answers if different else []
    return [one for one, text in zip(different, theirs, strict=True) if text != ours(one)]


def _judged(different: list[dict[str, Any]]) -> tuple[float, str, str, None, str]:
    if peer.missing():
        return sum(not differ_in_labels_only(one) for one in different), "documents", "lines alone", None, "0"
    return len(wrong(different)), "documents", "Node library", None, "0"


def run() -> list[Row]:
    """28,000 documents of one seed."""
    found = compare(DOCUMENTS, seed=7)
    ours, oracle = found.seconds["ours"], found.seconds["oracle"]
    refused = sum(found.refused.values())
    return [
        Row("equal to PyLD, byte for byte", found.equal, "documents"),
        Row("different from PyLD", len(found.different), "documents"),
        Row("– and from jsonld.js", *_judged(found.different)),
        Row("refused by us before", refused, "documents"),
        *(Row(f"– {reason}", count, "documents") for reason, count in found.refused.most_common()),
        Row("canonical form", found.equal / ours, "per CPU s", "PyLD", oracle / ours),
    ]
