"""The law as dated rows: sets, their rules, and which district goes by which text since when."""

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import Organization, Person
from core.models import Noun
from credit_prior_learning.enums import AdoptionStatus


class RuleSet(Noun):
    """A text of the law with the day it took effect; without that day nobody can adopt it."""

    code = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=120)
    citation = models.CharField(max_length=160)
    effective_from = models.DateField(null=True, blank=True)
    date_status = models.CharField(max_length=16, choices=AdoptionStatus)
    every_campus = models.BooleanField(default=False)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                name="rule_set_date_only_when_confirmed",
                condition=Q(effective_from__isnull=False, date_status=AdoptionStatus.CONFIRMED)
                | Q(effective_from=None) & ~Q(date_status=AdoptionStatus.CONFIRMED),
            )
        ]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return self.code


class RuleVersion(Noun):
    """One rule as one set words it."""

    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="rules")
    rule_code = models.CharField(max_length=20)
    subdivision = models.CharField(max_length=20)
    value = models.JSONField(default=dict, blank=True)
    plain_text = models.CharField(max_length=300)

    class Meta:
        ordering = ["rule_set", "rule_code"]
        constraints = [
            models.UniqueConstraint(fields=["rule_set", "rule_code"], name="one_rule_version_per_set")
        ]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return f"{self.rule_code} {self.subdivision} ({self.rule_set_id})"


class DistrictRuleAdoption(Noun):
    """From this day the district goes by this text, until its next adoption begins: no gap, no overlap."""

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="rule_adoptions")
    rule_set = models.ForeignKey(RuleSet, models.PROTECT, related_name="adoptions")
    effective_from = models.DateField(_("from"))
    board_policy_ref = models.CharField(_("board policy"), max_length=120)
    policy_url = models.URLField(_("policy page"), blank=True)
    options = models.JSONField(default=dict, blank=True)
    entered_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True, blank=True)

    class Meta:
        ordering = ["organization", "effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "effective_from"], name="one_adoption_per_district_and_day"
            ),
            models.CheckConstraint(
                name="adoption_confirmed_by_a_second_person", condition=~Q(entered_by=F("confirmed_by"))
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="adopts_dated_law_only",
                operation=pgtrigger.Insert | pgtrigger.Update,
                when=pgtrigger.Before,
                declare=[("starts", "date")],
                func="""
                    SELECT effective_from INTO starts FROM credit_prior_learning_ruleset
                    WHERE id = NEW.rule_set_id;
                    IF starts IS NULL OR NEW.effective_from < starts THEN
                        RAISE EXCEPTION 'rule set has no confirmed date, or a later one'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    class Privacy:
        subject = None
        keeps = {
            "entered_by": "who entered the adoption, as long as decisions rest on it",
            "confirmed_by": "who confirmed the adoption, as long as decisions rest on it",
        }

    def __str__(self) -> str:
        return f"{self.organization}: {self.rule_set} from {self.effective_from}"
