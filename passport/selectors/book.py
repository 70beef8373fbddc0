"""A passport as its owner reads it: what is new, the lines of each area, the skills, the next step."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Person
from core.rungs import Rung
from passport.enums import Family, Kind, LineState
from passport.kinds import AREAS
from passport.models import PassportLine, Share
from passport.selectors import glosses
from passport.selectors.dates import span
from passport.selectors.glosses import Gloss
from passport.selectors.shared_view import SharedSkill, skills_of


@dataclass(frozen=True)
class BookLine:
    """One line of the book with its skills."""

    line: PassportLine
    skills: tuple[SharedSkill, ...]
    gloss: Gloss | None = None

    @property
    def when(self) -> str:
        return span(self.line.starts_on, self.line.ends_on)

    @property
    def kind_word(self) -> str:
        return str(Kind(self.line.kind).label)

    @property
    def badge(self) -> str:
        """What is not as usual with the line; empty when all is well."""
        if self.line.state != LineState.ACCEPTED:
            return str(LineState(self.line.state).label)
        return _("Hidden: only you see it") if self.line.hidden else ""

    @property
    def badge_tone(self) -> str:
        return {"cancelled": "bad", "disputed": "care"}.get(self.line.state, "neutral")


@dataclass(frozen=True)
class Area:
    """One of the three areas of Ed. Code 88782(a)(1)."""

    code: Family
    label: str
    lines: tuple[BookLine, ...]


@dataclass(frozen=True)
class Arrivals:
    """New lines of one source that wait for the learner."""

    source: str
    lines: tuple[BookLine, ...]

    @property
    def words(self) -> str:
        """`2 new records from East Valley College`."""
        count = len(self.lines)
        words = ngettext(
            "%(count)s new record from %(source)s", "%(count)s new records from %(source)s", count
        )
        return words % {"count": count, "source": self.source}


@dataclass(frozen=True)
class NextStep:
    """The one next action of the page (U29)."""

    code: str
    title: str
    text: str
    label: str


@dataclass(frozen=True)
class Book:
    """Everything on the learner's own page."""

    areas: tuple[Area, ...]
    arrivals: tuple[Arrivals, ...]
    skills: tuple[SharedSkill, ...]
    total: int
    shown: int
    next: NextStep

    @property
    def lines(self) -> list[BookLine]:
        return [line for area in self.areas for line in area.lines]


def of(person: Person, *, at_least: Rung | None = None) -> Book:
    """Read a learner's book in six queries, however thick it is; `at_least` leaves weaker rungs out."""
    rows = list(PassportLine.objects.of(person).with_sources())
    skills, helps = skills_of(rows), glosses.of(rows)
    lines = [BookLine(row, skills.get(row.pk, ()), helps.get(row.pk)) for row in rows]
    book = [one for one in lines if one.line.state in _IN_BOOK]
    arrivals = _arrivals([one for one in lines if one.line.state == LineState.ARRIVED])
    shown = [one for one in book if at_least is None or Rung(one.line.rung).order >= at_least.order]
    return Book(
        areas=tuple(_area(code, str(label), families, shown) for code, label, families in AREAS),
        arrivals=arrivals,
        skills=tuple(_best(shown)),
        total=len(book),
        shown=len(shown),
        next=_next(person, sum(len(a.lines) for a in arrivals), book),
    )


_IN_BOOK = (LineState.ACCEPTED, LineState.DISPUTED, LineState.CANCELLED)


def _area(code: Family, label: str, families: tuple[Family, ...], lines: list[BookLine]) -> Area:
    return Area(code, label, tuple(one for one in lines if one.line.family in families))


def _arrivals(lines: list[BookLine]) -> tuple[Arrivals, ...]:
    by_source: dict[str, list[BookLine]] = {}
    for one in lines:
        by_source.setdefault(one.line.source_shown, []).append(one)
    return tuple(Arrivals(source, tuple(group)) for source, group in by_source.items())


def _best(lines: list[BookLine]) -> list[SharedSkill]:
    best: dict[str, SharedSkill] = {}
    for skill in (skill for one in lines for skill in one.skills):
        if skill.name not in best or _weight(skill) > _weight(best[skill.name]):
            best[skill.name] = skill
    return sorted(best.values(), key=lambda skill: (-skill.rung.order, skill.name))


def _weight(skill: SharedSkill) -> tuple[int, bool]:
    return skill.rung.order, skill.faculty_validated


def _next(person: Person, waiting: int, book: list[BookLine]) -> NextStep:
    if waiting:
        title = ngettext("%(count)s record to check", "%(count)s records to check", waiting) % {
            "count": waiting
        }
        return NextStep("check", title, _("Nobody sees a record before you accept it."), _("Check now"))
    if not book:
        text = _("A job, a class, a license, caring for someone: all of it counts.")
        return NextStep("add", _("Add your first record"), text, _("Add a record"))
    if not Share.objects.of(person).exists():
        text = _("Pick what they see, and until when. You can stop it any time.")
        return NextStep("share", _("Show your passport to someone"), text, _("Share"))
    text = _("Add what is missing: a job, a class, a license.")
    return NextStep("add", _("Is something missing?"), text, _("Add a record"))
