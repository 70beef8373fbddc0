"""The faculty's side: declare conflicts, score, recommend or decline. Only the discipline's faculty judge."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from audit.services import ledger
from core.clock import now, today
from credit_prior_learning import clocks, reasons, rubric
from credit_prior_learning.enums import ConflictResult, Duty, GradeBasis, Method, Outcome, ValidationBasis
from credit_prior_learning.errors import NotYetHere, Refused
from credit_prior_learning.models import (
    Assessment,
    Assignment,
    ConflictCheck,
    Denial,
    OutcomeScore,
    PetitionLine,
)
from credit_prior_learning.models.assignment import DECLARE, HARD
from credit_prior_learning.policies import allows
from credit_prior_learning.services import moves
from credit_prior_learning.services.verbs import makes
from credit_prior_learning.signals import petition_decided
from credit_prior_learning.workflow import LINE, STATES, LineState

GRADES = {GradeBasis.PASS_NO_PASS: ("P",), GradeBasis.LETTER: ("A", "B", "C")}


@dataclass(frozen=True)
class Score:
    """One outcome as the assessor saw it: `number` counts the course's outcomes from 1."""

    number: int
    score: int
    comment: str
    evidence: Any
    essential: bool = True


@transaction.atomic
def attest(line: PetitionLine, *, by: Person, **answers: bool) -> ConflictCheck:
    """Answer the conflict questions for this line; a hard conflict blocks, a declared one means stepping aside.

    `answers` are names of `ConflictCheck` fields. Raises `PermissionDenied`, or `MoveRefused` outside assessment.
    """
    line = _open_case(line, "attest", by)
    hard, declared = (any(answers.get(name) for name in names) for names in (HARD, DECLARE))
    result = ConflictResult.CLEAR
    if hard or declared:
        result = ConflictResult.BLOCKED if hard else ConflictResult.DECLARED_RECUSED
    check = ConflictCheck.objects.create(
        line=line, assignment=_assignment(line, by), person=by, attested=True, result=result, **answers
    )
    _note("attest", line, by)
    return check


@transaction.atomic
def assess(
    line: PetitionLine, *, scores: Sequence[Score], statement: str, minutes: int, by: Person
) -> Assessment:
    """Save a score for every course outcome; saving again replaces one's own unsigned scores.

    Scores are 0 to 4. Raises `Refused` when an outcome has no score, comment or evidence.
    """
    line = _open_case(line, "assess", by)
    _check_scores(line, scores)
    moves.take_duty(line, by, Duty.ASSESS)
    found, _made = Assessment.objects.update_or_create(
        assignment=_assignment(line, by),
        defaults={"line": line, "assessor": by, "statement": statement or None, "minutes": minutes},
    )
    found.scores.all().delete()
    for given in scores:
        outcome = line.course.outcomes[given.number - 1]
        OutcomeScore.objects.create(
            assessment=found,
            number=given.number,
            outcome=outcome,
            essential=given.essential,
            score=given.score,
            comment=given.comment,
            evidence=given.evidence,
        )
    _note("assess", line, by)
    return found


@makes("recommend")
@transaction.atomic
def recommend(line: PetitionLine, *, units: Decimal, grade: str, by: Person) -> PetitionLine:
    """Recommend credit on saved scores that pass; the portal then hands the line to the course office.

    `units` above 0 and at most the course's own. Raises `Refused` below the pass line, `NotYetHere` when a second
    reader is needed.
    """
    line, move = moves.begin(line, "recommend", by=by)
    found = _scored(line, by)
    result = found.found()
    _check_award(line, units, grade, result)
    line.units, line.grade, line.decided_on = units, grade, today()
    line.validation_basis = ValidationBasis.LOCAL_FACULTY
    _sign(found)
    facts: dict[str, Any] = {
        "assessment": found.pk,
        "mean": round(result.mean, 2),
        "units": units,
        "grade": grade,
    }
    facts |= {"rubric": found.rubric_version, "minutes": found.minutes, "basis": line.validation_basis}
    moves.finish(line, move, by=by, **facts)
    return hand_over(line, by=None)


@makes("hand_over")
@transaction.atomic
def hand_over(line: PetitionLine, *, by: Person | None) -> PetitionLine:
    """Pass a recommendation to the course office: nothing is judged here."""
    line, move = moves.begin(line, "hand_over", by=by)
    moves.finish(line, move, by=by, course=line.course_id, transfer="not_known")
    return line


@makes("decline", LineState.FACULTY_ASSESSMENT)
@transaction.atomic
def decline(line: PetitionLine, *, code: str, narrative: str, cure: str, by: Person) -> PetitionLine:
    """Do not recommend credit: reason code, plain words, what would change it, last day to appeal (U36).

    Raises `Refused` for a reason that explains nothing.
    """
    line, move = moves.begin(line, "decline", by=by)
    if code not in dict(reasons.FACULTY_CODES):
        raise Refused("unknown_reason", _("Pick a reason from the list."), status=400)
    if reasons.is_too_thin(narrative):
        raise Refused("thin_reason", _("Write a full sentence: what is missing, and where."), status=400)
    moves.take_duty(line, by, Duty.ASSESS)
    line.denial = _denial(line, code, narrative, cure, by)
    line.decided_on = today()
    for found in Assessment.objects.filter(line=line, assessor=by, signed_at=None):
        _sign(found)
    moves.finish(line, move, by=by, reason=narrative, code=code, appeal_by=line.denial.appeal_by)
    petition_decided.send(PetitionLine, line=line, outcome=Outcome.DECLINED)
    return line


def _denial(line: PetitionLine, code: str, narrative: str, cure: str, by: Person) -> Denial:
    window = STATES[LineState.FACULTY_DECLINED].days or 0
    return Denial.objects.create(
        line=line,
        code=code,
        narrative=narrative,
        cure=cure.strip(),
        appeal_by=clocks.due(today(), window),
        decided_by=by,
    )


def _open_case(line: PetitionLine, right: str, by: Person) -> PetitionLine:
    locked = moves.lock(line)
    LINE.check(locked, "recommend")  # conflict answers and scores belong to the same state
    if not allows(by, f"cpl.{right}", locked):
        raise PermissionDenied(f"cpl.{right}")
    return locked


def _assignment(line: PetitionLine, by: Person) -> Assignment:
    return line.assignments.get(person=by, ended_at=None)


def _check_scores(line: PetitionLine, scores: Sequence[Score]) -> None:
    numbers = [given.number for given in scores]
    if not line.course.outcomes or numbers != list(range(1, len(line.course.outcomes) + 1)):
        raise Refused("unscored_outcome", _("Score every outcome of the course."), status=400)
    for given in scores:
        if given.score not in rubric.SCALE or not given.comment.strip():
            raise Refused("thin_score", _("Each outcome needs a score and a few words."), status=400)
        if given.evidence.petition_id != line.petition_id:
            raise Refused("foreign_evidence", _("Point to proof of this request."), status=400)


def _scored(line: PetitionLine, by: Person) -> Assessment:
    found = Assessment.objects.filter(line=line, assignment=_assignment(line, by)).first()
    if found is None:
        raise Refused("unscored_outcome", _("Score every outcome of the course."), status=400)
    return found


def _check_award(line: PetitionLine, units: Decimal, grade: str, result: rubric.Result) -> None:
    if not 0 < units <= line.course.units:
        message = _("Units must be above 0 and at most %s.") % line.course.units
        raise Refused("units_out_of_range", message, status=400)
    if grade not in GRADES[GradeBasis(line.grade_basis)]:
        raise Refused("wrong_grade", _("This grade does not fit the learner's grade choice."), status=400)
    if not result.passed:
        raise Refused("below_pass_line", _("These scores are below the pass line. Credit needs a 2 in each."))
    portfolio = line.method == Method.PORTFOLIO
    if rubric.second_read_reasons(result, units=units, portfolio=portfolio, waiver=False):
        raise NotYetHere("second_read", reference=str(line.pk))


def _sign(found: Assessment) -> None:
    found.signed_at = now()
    found.save(update_fields=["signed_at", "updated_at"])


def _note(deed: str, line: PetitionLine, by: Person) -> None:
    ledger.write(
        f"credit_prior_learning.{deed}",
        by=by,
        about=line.petition.learner,
        organization=line.petition.college,
        role="discipline_faculty",
        target=line,
    )
