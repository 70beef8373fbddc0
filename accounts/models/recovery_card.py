"""A recovery card: a code on paper that opens the account when everything else is lost."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.models.person import Person
from core.models import Noun


class RecoveryCard(Noun):
    """One card per person; only a keyed digest of its code is kept."""

    class Fate(models.TextChoices):
        WAITING = "waiting", _("Not yet kept")
        PRINTED = "printed", _("Printed")
        SAVED = "saved", _("Written down or saved")
        SKIPPED = "skipped", _("Skipped on purpose")

    person = models.OneToOneField(Person, models.CASCADE, related_name="recovery_card")
    digest = models.BinaryField()
    fate = models.CharField(max_length=8, choices=Fate, default=Fate.WAITING)
    made_at = models.DateTimeField()

    class Privacy:
        subject = "person"
        keeps = {
            "person": "getting back in, until the account closes",
            "digest": "getting back in, until the account closes; keyed digest",
        }

    def __str__(self) -> str:
        return f"{self.get_fate_display()} ({self.made_at:%Y-%m-%d})"
