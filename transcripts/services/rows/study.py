"""Awards, programs, honors and totals."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from transcripts import models
from transcripts.formats import model, rules
from transcripts.services.rows.base import Owner, Rows, columns

_FOUR_PLACES = Decimal("0.0001")
_SUMMARY = (
    "type level gpa_scope attempted earned gpa_hours quality_points required deficient unit gpa range_min range_max "
    "rank rank_of"
)


def add_awards(rows: Rows, awards: Iterable[model.Award], owner: Owner) -> None:
    """Awards of a record or of a term, with what hangs on them."""
    for award in awards:
        said = columns(award, "level awarded_on title completed completed_on thesis_title")
        made = rows.add(models.AcademicAward, award, **owner, **said)
        _honors(rows, award.honors, {"award": made})
        add_programs(rows, award.programs, {"award": made})
        add_summaries(rows, award.summaries, "award", made)


def add_programs(rows: Rows, programs: Iterable[model.Program], owner: Owner) -> None:
    """Fields of study of one owner."""
    for program in programs:
        made = rows.add(
            models.AcademicProgram, program, **owner, **columns(program, "code_system code type name")
        )
        add_summaries(rows, program.summaries, "program", made)


def _honors(rows: Rows, honors: Iterable[model.Honor], owner: Owner) -> None:
    for honor in honors:
        rows.add(models.AcademicHonor, honor, **owner, **columns(honor, "title level"))


def add_summaries(rows: Rows, summaries: Iterable[model.Summary], scope: str, owner: Any) -> None:
    """Totals of one owner, the stated ones beside our own."""
    for summary in summaries:
        computed = rules.computed_gpa(summary)
        made = rows.add(
            models.AcademicSummary,
            summary,
            scope=scope,
            **{scope: owner},
            computed_gpa=_fitting(computed),
            arithmetic_ok=rules.gpa_agrees(summary),
            **columns(summary, _SUMMARY),
        )
        _honors(rows, summary.honors, {"summary": made})
        add_programs(rows, summary.programs, {"summary": made})


def _fitting(computed: Decimal | None) -> Decimal | None:
    # Absurd totals give absurd averages; one that does not fit its column is not kept.
    rounded = computed.quantize(_FOUR_PLACES, ROUND_HALF_UP) if computed is not None else None
    return rounded if rounded is not None and abs(rounded) < 1000 else None
