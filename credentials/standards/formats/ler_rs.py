"""Résumés in LER-RS: the records inside are checked on their own; the rest is the person's own word."""

from dataclasses import replace

from credentials.standards import limits, vcdm
from credentials.standards.errors import TooComplex
from credentials.standards.formats import credential
from credentials.standards.formats.form import Form, Inside
from credentials.standards.formats.given import Given
from credentials.standards.ler_rs import Entry, is_ler_rs, read
from credentials.standards.verdict import Check, Facts, Verdict, not_applicable, unknown
from credentials.standards.verification.parties import Asked

NAME = "LER-RS"
#: Neither good nor bad: nobody stands behind it but the person (rung 1, "You added").
_OWN_WORD = {
    Check.UNCHANGED: not_applicable("unsigned"),
    Check.WHO_SIGNED: unknown("added_by_person"),
    Check.ALLOWED_TO_ISSUE: not_applicable("self_issued"),
    Check.STILL_GOOD: not_applicable("no_end_date_no_status"),
    Check.ABOUT_THIS_PERSON: not_applicable("added_by_person"),
}
_OWN_LIST = {**_OWN_WORD, Check.WHO_SIGNED: unknown("own_list")}


def recognizes(given: Given) -> bool:
    return given.has("type") and is_ler_rs(given.document)


def check(given: Given, asked: Asked, inside: Inside) -> Verdict:
    """The wrapper's proof where there is one, then each line: its proofs, or that the person added it."""
    resume = read(given.document)
    if sum(len(entry.proofs) for entry in resume.entries) > limits.MAX_LINES:
        raise TooComplex("too many records inside a record")
    lines = tuple(line for entry in resume.entries for line in _lines(entry, asked, inside))
    if "VerifiableCredential" in vcdm.types(given.document):
        wrapper = credential.check(given, asked, inside)
        return replace(wrapper, format=NAME, lines=wrapper.lines + lines)
    return _own_word(Facts(title=resume.name, credential_id=resume.document_id), asked, lines)


def _lines(entry: Entry, asked: Asked, inside: Inside) -> list[Verdict]:
    """What the person wrote beside a proof is not shown: only the proof's own words are anybody's but theirs."""
    if entry.proofs:
        return [inside(proof, asked.deeper()) for proof in entry.proofs]
    said = (("organization", entry.organization), ("start", entry.starts), ("end", entry.ends))
    rows = tuple((name, value) for name, value in said if value)
    return [_own_word(Facts(title=entry.title, description=entry.narrative, rows=rows), asked)]


def _own_word(facts: Facts, asked: Asked, lines: tuple[Verdict, ...] = ()) -> Verdict:
    checks = _OWN_LIST if lines else _OWN_WORD
    return Verdict(checks, NAME, facts, lines, directory_version=asked.directory.version)


FORM = Form(NAME, recognizes, check)
