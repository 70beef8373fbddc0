"""Which words of the law hold for a college on a day."""

from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Q

from accounts.models import Organization
from credit_prior_learning import rulebook
from credit_prior_learning.models import DistrictRuleAdoption, PetitionLine, RuleSet, RuleVersion
from credit_prior_learning.workflow import LineMove


def in_force(college: Organization, on: date) -> RuleSet:
    """The Title 5 text that the college's district goes by on a day; without a confirmed adoption the default."""
    adopted = (
        DistrictRuleAdoption.objects.filter(
            Q(organization=college) | Q(organization=college.parent_id),
            effective_from__lte=on,
            confirmed_by__isnull=False,
        )
        .select_related("rule_set")
        .order_by("-effective_from")
        .first()
    )
    return adopted.rule_set if adopted else RuleSet.objects.get(code=rulebook.DEFAULT)


def version(code: str, line: PetitionLine) -> RuleVersion:
    """One rule as the line's pinned text words it; statutes for every campus stand beside the pinned text."""
    return RuleVersion.objects.select_related("rule_set").get(
        Q(rule_set=line.rule_set_id) | Q(rule_set__every_campus=True), rule_code=code
    )


def used(move: LineMove, line: PetitionLine) -> list[dict[str, Any]]:
    """The rule versions a move rests on, for its event; rules of this project (GP, COI) carry no version."""
    codes = [code for code in move.rule if code not in ("GP", "COI") and not code.startswith("F.")]
    pinned = line.rule_set.code if line.rule_set else rulebook.DEFAULT
    return [_stamp(code, pinned) for code in codes] + [
        {"rule": code} for code in move.rule if code not in codes
    ]


@lru_cache(maxsize=256)
def _where(code: str, pinned: str) -> tuple[str, str] | None:
    for rule in rulebook.RULES:
        if rule.code == code and rule.set in (pinned, *_EVERYWHERE):
            return rule.set, rule.subdivision
    return None


_EVERYWHERE = tuple(found.code for found in rulebook.SETS if found.every_campus)


def _stamp(code: str, pinned: str) -> dict[str, Any]:
    found = _where(code, pinned)
    return {"rule": code, "set": found[0], "subdivision": found[1]} if found else {"rule": code}
