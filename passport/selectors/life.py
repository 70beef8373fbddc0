"""The picture of a life: when things happened, years along, one lane for each area that has dates."""

from dataclasses import dataclass
from datetime import date

from core.rungs import Rung
from passport.selectors.book import Book, BookLine

#: Pixels from the top: the years, then lane after lane; a bar stands below the name of its lane.
_TOP, _LANE, _BAR = 44, 52, 10
_MOST_YEARS = 5
#: The least width of a bar in percent, so that a single day is seen.
_LEAST = 1.2


@dataclass(frozen=True)
class Mark:
    """One record: place and width in percent of the picture's width."""

    x: str
    width: str
    y: int
    strong: bool
    words: str


@dataclass(frozen=True)
class Life:
    """Years with their place in percent, lanes with their height, bars."""

    years: tuple[tuple[int, str], ...]
    lanes: tuple[tuple[str, int], ...]
    marks: tuple[Mark, ...]
    height: int


@dataclass(frozen=True)
class _Scale:
    first: int
    last: int

    def percent(self, years: float) -> float:
        return years / (self.last - self.first) * 100

    def place(self, day: date) -> float:
        return self.percent(day.year - self.first + (day.timetuple().tm_yday - 1) / 366)


def life(book: Book, today: date) -> Life | None:
    """Draw when things happened; nothing for fewer than two dated lines, where a picture would say nothing."""
    areas = [(area.label, [one for one in area.lines if _start(one)]) for area in book.areas]
    lanes = [(label, lines) for label, lines in areas if lines]
    dated = [one for _label, lines in lanes for one in lines]
    if len(dated) < 2:
        return None
    scale = _Scale(min(_day(one).year for one in dated), max(_end(one, today).year for one in dated) + 1)
    marks = tuple(_mark(one, n, scale, today) for n, (_label, lines) in enumerate(lanes) for one in lines)
    names = tuple((label, _TOP + n * _LANE) for n, (label, _lines) in enumerate(lanes))
    return Life(_years(scale), names, marks, _TOP + len(lanes) * _LANE - _LANE // 3)


def _years(scale: _Scale) -> tuple[tuple[int, str], ...]:
    step = max(1, -(-(scale.last - scale.first) // _MOST_YEARS))
    return tuple(
        (year, f"{scale.percent(year - scale.first):.2f}%")
        for year in range(scale.first, scale.last + 1, step)
    )


def _mark(one: BookLine, lane: int, scale: _Scale, today: date) -> Mark:
    begin = scale.place(_day(one))
    width = max(scale.place(_end(one, today)) - begin, _LEAST)
    return Mark(
        x=f"{begin:.2f}%",
        width=f"{width:.2f}%",
        y=_TOP + lane * _LANE + _BAR,
        strong=Rung(one.line.rung).order >= Rung.SIGNED.order,
        words=f"{one.line.title}, {one.when}",
    )


def _start(one: BookLine) -> date | None:
    return one.line.starts_on or one.line.ends_on


def _day(one: BookLine) -> date:
    found = _start(one)
    assert found is not None  # only dated lines are drawn
    return found


def _end(one: BookLine, today: date) -> date:
    """What has begun and not ended goes on until today."""
    goes_on = one.line.starts_on and not one.line.ends_on
    return today if goes_on else (one.line.ends_on or _day(one))
