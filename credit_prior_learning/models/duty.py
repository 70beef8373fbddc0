"""One person holds one duty in one line; the database says so (design section 2, rule 5)."""

import pgtrigger
from django.db import models

from accounts.models import Person
from core.models import Noun
from credit_prior_learning.enums import Duty
from credit_prior_learning.models.line import PetitionLine


class LineDuty(Noun):
    """Taken with the first act and never given back: who assessed once never posts that line."""

    line = models.ForeignKey(PetitionLine, models.PROTECT, related_name="duties")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    duty = models.CharField(max_length=12, choices=Duty)

    class Meta:
        verbose_name_plural = "line duties"
        constraints = [
            models.UniqueConstraint(fields=["line", "person"], name="one_person_one_duty_in_a_line")
        ]
        triggers = [
            pgtrigger.Protect(name="never_given_back", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="nobody_decides_their_own",
                operation=pgtrigger.Insert,
                when=pgtrigger.Before,
                func="""
                    IF EXISTS (
                        SELECT 1 FROM credit_prior_learning_petitionline l
                        JOIN credit_prior_learning_petition p ON p.id = l.petition_id
                        WHERE l.id = NEW.line_id AND p.learner_id = NEW.person_id
                    ) THEN
                        RAISE EXCEPTION 'nobody decides their own petition' USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
        ]

    class Privacy:
        subject = "person"
        keeps = {"person": "proof that duties were held by different people, as long as the record"}

    def __str__(self) -> str:
        return f"{self.person}: {self.duty}"
