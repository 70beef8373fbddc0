"""Recipients of a batch, read from a CSV file: good rows, and each fault with its line, its column and what to do."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COLUMNS = ("key", "student_number", "email", "awarded_on", "result")
#: 20 MB of text are about 200,000 rows; a file beyond either bound is refused whole.
MOST_ROWS, MOST_BYTES = 100_000, 20_000_000
#: What people call these columns in their own lists.
_ALSO = {
    **dict.fromkeys(("name", "id", "nombre", "clave"), "key"),
    **dict.fromkeys(("e-mail", "mail", "correo"), "email"),
    **dict.fromkeys(("date", "day", "fecha"), "awarded_on"),
    **dict.fromkeys(("grade", "resultado"), "result"),
}
_LONGEST = {"key": 200, "student_number": 60, "email": 254, "result": 40}
_EMAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\".]+(\.[^\s@<>\".]+)+\Z")

WORDS: dict[str, str | Promise] = {
    "not_text": _("This file is not text in UTF-8. Save it as CSV with UTF-8."),
    "too_large": _("This file is too large. Split it into smaller files."),
    "no_column": _("A column with this name is missing."),
    "unknown_column": _("We do not know this column. Remove it or correct its name."),
    "extra_cells": _("This row has more cells than the first row has names."),
    "empty": _("This cell must not be empty."),
    "too_long": _("This text is too long."),
    "twice": _("Another row has the same key. Each row needs a key of its own."),
    "control": _("This text holds a character that cannot be seen. Type it again."),
    "not_email": _("This is not an e-mail address."),
    "not_a_date": _("Write the date as year, month and day, such as 2026-06-05."),
    "date_ahead": _("This date is in the future."),
    "not_allowed": _("This result is not among those that the award allows."),
}


@dataclass(frozen=True)
class Recipient:
    """One row: the source's own key of the award, and who gets it with what result."""

    key: str
    student_number: str = ""
    email: str = ""
    awarded_on: date | None = None
    result: str = ""


@dataclass(frozen=True)
class RowFault:
    """What is wrong in one cell; lines count from 1, and line 1 holds the names of the columns."""

    line: int
    column: str
    code: str

    @property
    def words(self) -> str:
        """What to do about it."""
        return str(WORDS[self.code])


@dataclass(frozen=True)
class Table:
    """A whole file: nothing is signed while there are faults."""

    rows: tuple[Recipient, ...] = ()
    faults: tuple[RowFault, ...] = ()


def read(data: bytes, *, today: date, allowed: tuple[str, ...] = ()) -> Table:
    """Read a CSV file (RFC 4180, UTF-8, comma or semicolon; `key` is the only column that must be there).

    `allowed` are the results that the award knows, none when any text will do.
    """
    if len(data) > MOST_BYTES:
        return Table(faults=(RowFault(1, "", "too_large"),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Table(faults=(RowFault(1, "", "not_text"),))
    return _Reader(today, allowed).table(text)


def read_pasted(text: str, *, today: date) -> Table:
    """Read a pasted list; one without names of columns holds a key and, after a comma, an e-mail address."""
    first = text.lstrip().partition("\n")[0].replace(";", ",").split(",")
    if any(_known(cell) in COLUMNS for cell in first):
        return read(text.encode(), today=today)
    table = read(f"key,email\n{text.replace(';', ',')}".encode(), today=today)
    return replace(table, faults=tuple(replace(fault, line=fault.line - 1) for fault in table.faults))


def _known(name: str) -> str:
    plain = name.strip().lower()
    return _ALSO.get(plain, plain)


class _Reader:
    """One reading of one file."""

    def __init__(self, today: date, allowed: tuple[str, ...]) -> None:
        self.today, self.allowed = today, allowed
        self.rows: list[Recipient] = []
        self.faults: list[RowFault] = []
        self.keys: set[str] = set()

    def table(self, text: str) -> Table:
        first = text.partition("\n")[0]
        lines = csv.reader(
            io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ","
        )
        try:
            self._read(lines)
        except csv.Error:
            self._fault(lines.line_num, "", "not_text")
        return Table(() if self.faults else tuple(self.rows), tuple(self.faults))

    def _read(self, lines: Iterator[list[str]]) -> None:
        names = [_known(name) for name in next(lines, [])]
        self._check_names(names)
        for number, cells in enumerate(lines, start=2):
            if self.faults and self.faults[0].line == 1:
                break  # without right names the cells mean nothing
            if any(cell.strip() for cell in cells):
                self._row(number, names, [cell.strip() for cell in cells])
            if len(self.rows) > MOST_ROWS:
                self._fault(number, "", "too_large")
                break

    def _check_names(self, names: list[str]) -> None:
        for name in names:
            if name not in COLUMNS or names.count(name) > 1:
                self._fault(1, name[:40], "unknown_column")
        if "key" not in names:
            self._fault(1, "key", "no_column")

    def _row(self, line: int, names: list[str], cells: list[str]) -> None:
        before = len(self.faults)
        given = dict(zip(names, cells, strict=False))
        if len(cells) > len(names):
            self._fault(line, "", "extra_cells")
        for column, longest in _LONGEST.items():
            self._check_text(line, column, given.get(column, ""), longest)
        self._check_meaning(line, given)
        day = self._day(line, given.get("awarded_on", ""))
        if len(self.faults) == before:
            texts = {name: given.get(name, "") for name in _LONGEST}
            self.rows.append(Recipient(**texts, awarded_on=day))

    def _check_text(self, line: int, column: str, text: str, longest: int) -> None:
        if len(text) > longest:
            self._fault(line, column, "too_long")
        elif not text.isprintable():
            self._fault(line, column, "control")

    def _check_meaning(self, line: int, given: dict[str, str]) -> None:
        key, email, result = (given.get(name, "") for name in ("key", "email", "result"))
        if not key:
            self._fault(line, "key", "empty")
        elif key in self.keys:
            self._fault(line, "key", "twice")
        self.keys.add(key)
        if email and not _EMAIL.match(email):
            self._fault(line, "email", "not_email")
        if self.allowed and result not in self.allowed:
            self._fault(line, "result", "not_allowed" if result else "empty")

    def _day(self, line: int, text: str) -> date | None:
        try:
            day = date.fromisoformat(text) if text else None
        except ValueError:
            self._fault(line, "awarded_on", "not_a_date")
            return None
        if day is not None and day > self.today:
            self._fault(line, "awarded_on", "date_ahead")
        return day

    def _fault(self, line: int, column: str, code: str) -> None:
        self.faults.append(RowFault(line, column, code))
