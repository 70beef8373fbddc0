"""Reading from a credential what may be shown."""

from datetime import date
from typing import TYPE_CHECKING, Any

from credentials.standards import dates, vcdm
from credentials.standards.errors import Malformed
from credentials.standards.verdict import Facts

if TYPE_CHECKING:
    from credentials.standards.verification.parties import Directory

_FORMS = ("ClrCredential", "OpenBadgeCredential", "AchievementCredential", "EndorsementCredential")
_LISTS = ("BitstringStatusListCredential", "StatusList2021Credential")


def format_of(document: dict[str, Any]) -> str:
    """The name of the form, for machines and staff: `OpenBadgeCredential`, `ClrCredential` …"""
    names = vcdm.types(document)
    for form in (*_FORMS, *_LISTS, "VerifiablePresentation", "VerifiableCredential"):
        if form in names:
            return "OpenBadgeCredential" if form == "AchievementCredential" else form
    return ""


def kind_of(document: dict[str, Any]) -> str:
    """What a scope must cover: the achievement type of an award, else the form."""
    achievement = _achievement(document)
    kind = achievement.get("achievementType")
    return kind if isinstance(kind, str) else format_of(document)


def award_day(document: dict[str, Any]) -> date | None:
    """The day of the award, else the day from which the record is good."""
    for name in ("awardedDate", "validFrom", "issuanceDate"):
        moment = _moment(document.get(name))
        if moment is not None:
            return moment.date()
    return None


def facts_of(document: dict[str, Any], directory: "Directory") -> Facts:
    """What the record says, as text only; the source's name comes from the directory where it is known."""
    achievement, subject = _achievement(document), _subject(document)
    issuer = document.get("issuer")
    issuer_id = vcdm.id_of(issuer) or ""
    source = directory.find(issuer_id)
    return Facts(
        title=_text(achievement, "name") or _text(document, "name"),
        description=_text(achievement, "description") or _text(document, "description"),
        kind=kind_of(document),
        awarded_on=award_day(document),
        valid_from=_moment(document.get("validFrom") or document.get("issuanceDate")),
        valid_until=_moment(document.get("validUntil") or document.get("expirationDate")),
        units=_number(subject.get("creditsEarned")),
        results=_results(subject, achievement),
        credential_id=vcdm.id_of(document) or "",
        issuer_id=issuer_id,
        subject_id=vcdm.id_of(subject) or "",
        calls_itself=_text(issuer, "name"),
        issuer_name=source.name if source else "",
        source_closed=source.closed_on if source else None,
        source_entry=source.entry if source else "",
        custodian=source.custodian if source and source.closed_on else "",
    )


def _subject(document: dict[str, Any]) -> dict[str, Any]:
    found: Any = next(iter(vcdm.listed(document.get("credentialSubject"))), {})
    return found if isinstance(found, dict) else {}


def _achievement(document: dict[str, Any]) -> dict[str, Any]:
    found = _subject(document).get("achievement")
    return found if isinstance(found, dict) else {}


def _results(subject: dict[str, Any], achievement: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    described = vcdm.listed(achievement.get("resultDescription"))
    names = {vcdm.id_of(one): _text(one, "name") for one in described}
    results = [one for one in vcdm.listed(subject.get("result")) if isinstance(one, dict)]
    return tuple(
        (names.get(_reference(one), ""), _text(one, "value")) for one in results if _text(one, "value")
    )


def _reference(result: dict[str, Any]) -> str | None:
    found = result.get("resultDescription")
    return found if isinstance(found, str) else None


def _text(value: Any, name: str) -> str:
    found = value.get(name) if isinstance(value, dict) else None
    if isinstance(found, dict):
        found = found.get("@value")
    return found[:2000] if isinstance(found, str) else ""


def _number(value: Any) -> str:
    return f"{value:g}" if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _moment(value: Any) -> Any:
    try:
        return dates.read(value)
    except Malformed:
        return None
