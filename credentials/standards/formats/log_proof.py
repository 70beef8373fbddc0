"""Proofs from a public log: that records stood in it, by a head that its keeper signed (RFC 9162 section 2.1.3)."""

import json
from collections.abc import Mapping
from typing import Any

from credentials.standards.errors import Malformed
from credentials.standards.formats import statement
from credentials.standards.formats.form import Form, Inside
from credentials.standards.formats.given import Given
from credentials.standards.formats.statement import Statement
from credentials.standards.log_tree import heads, travelling
from credentials.standards.log_tree.travelling import Line
from credentials.standards.verdict import Check, Facts, Outcome, Verdict, failed
from credentials.standards.verification.parties import Asked, Source


def recognizes(given: Given) -> bool:
    return given.has("type") and given.document["type"] in (travelling.FORMAT, travelling.MANY)


def check(given: Given, asked: Asked, inside: Inside) -> Verdict:
    """The five checks of the proof; each line must lead to its head, and each head must be signed by the keeper."""
    lines = travelling.read(given.document)
    said = [_statement(head) for head in _heads(lines)]
    if len({one.issuer for one in said}) > 1:
        raise Malformed("heads of several logs")
    checks = max((statement.check(one, asked) for one in said), key=_badness)
    if not all(_holds(line) for line in lines):
        checks = checks | {Check.UNCHANGED: failed("content_changed")}
    facts = _facts(lines, said[0].issuer, asked.directory.find(said[0].issuer))
    return Verdict(checks, travelling.FORMAT, facts, (), (), asked.directory.version)


def _heads(lines: list[Line]) -> list[Mapping[str, Any]]:
    """Each head once: many records stand under the same one."""
    return list({json.dumps(line.head, sort_keys=True): line.head for line in lines}.values())


def _badness(checks: Mapping[Check, Outcome]) -> tuple[int, int]:
    """Heads may be signed by several keys: the worst one decides."""
    outcomes = list(checks.values())
    return sum(one.failed for one in outcomes), -sum(one.passed for one in outcomes)


def _holds(line: Line) -> bool:
    try:
        return line.holds
    except ValueError as error:
        raise Malformed("entry") from error


def _statement(head: Mapping[str, Any]) -> Statement:
    method, value, signed = travelling.signature(head)
    return Statement(
        form=travelling.FORMAT,
        issuer=method.partition("#")[0],
        method=method,
        signature=value,
        signed=signed,
        at=heads.read(head).at,
        ends="proof_of_one_moment",
    )


def _facts(lines: list[Line], issuer: str, source: Source | None) -> Facts:
    """When the records stood there at the latest, and which: the fingerprint of each file."""
    moment = travelling.newest(lines).at
    return Facts(
        kind=travelling.FORMAT,
        awarded_on=moment.date(),
        valid_from=moment,
        issuer_id=issuer,
        issuer_name=source.name if source else "",
        source_entry=source.entry if source else "",
        rows=tuple((f"#{line.index + 1}", line.sha256) for line in lines),
    )


FORM = Form(travelling.FORMAT, recognizes, check)
