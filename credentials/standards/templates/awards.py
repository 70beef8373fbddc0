"""Awards of one achievement by one source (Open Badges 3.0) with gaps for what differs from learner to learner."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from credentials.standards import dates
from credentials.standards.award_facts import AwardFacts, Envelope, HashedIdentity, Result
from credentials.standards.errors import Malformed
from credentials.standards.open_badges import achievement_credential
from credentials.standards.templates.gaps import GAP, Kind, gap
from credentials.standards.templates.template import Template

_ALWAYS = {"id": Kind.PART, "list": Kind.PART, "index": Kind.PART, "awarded": Kind.PART}
_SUBJECT = {"subject": Kind.IRI}
_IDENTITY = {"hash": Kind.TEXT, "salt": Kind.TEXT}
_RESULT = {"result": Kind.TEXT}


@dataclass(frozen=True, order=True)
class Shape:
    """Which members an award of the batch has; each shape is a template of its own."""

    subject: bool
    identity: bool
    result: bool


def open_award(facts: AwardFacts, envelope: Envelope, *, status_url: str) -> dict[str, Any]:
    """The unsigned award with every gap open: id, subject, hash, salt, result, awarded (a day), signed, list, index.

    `envelope.id` and `status_url` are addresses that end in "/"; what follows is filled in. The value of the first
    result is a gap. Raises `Malformed` when the facts themselves hold the mark of a gap.
    """
    if GAP.search(json.dumps(achievement_credential(facts, envelope), ensure_ascii=False)):
        raise Malformed("the facts hold the mark of a gap")
    opened = replace(envelope, id=envelope.id + gap("id"), subject_id=gap("subject"))
    document = achievement_credential(_opened(facts), opened)
    document["validFrom"] = gap("signed")
    document["awardedDate"] = f"{gap('awarded')}T00:00:00Z"
    document["credentialStatus"] = {
        "id": f"{status_url}{gap('list')}#{gap('index')}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": gap("index"),
        "statusListCredential": f"{status_url}{gap('list')}",
    }
    return document


def _opened(facts: AwardFacts) -> AwardFacts:
    results: tuple[Result, ...] = facts.results
    if results:
        results = (replace(results[0], value=gap("result")), *results[1:])
    return replace(
        facts, results=results, identities=(HashedIdentity("emailAddress", gap("hash"), gap("salt")),)
    )


def shaped(document: dict[str, Any], shape: Shape, *, signed_at: datetime) -> dict[str, Any]:
    """The open award with the members of one shape, all signed at one time."""
    made: dict[str, Any] = json.loads(json.dumps(document).replace(gap("signed"), dates.write(signed_at)))
    subject = made["credentialSubject"]
    if not shape.subject:
        del subject["id"]
    if not shape.identity:
        del subject["identifier"]
    if not shape.result:
        subject.pop("result", None)
    return made


def template(document: dict[str, Any], shape: Shape) -> Template:
    """The template of a shaped document."""
    kinds = _ALWAYS | (_SUBJECT if shape.subject else {})
    kinds |= (_IDENTITY if shape.identity else {}) | (_RESULT if shape.result else {})
    return Template(document, kinds)
