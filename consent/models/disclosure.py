"""The college's log of releases (34 CFR 99.32; Ed. Code 76222). Never mixed with the learner's ledger."""

from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.enums import Role
from accounts.models import Membership, Organization
from consent.enums import LegalGround, ReleasedRecord
from core.models import Noun

#: Who keeps the records of a college and so reads its log.
CUSTODIANS = (Role.REGISTRAR,)


class DisclosureLineQuerySet(models.QuerySet["DisclosureLine"]):
    def visible_to(self, person: Any) -> Self:
        """The student, and the custodians of the college's records today."""
        kept = Membership.objects.active().of(person).filter(role__in=CUSTODIANS).values("organization")
        return self.filter(Q(learner=person) | Q(college__in=kept))

    def about(self, learner: Any) -> Self:
        """What colleges released, or were asked to release, about one person."""
        return self.filter(learner=learner).select_related("college")

    def of_college(self, college: Organization) -> Self:
        """One college's log, for its custodian; with the students' names in the same query."""
        return self.filter(college=college).select_related("learner", "by")


class DisclosureLine(Noun):
    """One release, or request for one, that the law wants kept with the record."""

    college = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    learner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    requester = models.CharField(max_length=200)
    recipient = models.CharField(max_length=200)
    interest = models.CharField(max_length=300)
    ground = models.CharField(max_length=16, choices=LegalGround)
    records = models.JSONField(default=list)
    received = models.BooleanField()
    emergency = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = DisclosureLineQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            # 34 CFR 99.32(a)(5): an emergency release states the threat.
            models.CheckConstraint(
                name="emergency_says_why", condition=~Q(ground=LegalGround.EMERGENCY) | ~Q(emergency="")
            ),
            # Without a ground nothing is received; the request itself is still logged (34 CFR 99.32(a)(1)).
            models.CheckConstraint(
                name="no_ground_no_release", condition=~Q(ground=LegalGround.NONE) | Q(received=False)
            ),
            models.CheckConstraint(name="interest_is_stated", condition=~Q(interest="") & ~Q(recipient="")),
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    class Privacy:
        subject = "learner"
        keeps = {
            "learner": "whose record was released, as long as the record (34 CFR 99.32)",
            "requester": "who asked, as long as the record",
            "recipient": "who received, as long as the record",
            "interest": "why, as long as the record",
            "records": "which kinds of records, as long as the record",
            "emergency": "the threat that was stated, as long as the record",
            "by": "who released, as long as the record",
        }

    def __str__(self) -> str:
        return f"{self.recipient} · {self.get_ground_display()}"

    @property
    def record_words(self) -> list[str]:
        """The records in the reader's language."""
        known = dict(ReleasedRecord.choices)
        return [str(known.get(code, code)) for code in self.records]

    @property
    def cited_ground(self) -> str:
        return LegalGround(self.ground).cited
