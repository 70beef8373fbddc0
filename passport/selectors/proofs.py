"""The five checks of a line: made anew at every look, never taken from what we remember."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from core.verdicts import CHECKS, CheckLine, State, lines
from credentials.selectors import answers, log
from credentials.services import verification
from credentials.standards.log_tree.tree import Gap
from passport.formats import award
from passport.models import PassportLine


@dataclass(frozen=True)
class Proof:
    """A verdict in the shape of `doors.md`: four states, five checks, a sentence, reasons."""

    verdict: str
    sentence: str
    checks: Mapping[str, str]
    reasons: list[dict[str, str]] = field(default_factory=list)

    @property
    def state(self) -> State:
        """Word, tone and picture of the whole."""
        return State(self.verdict)

    @property
    def lines(self) -> list[CheckLine]:
        """The five checks in their order."""
        return lines(self.checks, list(self.reasons))

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON values."""
        return {
            "verdict": self.verdict,
            "sentence": self.sentence,
            "checks": dict(self.checks),
            "reasons": self.reasons,
        }


def document_of(line: PassportLine) -> dict[str, Any] | None:
    """The signed document of this line alone, never of its neighbours in a transcript (L3); None for own lines."""
    file = line.signed_file
    whole = _object(file) if file else None
    part = award.part_of(whole, line.credential_part) if whole else None
    return dict(part) if part is not None else None


def _object(file: bytes) -> dict[str, Any] | None:
    """The document as an object; None for pictures and tokens, which stay files."""
    try:
        found = json.loads(file)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def bytes_of(line: PassportLine) -> bytes | None:
    """The document as a file: the exact signed bytes where the line is the whole award."""
    if not line.credential_part:
        return line.signed_file
    document = document_of(line)
    return json.dumps(document, ensure_ascii=False).encode() if document else None


def logged(line: PassportLine) -> dict[str, Any] | None:
    """The proof that the line's file came into the public log (RFC 9162), for whoever takes the file away.

    None for files of other portals, for one award of a transcript, and before the log's next head is signed.
    """
    if line.credential is None or line.credential_part:
        return None
    try:
        told = log.bundle(line.credential)
    except Gap:
        return None  # The log's own watch tells of it; a learner's copy must not wait for that.
    return told if any(one["head"] for one in told["lines"]) else None


def of(line: PassportLine) -> Proof:
    """Check the line's document now, in the reader's language."""
    document = bytes_of(line)
    if document is None:
        return _nothing_signed()
    told = answers.answer(verification.verify(document))
    checks, reasons = dict(told["checks"]), list(told["reasons"])
    if _source_named_the_owner(line, checks, reasons):
        checks[_PERSON] = "passed"
        words = _("The source signed it for the owner of this passport.")
        reasons = [row for row in reasons if row["check"] != _PERSON]
        reasons.append({"check": _PERSON, "code": "source_link", "text": words})
    return Proof(told["verdict"], told["sentence"], checks, reasons)


_PERSON = "about_this_person"


def _source_named_the_owner(
    line: PassportLine, checks: Mapping[str, str], reasons: list[dict[str, str]]
) -> bool:
    """A link that the source itself made is proof about the person (design of checks, section 5), where nothing
    else speaks: the record is unchanged, its signer did not fail, and nobody typed a name to compare."""
    linked = line.credential is not None and line.credential.subject_id == line.person_id
    sound = checks["unchanged"] == "passed" and checks["who_signed"] != "failed"
    asked = any(row["check"] == _PERSON and row["code"] == "no_person_given" for row in reasons)
    return linked and sound and (asked or checks[_PERSON] == "not_applicable")


def _nothing_signed() -> Proof:
    sentence = _("Nobody has signed this record, so there is nothing to check.")
    return Proof("not_applicable", sentence, dict.fromkeys(CHECKS, "not_applicable"))
