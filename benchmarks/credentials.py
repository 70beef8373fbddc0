"""Signing and checking awards, one by one and in a batch, beside Digital Bazaar's library on Node in the same run.

The awards are invented, about 3 kB each, without status lists. Figures are per second of CPU. Where Node is absent the
ratio stands beside the figure that was recorded for it (162 signed, 188 verified), and the table says so.
"""

import json
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

from pyld import jsonld

from benchmarks.awards import awards, template_and_rows
from benchmarks.tables import Row, milliseconds, rate
from credentials.standards import contexts
from credentials.standards.data_integrity import sign, verify_proof
from credentials.standards.data_integrity.signing import LocalSigner
from credentials.standards.did import key as did_key
from credentials.standards.public_keys import KeyKind, PublicKey
from credentials.standards.templates import Batch, Template
from tests.credentials.standards import samples, world
from tests.interop import peer

_MANY = 200
_BATCH = 5_000
_CREATED = "2026-06-12T00:00:00Z"
#: Recorded on 2 cores of an AMD EPYC with Node 20: `@digitalbazaar/vc` 7.3.0, per CPU second.
_RECORDED = {"sign": 162.0, "verify": 188.0}


def run() -> list[Row]:
    """Per CPU second: signing, verifying, a batch, all five checks; then milliseconds of one check."""
    signer = _signer()
    documents = list(awards(_MANY, issuer=signer.method.partition("#")[0]))
    signed = [sign(document, signer, created=_CREATED) for document in documents]
    public = PublicKey(KeyKind.ED25519, signer.public)
    peers, name = _peer(documents, signed)
    signs = rate(lambda: _each(documents, lambda one: sign(one, signer, created=_CREATED)))
    verifies = rate(lambda: _each(signed, lambda one: verify_proof(one, one["proof"], public)))
    batch = rate(_batch(signer), runs=3)
    award = samples.award()
    return [
        Row(
            "raw Ed25519 signature, the limit",
            rate(lambda: _many(lambda: signer.sign(bytes(64)))),
            "per CPU s",
        ),
        Row("sign", signs, "per CPU s", name, signs / peers["sign"], "≥ 2,000, ≥ 10×"),
        Row("verify", verifies, "per CPU s", name, verifies / peers["verify"], "≥ 2,000, ≥ 10×"),
        Row("sign in a batch, JSON out", batch, "per CPU s", name, batch / peers["sign"], "≥ 10,000"),
        Row("verify with another JSON-LD processor", *_pyld(documents, verifies)),
        Row("five checks, list included", rate(lambda: _many(_verdict(award))), "per CPU s"),
        Row("one check from bytes (p95)", milliseconds(_verdict(award))[1], "ms", budget="≤ 150"),
    ]


def _signer() -> LocalSigner:
    signer = LocalSigner.of_seed("", world.COLLEGE_SEED)
    did = did_key.did_of(signer.public)
    return LocalSigner(f"{did}#{did.removeprefix(did_key.PREFIX)}", signer.private)


def _peer(documents: list[dict[str, Any]], signed: list[dict[str, Any]]) -> tuple[dict[str, float], str]:
    """What the peer does per CPU second here and now, else what was recorded."""
    if peer.missing():
        return _RECORDED, "Node library, recorded"
    done = peer.ask(sign=documents + documents, verify=signed + signed, seed=world.COLLEGE_SEED)
    return {what: len(one.answers) / one.seconds for what, one in done.items()}, "Node library"


def _batch(signer: LocalSigner) -> Callable[[], int]:
    document, kinds, rows = template_and_rows(_BATCH, issuer=signer.method.partition("#")[0])
    template, endless = Template(document, kinds), cycle(rows)

    def work() -> int:
        batch = Batch(template, signer, created=_CREATED, contexts=document["@context"])
        for _ in range(_BATCH):
            batch.sign(next(endless))
        return _BATCH

    return work


def _each(documents: list[dict[str, Any]], work: Callable[[dict[str, Any]], object]) -> int:
    for document in documents:
        work(document)
    return len(documents)


def _many(work: Callable[[], object], rounds: int = 100) -> int:
    for _ in range(rounds):
        work()
    return rounds


def _verdict(signed: dict[str, Any]) -> Callable[[], object]:
    here = world.World(lists={world.LIST: samples.published_list(5)})
    text = json.dumps(signed)
    return lambda: here.check(text)


def _pyld(documents: list[dict[str, Any]], ours: float) -> Iterator[Any]:
    """Canonical form alone, by PyLD, in the columns of a row."""
    value = rate(lambda: _each(documents[:10], _with_pyld), runs=3)
    yield from (value, "per CPU s", "our verifying", value / ours)


def _with_pyld(document: dict[str, Any]) -> object:
    return jsonld.normalize(
        document,
        {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": _loader},
    )


def _loader(url: str, options: object) -> dict[str, object]:
    document = {"@context": contexts.documents()[url]}
    return {"contextUrl": None, "documentUrl": url, "document": document}
