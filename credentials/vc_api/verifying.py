"""Verifying as the specifications define it: form, contexts, every proof, status (VCDM 2.0 section 7.1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.clock import now
from credentials.standards import vcdm
from credentials.standards.contexts import CREDENTIALS_2
from credentials.standards.data_integrity import proof_list
from credentials.standards.engine import verify
from credentials.standards.errors import Malformed, Refused
from credentials.standards.verdict import Check
from credentials.standards.verification import standing
from credentials.standards.verification.parties import Asked, Source
from credentials.vc_api import issuing, related
from credentials.vc_api.problems import Problem
from credentials.vc_api.proofs import Expected, not_by_controller, problems_of
from credentials.vc_api.resolver import TestResolver

_ENVELOPED = {"EnvelopedVerifiableCredential", "EnvelopedVerifiablePresentation"}


@dataclass(frozen=True)
class NoDirectory:
    """The VC-API does not ask who may issue what."""

    version: int = 0
    stale: bool = False

    def find(self, id_: str) -> Source | None:
        return None


@dataclass(frozen=True)
class Found:
    """What is wrong, and what a caller should know although it verifies."""

    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()

    def __add__(self, other: "Found") -> "Found":
        return Found(self.problems + other.problems, self.warnings + other.warnings)


def refused(error: Refused) -> Found:
    """The answer to what could not be read as it should be."""
    return Found((Problem(error.code, error.detail),))


def credential(document: Mapping[str, Any], options: Mapping[str, Any]) -> Found:
    """What is wrong with a secured credential; no problems when it verifies."""
    try:
        return _credential(dict(document), options)
    except Refused as error:
        return refused(error)


def presentation(document: Mapping[str, Any], options: Mapping[str, Any]) -> Found:
    """What is wrong with a presentation and with each credential inside it (VCDM 2.0 section 4.13)."""
    try:
        return _presentation(dict(document), options)
    except Refused as error:
        return refused(error)


def _checks(options: Mapping[str, Any]) -> list[Any]:
    """What the caller wants to know: everything, unless it says otherwise; proofs are always looked at."""
    wanted = options.get("checks")
    return ["proof", "credentialStatus"] if wanted is None else vcdm.listed(wanted)


def _credential(document: dict[str, Any], options: Mapping[str, Any]) -> Found:
    if _ENVELOPED & set(vcdm.types(document)):
        return _enveloped(document)
    vcdm.check(document)
    issuing.check_contexts(document)
    related.check(document)
    asked, proofs = _asked(), proof_list(document)
    expected = Expected.of(options, "assertionMethod", vcdm.id_of(document.get("issuer")))
    wrong = problems_of(document, proofs, expected, asked)
    if wrong:
        return Found(tuple(wrong))
    other = tuple(not_by_controller(proofs, expected, asked))
    # "Does the proof hold" is a narrower question than "did the issuer sign": who asks only that is told, not refused.
    signer = Found(warnings=other) if _checks(options) == ["proof"] else Found(other)
    return signer + Found(tuple(_standing(document, options, asked)))


def _standing(document: dict[str, Any], options: Mapping[str, Any], asked: Asked) -> list[Problem]:
    """Dates always; the status list unless the caller asks for other checks only."""
    if not {"credentialStatus", "status"} & {one for one in _checks(options) if isinstance(one, str)}:
        document = {name: value for name, value in document.items() if name != "credentialStatus"}
    outcome = standing.check(document, asked)
    if outcome.passed or outcome.reason in ("", "no_end_date_no_status"):
        return []
    return [Problem(outcome.reason, outcome.detail)]


def _presentation(document: dict[str, Any], options: Mapping[str, Any]) -> Found:
    if _ENVELOPED & set(vcdm.types(document)):
        return _enveloped(document)
    _check_form(document)
    holder, asked, proofs = vcdm.id_of(document.get("holder")), _asked(), proof_list(document)
    expected = Expected.of(options, "authentication", holder)
    wrong = problems_of(document, proofs, expected, asked) or not_by_controller(proofs, expected, asked)
    found = Found(tuple(wrong))
    for one in vcdm.listed(document.get("verifiableCredential")):
        found += _inside(one, holder, options)
    return found


def _inside(one: Any, holder: str | None, options: Mapping[str, Any]) -> Found:
    if not isinstance(one, dict):
        raise Malformed("verifiableCredential holds what is no object")
    if one.get("proof") or _ENVELOPED & set(vcdm.types(one)):
        return _credential(one, {"checks": options.get("checks")})
    # Section 4.13.4: only the holder's own word may ride on the presentation's proof.
    vcdm.check(one)
    if holder is None or vcdm.id_of(one.get("issuer")) != holder:
        return Found((Problem("unsigned", "a credential inside has no proof and is not the holder's own"),))
    return Found()


def _check_form(document: dict[str, Any]) -> None:
    found = document.get("@context")
    if not isinstance(found, list) or found[:1] != [CREDENTIALS_2]:
        raise Malformed("@context")
    issuing.check_contexts(document)
    if "VerifiablePresentation" not in vcdm.types(document):
        raise Malformed("type")
    for member in ("id", "holder"):
        if member in document and not vcdm.is_id(vcdm.id_of(document[member])):
            raise Malformed(member)


def _enveloped(document: dict[str, Any]) -> Found:
    """What rides in a data: address is checked by the same code as everywhere."""
    verdict = verify(document, at=now(), directory=NoDirectory(), resolver=TestResolver())
    unchanged, who = verdict.checks[Check.UNCHANGED], verdict.checks[Check.WHO_SIGNED]
    bad = next((one for one in (unchanged, who) if one.failed or (one is unchanged and not one.passed)), None)
    return Found((Problem(bad.reason or "malformed_proof", bad.detail),)) if bad else Found()


def _asked() -> Asked:
    return Asked(now(), NoDirectory(), TestResolver())
