"""Issuing for conformance runs: what the specifications forbid is refused, everything else is signed."""

import uuid
from collections.abc import Mapping
from typing import Any

from core.clock import now
from credentials.standards import dates, vcdm
from credentials.standards.contexts import CREDENTIALS_1, CREDENTIALS_2
from credentials.standards.data_integrity import sign
from credentials.standards.errors import Malformed
from credentials.vc_api import identity, lists, related
from credentials.vc_api.open_world import canonical_text

SUITES = ("eddsa-rdfc-2022", "eddsa-jcs-2022")
_INTEGRITY = "https://w3id.org/security/data-integrity/v2"


def issue(credential: Mapping[str, Any], options: Mapping[str, Any]) -> dict[str, Any]:
    """Sign a credential (VCDM 1.1 or 2.0) as the test issuer, with a status entry of its own.

    `options.cryptosuite` picks the suite, `options.created` the time. Raises `Refused` for whatever breaks a MUST of
    the data model, for undefined terms, and for digests of related resources that differ.
    """
    document = _completed(dict(credential))
    vcdm.check(document)
    check_contexts(document)
    related.check(document)
    proofs = [one for one in vcdm.listed(document.pop("proof", None)) if isinstance(one, dict)]
    signed = sign(
        document,
        identity.signer(),
        created=_created(options),
        suite=_suite(options),
        canonical=canonical_text,
    )
    return signed | {"proof": [*proofs, signed["proof"]]} if proofs else signed


def _completed(document: dict[str, Any]) -> dict[str, Any]:
    """The document under the test issuer's id, in the form (text or object) that it came in."""
    issuer = document.get("issuer", identity.did())
    if not vcdm.is_id(vcdm.id_of(issuer)):
        raise Malformed("issuer is no address")
    document["issuer"] = issuer | {"id": identity.did()} if isinstance(issuer, dict) else identity.did()
    first = next(iter(vcdm.listed(document.get("@context"))), None)
    if first == CREDENTIALS_1:
        return _old(document)
    if first == CREDENTIALS_2 and "credentialStatus" not in document:
        document["credentialStatus"] = lists.entry(_name(document), "revocation")
    return document


def _old(document: dict[str, Any]) -> dict[str, Any]:
    """VCDM 1.1: the proof's terms come from a context of their own, and the record has a date of issue."""
    found = vcdm.listed(document["@context"])
    document["@context"] = found if _INTEGRITY in found else [*found, _INTEGRITY]
    document.setdefault("issuanceDate", dates.write(now()))
    return document


def _name(document: dict[str, Any]) -> str:
    """Under what a later change of status will name the credential."""
    found = document.get("id")
    return found if isinstance(found, str) else f"urn:uuid:{uuid.uuid4()}"


def check_contexts(document: Mapping[str, Any]) -> None:
    """Raise `Malformed` for contexts of another shape: VCDM 2.0 section 4.3: after the first, addresses and objects in any order."""
    for context in vcdm.listed(document["@context"]):
        if not isinstance(context, dict) and not vcdm.is_id(context):
            raise Malformed("@context holds what is neither address nor object")


def _suite(options: Mapping[str, Any]) -> str:
    wanted = options.get("cryptosuite") or options.get("type") or SUITES[0]
    if wanted not in SUITES:
        raise Malformed(f"cryptosuite {wanted!s:.60}", "unsupported_cryptosuite")
    return str(wanted)


def _created(options: Mapping[str, Any]) -> str:
    if "created" not in options:
        return dates.write(now())
    return dates.write(dates.read(options["created"]))
