"""Signing and checking one award, beside the raw signature and beside another JSON-LD processor (PyLD).

The award is our own sample: 3 kB, about 60 statements. PyLD runs the same document without safe mode and with its own
canonical writer; it stands here for speed only.
"""

import hashlib
from typing import Any

from pyld import jsonld

from benchmarks.tables import Row, milliseconds, rate
from credentials.standards import contexts
from credentials.standards.data_integrity import sign, verify_proof
from credentials.standards.public_keys import KeyKind, PublicKey
from tests.credentials.standards import samples, world

_ROUNDS = 100
_CREATED = "2026-06-12T00:00:00Z"


def run() -> list[Row]:
    """Awards per CPU second: raw signature, full signing, verifying the proof, the whole verdict; then milliseconds."""
    signed = samples.award()
    unsigned = {name: value for name, value in signed.items() if name != "proof"}
    signer = world.signer()
    public = PublicKey(KeyKind.ED25519, signer.public)
    peer = rate(lambda: _many(lambda: _with_pyld(unsigned), 10))
    ours = {
        "sign, full path": rate(lambda: _many(lambda: sign(unsigned, signer, created=_CREATED))),
        "verify the proof": rate(lambda: _many(lambda: verify_proof(signed, signed["proof"], public))),
        "five checks, list included": rate(lambda: _many(_verdict(signed))),
    }
    budgets = {"verify the proof": "≥ 2,000"}
    return [
        Row(
            "raw Ed25519 signature, the limit",
            rate(lambda: _many(lambda: signer.sign(bytes(64)))),
            "per CPU s",
        ),
        *(
            Row(what, value, "per CPU s", "PyLD canonical form", value / peer, budgets.get(what, ""))
            for what, value in ours.items()
        ),
        Row("one check from bytes (p95)", milliseconds(_verdict(signed))[1], "ms", budget="≤ 150"),
    ]


def _many(work: Any, times: int = _ROUNDS) -> int:
    for _ in range(times):
        work()
    return times


def _verdict(signed: dict[str, Any]) -> Any:
    here = world.World(lists={world.LIST: samples.published_list()})
    raw = world.text(signed).encode()
    return lambda: here.check(raw)


def _loader(url: str, _options: Any) -> dict[str, Any]:
    document = {"@context": contexts.documents()[url]}
    return {"contextUrl": None, "documentUrl": url, "document": document}


def _with_pyld(document: dict[str, Any]) -> bytes:
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": _loader}
    return hashlib.sha256(jsonld.normalize(document, options).encode()).digest()
