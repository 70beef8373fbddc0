"""A verdict in the one shape that page, API and command give."""

from typing import Any

from core.errors import help_code
from credentials import words
from credentials.standards.verdict import Verdict


def answer(verdict: Verdict, *, receipt: dict[str, Any] | None = None) -> dict[str, Any]:
    """The shape of `POST /api/v1/check`: verdict, sentence, five checks, reasons in words, source, lines.

    `receipt` is the signed receipt of this check; lines have none of their own, the whole tells of them.
    """
    name = words.source_name(verdict)
    deciding = verdict.deciding
    code = deciding[1].reason if deciding else ""
    return {
        "verdict": verdict.overall.value,
        "sentence": words.sentence(verdict),
        "format": verdict.format,
        "checks": {check.value: outcome.state.value for check, outcome in verdict.checks.items()},
        "reasons": [
            {
                "check": check.value,
                "code": outcome.reason or outcome.state.value,
                "text": words.reason(check, outcome, name),
            }
            for check, outcome in verdict.checks.items()
        ],
        "issuer": _issuer(verdict),
        "receipt": receipt,
        "record": _record(verdict),
        "notes": list(verdict.notes),
        "carrier": verdict.carrier or None,
        "lines": [answer(line) for line in verdict.lines],
        "cause": words.cause(deciding[1]).value if deciding else None,
        "help_code": help_code(code, reference=verdict.sha256) if deciding else None,
        "sha256": verdict.sha256,
        "directory_version": verdict.directory_version,
    }


def _issuer(verdict: Verdict) -> dict[str, Any]:
    facts = verdict.facts
    return {
        "id": facts.issuer_id,
        "name": facts.issuer_name or None,
        "calls_itself": facts.calls_itself or None,
        "known": bool(facts.issuer_name),
        "entry": facts.source_entry or None,
        "records_kept_by": facts.custodian or None,
    }


def _record(verdict: Verdict) -> dict[str, Any]:
    """What the record says of itself, read through the model; never its raw members."""
    facts = verdict.facts
    return {
        "id": facts.credential_id,
        "title": facts.title,
        "description": facts.description,
        "kind": facts.kind,
        "awarded_on": facts.awarded_on.isoformat() if facts.awarded_on else None,
        "valid_until": facts.valid_until.isoformat() if facts.valid_until else None,
        "units": facts.units or None,
        "results": [{"name": name, "value": value} for name, value in facts.results],
        "rows": [{"name": name, "value": value} for name, value in facts.rows],
        "hidden": facts.hidden,
    }
