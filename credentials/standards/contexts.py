"""The JSON-LD contexts we know, built from our own tables of terms (`facts/*.csv`); nothing is ever fetched.

Sources of the facts: W3C (Verifiable Credentials 1.1 and 2.0, Data Integrity, Multikey, DID Core, Bitstring Status
List, StatusList2021, Ed25519 and X25519 2020 suites) and 1EdTech (Open Badges 3.0, Comprehensive Learner Record 2.0).
A test proves each context equal to the published one by the SHA-256 of its canonical form.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FACTS = Path(__file__).with_name("facts")
_IMS = "https://purl.imsglobal.org/spec"
CREDENTIALS_2 = "https://www.w3.org/ns/credentials/v2"
CREDENTIALS_1 = "https://www.w3.org/2018/credentials/v1"
OPEN_BADGES = f"{_IMS}/ob/v3p0/context-3.0.3.json"
OPEN_BADGES_EXTENSIONS = f"{_IMS}/ob/v3p0/extensions.json"
CLR = f"{_IMS}/clr/v2p0/context-2.0.1.json"
DID_1 = "https://www.w3.org/ns/did/v1"
MULTIKEY = "https://w3id.org/security/multikey/v1"


@dataclass(frozen=True)
class Context:
    """Where a context's facts stand: table, edition, and the family of which a document may use one version."""

    table: str
    edition: str
    family: str


_ALL = {
    CREDENTIALS_2: Context("verifiable_credentials", "2", "vc"),
    CREDENTIALS_1: Context("verifiable_credentials_1", "1", "vc"),
    OPEN_BADGES: Context("open_badges", "3.0.3", "ob"),
    f"{_IMS}/ob/v3p0/context-3.0.2.json": Context("open_badges", "3.0.2", "ob"),
    f"{_IMS}/ob/v3p0/context-3.0.1.json": Context("open_badges_early", "3.0.1", "ob"),
    f"{_IMS}/ob/v3p0/context.json": Context("open_badges_early", "3.0.0", "ob"),
    "https://imsglobal.github.io/openbadges-specification/ob_v3p0.html": Context(
        "open_badges_beta", "beta", "ob"
    ),
    "https://w3c-ccg.github.io/vc-ed/plugfest-1-2022/jff-vc-edu-plugfest-1-context.json": Context(
        "open_badges_beta", "beta", "ob"
    ),
    OPEN_BADGES_EXTENSIONS: Context("open_badges_extensions", "3.0", "ob-extensions"),
    CLR: Context("clr", "2.0.1", "clr"),
    f"{_IMS}/clr/v2p0/context.json": Context("clr", "2.0.0", "clr"),
    "https://w3id.org/security/data-integrity/v2": Context("data_integrity", "2", "proof"),
    "https://w3id.org/security/data-integrity/v1": Context("data_integrity", "1", "proof"),
    "https://w3id.org/security/suites/ed25519-2020/v1": Context("ed25519_2020", "1", "ed25519"),
    "https://w3id.org/security/suites/x25519-2020/v1": Context("x25519_2020", "1", "x25519"),
    "https://www.w3.org/ns/credentials/status/v1": Context("bitstring_status", "1", "status"),
    "https://w3id.org/vc/status-list/2021/v1": Context("status_list_2021", "1", "status"),
    DID_1: Context("did", "1", "did"),
    MULTIKEY: Context("multikey", "1", "multikey"),
}


def known() -> dict[str, Context]:
    """Every context URL on the list."""
    return dict(_ALL)


def family(url: str) -> str | None:
    """The family of a context, or None when it is not on the list."""
    context = _ALL.get(url)
    return context.family if context else None


@cache
def documents() -> dict[str, Any]:
    """URL -> value of its @context, for the processor."""
    return {url: build(context.table, context.edition) for url, context in _ALL.items()}


def build(table: str, edition: str) -> dict[str, Any]:
    """One context out of its table of terms."""
    root: dict[str, Any] = {}
    scopes = {"": root}
    for row in sorted(_rows(table), key=lambda row: row["scope"].count("/") + bool(row["scope"])):
        if edition in (row["editions"] or edition).split(" "):
            _put(scopes, row)
    return root


def _put(scopes: dict[str, dict[str, Any]], row: dict[str, str]) -> None:
    scope, name = scopes[row["scope"]], row["term"]
    if name == "@ids":
        scope |= {"id": "@id", "type": "@type"}
    elif name in ("@protected", "@version"):
        scope[name] = True if name == "@protected" else 1.1
    elif row["form"] == "simple":
        scope[name] = _long(row["iri"])
    else:
        scope[name] = definition = _definition(row)
        if row["form"] == "scoped":
            path = f"{row['scope']}/{name}" if row["scope"] else name
            scopes[path] = definition["@context"] = {}


def _definition(row: dict[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for column, member in (("iri", "@id"), ("type", "@type"), ("container", "@container")):
        if row[column]:
            made[member] = _long(row[column])
    if row["form"] == "nulled":
        made["@context"] = None
    return made


def _long(value: str) -> str:
    """`ob^Alignment` in full; other values stand as they are, compact IRIs of the context included."""
    prefix, mark, rest = value.partition("^")
    return _prefixes()[prefix] + rest if mark else value


@cache
def _prefixes() -> dict[str, str]:
    with (_FACTS / "prefixes.csv").open(newline="") as file:
        return {row["prefix"]: row["iri"] for row in csv.DictReader(file)}


@cache
def _rows(table: str) -> tuple[dict[str, str], ...]:
    with (_FACTS / f"{table}.csv").open(newline="") as file:
        return tuple(csv.DictReader(file))
