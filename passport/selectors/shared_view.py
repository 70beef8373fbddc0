"""What others see. Preview, page, paper, JSON, CSV and search all come from here: what the preview shows is
what the viewer gets (U37), and what is not here cannot leak (L3)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Person
from core.rungs import Rung
from passport.enums import Family, Kind, LineState, SkillBasis
from passport.kinds import spec_of
from passport.models import PassportLine, PassportSkill, Share, ShareLine
from passport.selectors import discovery, glosses, proofs
from passport.selectors.dates import span
from passport.selectors.glosses import Gloss

Told = Callable[[int, int], None]
_PROVES_NOTHING = {LineState.CANCELLED, LineState.SUPERSEDED}


@dataclass(frozen=True)
class SharedSkill:
    """A skill of a line with the reason why it is said to show it."""

    name: str
    family: str
    basis: SkillBasis
    rung: Rung
    faculty_validated: bool
    number: int = 0

    @property
    def why(self) -> str:
        return str(self.basis.label)


@dataclass(frozen=True)
class SharedLine:
    """One line as others see it. It carries no id of ours and nothing about lines beside it."""

    number: int
    kind: Kind
    family: Family
    title: str
    title_language: str
    source: str
    starts_on: date | None
    ends_on: date | None
    units: Decimal | None
    grade: str
    rung: Rung
    state: LineState
    annotation: str
    facts: tuple[tuple[str, str], ...]
    skills: tuple[SharedSkill, ...]
    document: dict[str, Any] | None = field(repr=False)
    file: bytes | None = field(repr=False)
    proof: proofs.Proof | None = field(repr=False)
    gloss: Gloss | None = None
    log_proof: dict[str, Any] | None = field(default=None, repr=False)

    @property
    def kind_word(self) -> str:
        return str(self.kind.label)

    @property
    def when(self) -> str:
        """The time as people say it, in the reader's language."""
        return span(self.starts_on, self.ends_on)

    @property
    def state_word(self) -> str:
        """Empty while the line stands; else that its source cancelled or replaced it."""
        return "" if self.state == LineState.ACCEPTED else str(self.state.label)


@dataclass(frozen=True)
class SharedView:
    """Everything that one viewer sees."""

    name: str
    to: str
    purpose: str
    expires_at: datetime | None
    lines: tuple[SharedLine, ...]

    @property
    def heading(self) -> str:
        return self.name or _("A person who keeps their name private")

    def signed_first(self) -> list[SharedLine]:
        """Strongest rung first, then in the learner's own order (S15)."""
        return sorted(self.lines, key=lambda line: (-line.rung.order, line.number))

    def at_least(self, rung: Rung) -> list[SharedLine]:
        """Lines at that rung or above, strongest first."""
        return [line for line in self.signed_first() if line.rung.order >= rung.order]

    def skills(self) -> list[SharedSkill]:
        """Each skill once with its best proof, strongest first."""
        best: dict[str, SharedSkill] = {}
        for skill in (skill for line in self.lines for skill in line.skills):
            held = best.get(skill.name)
            if held is None or skill.rung.order > held.rung.order:
                best[skill.name] = skill
        return sorted(best.values(), key=lambda skill: (-skill.rung.order, skill.name))


def for_share(
    share: Share, *, checked: bool = True, logged: bool = False, told: Told | None = None
) -> SharedView:
    """What the holder of this share sees now; hidden, deleted and declined lines are gone from it.

    `checked` runs the five checks of each line (milliseconds each), `logged` adds its proof from the public log, for
    what people take away; whether the share is still open is the
    caller's question (`selectors.shares.find_open`).
    """
    links = ShareLine.objects.of(share.person_id).filter(share=share)
    rows = PassportLine.objects.of(share.person_id).still_shown().filter(pk__in=links.values("line"))
    order = dict(links.values_list("line", "position"))
    lines = sorted(rows.with_sources(), key=lambda line: order[line.pk])
    return SharedView(
        name=share.person.name if share.show_name else "",
        to=share.to,
        purpose=share.purpose,
        expires_at=share.expires_at,
        lines=_lines(lines, checked, told, logged),
    )


def for_selection(
    person: Person,
    lines: Iterable[PassportLine],
    *,
    to: str = "",
    purpose: str = "",
    expires_at: datetime | None = None,
    show_name: bool = True,
    checked: bool = False,
    logged: bool = False,
    told: Told | None = None,
) -> SharedView:
    """What a share of these lines would show: the preview, before anything is signed."""
    chosen = [line for line in lines if line.person_id == person.pk]
    return SharedView(
        name=person.name if show_name else "",
        to=to,
        purpose=purpose,
        expires_at=expires_at,
        lines=_lines(chosen, checked, told, logged),
    )


def for_discovery(person: Person) -> "discovery.Findable | None":
    """What a search may find: skills with their rungs, without name, school or dates; None while it is off (S12)."""
    if not discovery.is_on(person):
        return None
    lines = list(PassportLine.objects.of(person).shareable())
    return discovery.strip(_lines(lines, checked=False))


def _lines(
    lines: list[PassportLine], checked: bool, told: Told | None = None, logged: bool = False
) -> tuple[SharedLine, ...]:
    skills, helps, made = skills_of(lines), glosses.of(lines), []
    for number, line in enumerate(lines, start=1):
        shown = _line(number, line, skills.get(line.pk, ()), checked)
        proof = proofs.logged(line) if logged else None
        made.append(replace(shown, gloss=helps.get(line.pk), log_proof=proof))
        if told is not None:
            told(number, len(lines))
    return tuple(made)


def _line(number: int, line: PassportLine, skills: tuple[SharedSkill, ...], checked: bool) -> SharedLine:
    return SharedLine(
        number=number,
        kind=Kind(line.kind),
        family=Family(line.family),
        title=line.title,
        title_language=line.title_language,
        source=line.source_shown,
        starts_on=line.starts_on,
        ends_on=line.ends_on,
        units=line.units,
        grade=line.grade,
        rung=Rung(line.rung),
        state=LineState(line.state),
        annotation=line.annotation,
        facts=facts_of(line),
        skills=skills,
        document=proofs.document_of(line) if checked else None,
        file=proofs.bytes_of(line) if checked else None,
        proof=proofs.of(line) if checked else None,
    )


def facts_of(line: PassportLine) -> tuple[tuple[str, str], ...]:
    """The kind's own fields with their words, in the kind's order; empty ones are left out."""
    spec = spec_of(line.kind)
    return tuple(
        (str(fact.label), str(line.facts[fact.name])) for fact in spec.facts if line.facts.get(fact.name)
    )


def skills_of(lines: list[PassportLine]) -> dict[Any, tuple[SharedSkill, ...]]:
    """The skills of these lines by line id, strongest first, in one query.

    A line that its source cancelled or replaced proves no skill any more: the label falls to the next proof (M6).
    """
    by_id = {line.pk: line for line in lines if line.state not in _PROVES_NOTHING}
    rows = PassportSkill.objects.of(lines[0].person_id if lines else None)
    found: dict[Any, list[SharedSkill]] = {}
    for row in rows.filter(line__in=list(by_id)).select_related("skill"):
        row.line = by_id[row.line_id]
        found.setdefault(row.line_id, []).append(
            SharedSkill(
                str(row.skill),
                row.skill.family,
                SkillBasis(row.basis),
                row.rung,
                row.faculty_validated,
                row.skill.number,
            )
        )
    return {
        key: tuple(sorted(skills, key=lambda s: (-s.rung.order, s.name))) for key, skills in found.items()
    }
