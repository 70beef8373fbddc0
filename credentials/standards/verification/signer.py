"""Check two, "who signed": the key stands in the issuer's own document, for this purpose, in its time."""

from datetime import datetime
from typing import Any

from credentials.standards import dates, vcdm
from credentials.standards.did import key as did_key
from credentials.standards.errors import Malformed
from credentials.standards.reading import format_of
from credentials.standards.verdict import Outcome, failed, passed, unknown
from credentials.standards.verification.integrity import CheckedProof, Integrity
from credentials.standards.verification.keys import Key
from credentials.standards.verification.parties import Asked, Source


def check(
    document: dict[str, Any], integrity: Integrity, asked: Asked, *, purpose: str = "assertionMethod"
) -> Outcome:
    """The best that one of the proofs says; one key of the issuer is enough."""
    issuer = vcdm.id_of(document.get("issuer") or document.get("holder"))
    if issuer is None:
        return failed("issuer_missing")
    if not integrity.proofs:
        return failed("unsigned") if integrity.outcome.reason == "unsigned" else unknown()
    source = asked.directory.find(issuer)
    outcomes = [_one(document, proof, issuer, source, asked, purpose) for proof in integrity.proofs]
    return min(outcomes, key=_rank)


def _rank(outcome: Outcome) -> int:
    """A key of the issuer settles it; otherwise what was found out weighs more than what was not."""
    settled = outcome.reason in ("key_revoked", "key_expired", "source_closed", "key_not_for_this")
    if outcome.passed:
        return 0
    if outcome.failed:
        return 1 if settled else 3
    return 2


def _one(
    document: dict[str, Any],
    checked: CheckedProof,
    issuer: str,
    source: Source | None,
    asked: Asked,
    purpose: str,
) -> Outcome:
    key, proof = checked.key, checked.proof
    if key.problem:
        return _without_key(key, issuer, source)
    if not _belongs(key.controller, issuer, source):
        return failed("not_issuers_key", key.controller)
    if proof.get("proofPurpose") != purpose or purpose not in key.purposes:
        return failed("key_not_for_this")
    if source is None and issuer.startswith(did_key.PREFIX):
        return unknown("signer_not_in_directory")
    outcome = _in_time(document, key, _created(proof, document), source, asked)
    # Anyone can name a key; only a signature that holds shows that its owner signed.
    return outcome if checked.outcome.passed or outcome.failed else unknown("content_not_trusted")


def _without_key(key: Key, issuer: str, source: Source | None) -> Outcome:
    if key.problem == "malformed_proof":
        return unknown()
    if key.controller and not _belongs(key.controller, issuer, source):
        return failed("not_issuers_key", key.controller)
    if key.problem == "key_not_listed":
        return failed("not_issuers_key", key.controller)
    if key.problem == "issuer_document_wrong":
        return unknown("issuer_document_wrong", key.detail)
    return unknown("issuer_unreachable", key.detail)


def _belongs(controller: str, issuer: str, source: Source | None) -> bool:
    return controller == issuer or (source is not None and controller in source.ids)


def _created(proof: dict[str, Any], document: dict[str, Any]) -> datetime | None:
    for value in (proof.get("created"), document.get("validFrom"), document.get("issuanceDate")):
        try:
            return dates.read_proof_time(value)
        except Malformed:
            continue
    return None


def _in_time(
    document: dict[str, Any], key: Key, created: datetime | None, source: Source | None, asked: Asked
) -> Outcome:
    """The window of the key and the life of the source; `created` is the signer's own word, no more."""
    window = source.window(key.method) if source else None
    if window is not None and not window.signs(format_of(document)):
        return failed("key_not_for_this")
    lost = (window.lost if window else None) or key.revoked
    if lost is not None:
        return _lost(document, created, lost, asked)
    ends = (window.ends if window else None) or key.expires
    if ends is not None and (created is None or created > ends):
        return failed("key_expired", ends.date().isoformat())
    if created is not None and created > asked.at + dates.SKEW:
        return failed("key_not_for_this", created.date().isoformat())
    if source and source.closed_on and (created is None or created.date() > source.closed_on):
        return failed("source_closed", source.closed_on.isoformat())
    return passed("" if source else "domain", "" if source else key.controller)


def _lost(document: dict[str, Any], created: datetime | None, lost: datetime, asked: Asked) -> Outcome:
    if created is None or created >= lost:
        return failed("key_revoked", lost.date().isoformat())
    # The id alone would prove nothing: whoever found the key can write it over other words.
    if asked.resolver.signed_before(document, lost):
        return passed("log_proves_time")
    return unknown("key_revoked_time_unproven", lost.date().isoformat())
