"""Which skills a line shows, and why it is said so; nothing is inferred in silence (S14)."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction

from accounts.models import Person
from audit.services import ledger
from core.copying import copy_in
from core.rungs import Rung
from passport.enums import SkillBasis
from passport.formats.award import AwardReading
from passport.models import PassportLine, PassportSkill
from passport.services.changes import tell
from passport.services.lines import locked
from skills.enums import Basis
from skills.models import CourseSkill, Skill
from skills.selectors import courses


def from_reading(line: PassportLine, reading: AwardReading) -> None:
    """Attach what the source names in the award, then what its outline teaches or suggests."""
    for skill, basis in stated_by(line, reading):
        _attach(line, skill, basis)


def from_readings(read: Iterable[tuple[PassportLine, AwardReading]]) -> int:
    """The same for many new lines, asked once for each course; returns how many skills were attached."""
    known: dict[Any, dict[Skill, SkillBasis]] = {}
    rows = []
    for line, reading in read:
        course = (line.source_id, line.course_subject, line.course_number, line.title)
        key = (*course, line.rung, reading.skills)
        if key not in known:
            known[key] = _strongest(stated_by(line, reading))
        rows += [PassportSkill(line=line, skill=skill, basis=basis) for skill, basis in known[key].items()]
    return len(copy_in(rows))


def stated_by(line: PassportLine, reading: AwardReading) -> Iterator[tuple[Skill, SkillBasis]]:
    """Skills of a line with their reason: those its source names first."""
    stated = SkillBasis.ASSESSED if line.rung == Rung.SIGNED_ASSESSED else SkillBasis.SOURCE_STATED
    codes = {skill.code or skill.url.rstrip("/").rsplit("/", 1)[-1] for skill in reading.skills}
    names = {skill.name for skill in reading.skills}
    for skill in Skill.objects.filter(code__in=codes) | Skill.objects.filter(name__in=names):
        yield skill, stated
    for taught in courses.taught(line.source, line.course_subject, line.course_number, line.title):
        yield taught.skill, _basis(taught.basis)


def _strongest(found: Iterable[tuple[Skill, SkillBasis]]) -> dict[Skill, SkillBasis]:
    best: dict[Skill, SkillBasis] = {}
    for skill, basis in found:
        if skill not in best or _strength(best[skill]) < _strength(basis):
            best[skill] = basis
    return best


@transaction.atomic
def choose(line: PassportLine, skills: Iterable[Skill], *, by: Person) -> None:
    """Set the skills that the learner says an own line shows; what a source said stays untouched."""
    line = locked(line, by)
    chosen = list(skills)
    rows = PassportSkill.objects.of(line.person_id).filter(line=line)
    rows.filter(basis__in=[SkillBasis.OWN, SkillBasis.SUGGESTED]).exclude(skill__in=chosen).delete()
    for skill in chosen:
        _attach(line, skill, SkillBasis.OWN)
    tell(line.person)


@transaction.atomic
def endorsed(course_skill: CourseSkill) -> int:
    """Raise old lines of a course when its faculty confirm that it teaches a skill (M5); returns how many."""
    if course_skill.basis != Basis.ENDORSED:
        return 0
    lines = PassportLine.objects.unscoped(reason="the college's faculty confirmed the course").filter(
        source=course_skill.organization,
        course_subject=course_skill.subject,
        course_number=course_skill.number,
    )
    raised = [line for line in lines.select_related("person") if _raise(line, course_skill)]
    for person in {line.person for line in raised}:
        tell(person)
    return len(raised)


def _raise(line: PassportLine, course_skill: CourseSkill) -> bool:
    if not _attach(line, course_skill.skill, SkillBasis.SOURCE_STATED):
        return False
    ledger.write(
        "passport.skill_upgraded",
        by=None,
        about=line.person,
        organization=course_skill.organization,
        target=line,
        skill=str(course_skill.skill),
    )
    return True


def _attach(line: PassportLine, skill: Skill, basis: SkillBasis) -> bool:
    """Keep the strongest basis; true when something changed."""
    row, made = PassportSkill.objects.of(line.person_id).get_or_create(
        line=line, skill=skill, defaults={"basis": basis}
    )
    if made or _strength(row.basis) >= _strength(basis):
        return made
    row.basis = basis
    row.save()
    return True


def _strength(basis: str) -> int:
    # One's own word outweighs a guess, a source's word outweighs one's own, a test outweighs both.
    order = [SkillBasis.SUGGESTED, SkillBasis.OWN, SkillBasis.SOURCE_STATED, SkillBasis.ASSESSED]
    return order.index(SkillBasis(basis))


def _basis(taught: str) -> SkillBasis:
    return SkillBasis.SOURCE_STATED if taught == Basis.ENDORSED else SkillBasis.SUGGESTED
