"""What the Trust page shows: self-tests, incidents, data sets with their vintage (U81)."""

from datetime import timedelta

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.clock import now
from core.models.base import Noun

SELF_TEST_WORDS = {
    "database": _("The database answers"),
    "cache": _("The short-term store answers"),
    "files": _("A locked file is stored and opens again"),
    "worker": _("Background work is picked up"),
    "sign": _("A record can be signed and passes its check"),
    "tamper": _("A changed record fails its check"),
    "cancel": _("A cancelled record says so"),
    "share": _("A shared record opens, and a stopped share does not"),
    "export": _("A copy to take away is whole and passes its check"),
    "log": _("No line of the public log was changed or removed"),
    "restore": _("A lost record comes back from a copy and passes its check"),
}
#: Self-tests run every hour. A result older than this says nothing about now.
GOOD_FOR = timedelta(hours=2)


class SelfTest(Noun):
    """One run of one self-test; a failed one stays visible."""

    class Outcome(models.TextChoices):
        PASSED = "passed", _("Passed")
        FAILED = "failed", _("Failed")
        COULD_NOT_CHECK = "could_not_check", _("Could not check")

    name = models.CharField(max_length=60)
    outcome = models.CharField(max_length=16, choices=Outcome)
    detail = models.CharField(max_length=200, blank=True)
    milliseconds = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["name", "-created_at"])]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return f"{self.name}: {self.outcome}"

    @property
    def words(self) -> str:
        """What the test tries, in plain words."""
        return str(SELF_TEST_WORDS.get(self.name, self.name))

    @property
    def standing(self) -> Outcome:
        """What the run says today: an old pass is no pass, and a failure stays one until a newer run."""
        if self.outcome == self.Outcome.PASSED and now() - self.created_at > GOOD_FOR:
            return self.Outcome.COULD_NOT_CHECK
        return self.Outcome(self.outcome)


class Incident(Noun):
    """Something that went wrong for people, told in plain words."""

    title = models.CharField(max_length=120)
    title_es = models.CharField(max_length=120)
    story = models.TextField()
    story_es = models.TextField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-began_at"]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return self.title

    @property
    def words(self) -> dict[str, str]:
        """Title and story in the reader's language."""
        if get_language() == "es":
            return {"title": self.title_es, "story": self.story_es}
        return {"title": self.title, "story": self.story}


class DataSet(Noun):
    """A loaded set of reference data: where it comes from and how old it is."""

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    source = models.CharField(max_length=200)
    vintage = models.CharField(max_length=40)
    licence = models.CharField(max_length=80, blank=True)
    rows = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["name"]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return f"{self.name} ({self.vintage})"
