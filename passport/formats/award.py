"""Reading signed awards (Open Badges 3.0, CLR 2.0) into the facts of passport lines. Pure: documents in, facts out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from core.rungs import Rung
from passport.enums import Family, Kind

#: OB 3.0 achievementType -> our kind; anything else is a badge.
_KINDS = {
    "Course": Kind.COURSE,
    "ext:Course": Kind.COURSE,
    "ext:CreditForPriorLearning": Kind.CREDIT,
    "License": Kind.LICENCE,
    "Assessment": Kind.TEST,
    "ApprenticeshipCertificate": Kind.APPRENTICESHIP,
    "JourneymanCertificate": Kind.APPRENTICESHIP,
    "MasterCertificate": Kind.APPRENTICESHIP,
}
_AWARDS = frozenset(
    [
        "AssociateDegree",
        "BachelorDegree",
        "MasterDegree",
        "DoctoralDegree",
        "ProfessionalDoctorate",
        "ResearchDoctorate",
        "Degree",
        "Diploma",
        "SecondarySchoolDiploma",
        "GeneralEducationDevelopment",
        "Certificate",
        "CertificateOfCompletion",
    ]
)
_FAMILIES = {
    Kind.COURSE: Family.ACADEMIC,
    Kind.AWARD: Family.ACADEMIC,
    Kind.TEST: Family.ACADEMIC,
    Kind.CREDIT: Family.CPL,
}
#: Marks that say the course was not finished or not tested; they never make a line "assessed".
_NOT_ASSESSED = frozenset({"", "W", "EW", "MW", "IP", "I", "RD", "AU", "NC", "NP", "NR", "INP"})
_GRADE_TYPES = frozenset({"LetterGrade", "Percent", "RawScore", "GradePointAverage", "Result", "ScaledScore"})


@dataclass(frozen=True)
class SkillReading:
    """A skill that the source itself names."""

    name: str
    code: str
    url: str


@dataclass(frozen=True)
class AwardReading:
    """One award in plain facts; `part` says which piece of its document it is (empty: the whole)."""

    part: str
    kind: Kind
    family: Family
    title: str
    language: str
    source_name: str
    subject: str
    number: str
    starts_on: date | None
    ends_on: date | None
    units: Decimal | None
    grade: str
    rung: Rung
    annotation: str
    facts: dict[str, str] = field(default_factory=dict)
    skills: tuple[SkillReading, ...] = ()


def read(document: Mapping[str, Any], *, credit: bool = False) -> list[AwardReading]:
    """Every award of a signed document: one for an award, one for each inner award of a transcript.

    `credit` says that the source issued it as credit for prior learning (title 5 section 55050).
    """
    return [_award(inner, part, credit) for part, inner in parts(document)]


def parts(document: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The awards of a document with their part names; an inner award is named by its own id."""
    inner = _dict(document.get("credentialSubject")).get("verifiableCredential")
    if not isinstance(inner, list) or not inner:
        yield "", document
        return
    for number, award in enumerate(inner):
        if isinstance(award, Mapping):
            yield str(award.get("id") or number)[:200], award


def part_of(document: Mapping[str, Any], part: str) -> Mapping[str, Any] | None:
    """The one award that a line stands on: whoever sees the line sees this piece and no other (L3)."""
    if not part:
        return document
    return next((award for name, award in parts(document) if name == part), None)


def _award(document: Mapping[str, Any], part: str, credit: bool) -> AwardReading:
    subject = _dict(document.get("credentialSubject"))
    achievement = _dict(subject.get("achievement"))
    kind = Kind.CREDIT if credit else _kind(str(achievement.get("achievementType", "")))
    grade, tested = _grade(subject, achievement)
    code = str(achievement.get("humanCode", "")).rsplit(" ", 1)
    starts, ends = _day(subject.get("activityStartDate")), _day(subject.get("activityEndDate"))
    return AwardReading(
        part=part,
        kind=kind,
        family=_FAMILIES.get(kind, Family.WORK_READINESS),
        title=str(achievement.get("name") or document.get("name") or "")[:200],
        language=str(achievement.get("inLanguage") or "en")[:8],
        source_name=str(_dict(document.get("issuer")).get("name", ""))[:200],
        subject=code[0][:20] if len(code) == 2 else "",
        number=code[-1][:20],
        starts_on=starts if not (starts and ends and starts > ends) else None,
        ends_on=ends or _day(document.get("awardedDate")),
        units=_number(subject.get("creditsEarned")),
        grade=grade[:20],
        rung=Rung.SIGNED_ASSESSED if tested or kind == Kind.CREDIT else Rung.SIGNED,
        annotation=_annotation(achievement) if kind == Kind.CREDIT else "",
        facts=_facts(subject, achievement),
        skills=tuple(_skills(achievement)),
    )


def _kind(achievement_type: str) -> Kind:
    return Kind.AWARD if achievement_type in _AWARDS else _KINDS.get(achievement_type, Kind.BADGE)


def _grade(subject: Mapping[str, Any], achievement: Mapping[str, Any]) -> tuple[str, bool]:
    """The grade as its source wrote it, and whether it says that somebody tested the learner."""
    kinds = {
        str(row.get("id")): str(row.get("resultType", ""))
        for row in _list(achievement.get("resultDescription"))
    }
    for result in _list(subject.get("result")):
        result_type = kinds.get(str(result.get("resultDescription")), "Result")
        value = str(result.get("value") or result.get("achievedLevel") or "")
        if value and result_type in _GRADE_TYPES:
            return value, value.upper() not in _NOT_ASSESSED
    return "", False


def _annotation(achievement: Mapping[str, Any]) -> str:
    return str(_dict(achievement.get("criteria")).get("narrative", ""))[:300]


def _facts(subject: Mapping[str, Any], achievement: Mapping[str, Any]) -> dict[str, str]:
    wanted = {"term": subject.get("term"), "program": achievement.get("specialization")}
    return {name: str(value)[:300] for name, value in wanted.items() if value}


def _skills(achievement: Mapping[str, Any]) -> Iterator[SkillReading]:
    for row in _list(achievement.get("alignment")):
        if (
            str(row.get("targetType")) in ("CFItem", "ceasn:Competency", "ext:Skill", "")
            or "targetType" not in row
        ):
            name, code, url = (str(row.get(key, "")) for key in ("targetName", "targetCode", "targetUrl"))
            if name:
                yield SkillReading(name, code, url)


def _dict(value: Any) -> Mapping[str, Any]:
    if isinstance(value, list) and value:
        value = value[0]
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[Mapping[str, Any]]:
    rows = value if isinstance(value, list) else [value]
    return [row for row in rows if isinstance(row, Mapping)]


def _day(value: Any) -> date | None:
    try:
        return datetime.fromisoformat(str(value).replace("Z", "+00:00")).date()
    except ValueError:
        return None


def _number(value: Any) -> Decimal | None:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if 0 <= number < 10000 else None
