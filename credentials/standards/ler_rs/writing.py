"""From a résumé to LER-RS JSON; signed records go in whole, each under `verifications` of its line."""

from typing import Any

from credentials.standards.ler_rs.model import TYPE, Entry, Resume, Section
from credentials.standards.open_badges import compact


def write(resume: Resume) -> dict[str, Any]:
    """The document without a proof of its own: what it adds to the records inside is the person's word."""
    document: dict[str, Any] = compact(
        {
            "type": TYPE,
            "documentId": {"value": resume.document_id},
            "person": {"name": {"formattedName": resume.name}},
        }
    )
    for section in Section:
        lines = [_entry(entry) for entry in resume.entries if entry.section == section]
        if lines:
            document[section] = lines
    return document


def _entry(entry: Entry) -> dict[str, Any]:
    made: dict[str, Any] = compact({**_MEMBERS[entry.section](entry), "narrative": entry.narrative})
    if entry.proofs:
        # Not through `compact`: a signed record stays exactly as it was signed.
        made["verifications"] = [one if isinstance(one, str) else dict(one) for one in entry.proofs]
    return made


def _learning(entry: Entry) -> dict[str, Any]:
    degrees = [{"name": entry.title}]
    return {
        "institution": {"name": entry.organization},
        "start": entry.starts,
        "end": entry.ends,
        "educationDegrees": degrees,
    }


def _certification(entry: Entry) -> dict[str, Any]:
    period = {"validFrom": entry.starts, "validTo": entry.ends}
    authority = {"name": entry.organization}
    return {"name": entry.title, "issuingAuthority": authority, "effectiveTimePeriod": period}


def _work(entry: Entry) -> dict[str, Any]:
    position = {"title": entry.title, "start": entry.starts, "end": entry.ends}
    return {"organization": {"tradeName": entry.organization}, "positionHistories": [position]}


def _skill(entry: Entry) -> dict[str, Any]:
    return {"name": entry.title, "organization": {"name": entry.organization}}


_MEMBERS = {
    Section.LEARNING: _learning,
    Section.CERTIFICATION: _certification,
    Section.LICENSE: _certification,
    Section.WORK: _work,
    Section.SKILL: _skill,
}
