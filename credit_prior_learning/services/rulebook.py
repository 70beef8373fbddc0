"""Bringing the rules of `rulebook.py` into the database; idempotent."""

from django.db import transaction

from credit_prior_learning import rulebook
from credit_prior_learning.models import RuleSet, RuleVersion


@transaction.atomic
def load() -> None:
    """Write every rule set and rule; facts of a set that is there are brought up to date, nothing is removed."""
    sets = {}
    for found in rulebook.SETS:
        facts = {
            "title": found.title,
            "citation": found.citation,
            "effective_from": found.effective_from,
            "date_status": found.status,
            "every_campus": found.every_campus,
        }
        sets[found.code], _ = RuleSet.objects.update_or_create(code=found.code, defaults=facts)
    for rule in rulebook.RULES:
        RuleVersion.objects.update_or_create(
            rule_set=sets[rule.set],
            rule_code=rule.code,
            defaults={"subdivision": rule.subdivision, "value": rule.value, "plain_text": rule.words},
        )
