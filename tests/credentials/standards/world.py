"""A frozen world for pure checks: a college, an endorser, a clock, one status list."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from credentials.standards.data_integrity import sign
from credentials.standards.data_integrity.signing import LocalSigner
from credentials.standards.did import web
from credentials.standards.engine import verify
from credentials.standards.multikey import public_multikey
from credentials.standards.verdict import Verdict
from credentials.standards.verification import PersonHint, Scope, Source, Unreachable

AT = datetime(2026, 11, 23, tzinfo=UTC)
COLLEGE = "did:web:riverbend.example.edu"
COLLEGE_METHOD = f"{COLLEGE}#key-2026-1"
COLLEGE_SEED, LEARNER_SEED, ENDORSER_SEED = (bytes(range(start, start + 32)) for start in (0, 32, 64))
ENDORSER = "did:web:welding-council.example.org"
LIST = "https://passport.example.gov/status/7"


def signer(method: str = COLLEGE_METHOD, seed: bytes = COLLEGE_SEED) -> LocalSigner:
    return LocalSigner.of_seed(method, seed)


def did_document(did: str, name: str, seed: bytes) -> dict[str, Any]:
    return web.document(did, [(name, public_multikey(signer(seed=seed).public), None)])


def college(**changes: Any) -> Source:
    facts: dict[str, Any] = {
        "ids": (COLLEGE,),
        "name": "Riverbend Community College District",
        "documents": {COLLEGE: did_document(COLLEGE, "key-2026-1", COLLEGE_SEED)},
        "scopes": (Scope(frozenset({"Certificate", "Course", "ClrCredential", "AssociateDegree", "*"})),),
    }
    return Source(**facts | changes)


def endorser() -> Source:
    documents = {ENDORSER: did_document(ENDORSER, "key-1", ENDORSER_SEED)}
    scope = Scope(frozenset({"EndorsementCredential"}))
    return Source((ENDORSER,), "Example Welding Council", documents=documents, scopes=(scope,))


@dataclass
class World:
    """Directory and resolver in one; tests change what they need."""

    sources: list[Source] = field(default_factory=lambda: [college(), endorser()])
    lists: dict[str, bytes] = field(default_factory=dict)
    documents: dict[str, dict[str, Any]] = field(default_factory=dict)
    published: dict[str, bytes] = field(default_factory=dict)
    superseded: set[str] = field(default_factory=set)
    witnessed: set[str] = field(default_factory=set)
    version: int = 3
    stale: bool = False

    def find(self, id_: str) -> Source | None:
        return next((source for source in self.sources if id_ in source.ids), None)

    def did_document(self, did: str) -> dict[str, Any]:
        if did not in self.documents:
            raise Unreachable(web.host(did) if did.startswith("did:web:") else did)
        return self.documents[did]

    def status_list(self, url: str) -> bytes:
        if url not in self.lists:
            raise Unreachable(url.split("/")[2])
        return self.lists[url]

    def document(self, url: str) -> bytes:
        if url not in self.published:
            raise Unreachable(url.split("/")[2])
        return self.published[url]

    def standing(self, credential_id: str) -> str:
        return "superseded" if credential_id in self.superseded else ""

    def signed_before(self, document: Mapping[str, Any], moment: datetime) -> bool:
        return document.get("id") in self.witnessed

    def check(self, document: Any, *, person: PersonHint | None = None, at: datetime = AT) -> Verdict:
        return verify(document, at=at, directory=self, resolver=self, person=person)


def signed(
    document: dict[str, Any], *, seed: bytes = COLLEGE_SEED, method: str = COLLEGE_METHOD
) -> dict[str, Any]:
    """The document signed anew by the college."""
    unsigned = {name: value for name, value in document.items() if name != "proof"}
    return sign(unsigned, signer(method, seed), created="2026-06-12T00:00:00Z")


def text(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False)
