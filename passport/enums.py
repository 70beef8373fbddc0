"""Words of the learner's book."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """Every setting where people learn (S6). The first nine stand on the picker; the last three only arrive."""

    SCHOOL = "school", _("School")
    COLLEGE = "college", _("College")
    APPRENTICESHIP = "apprenticeship", _("Apprenticeship")
    JOB = "job", _("Job")
    MILITARY = "military", _("Military service")
    LIFE = "life", _("Volunteering or life experience")
    LICENCE = "licence", _("License")
    TEST = "test", _("Test")
    BADGE = "badge", _("Badge or certificate")
    COURSE = "course", _("Course")
    AWARD = "award", _("Degree or award")
    CREDIT = "credit", _("Credit for what I know")


class Family(models.TextChoices):
    """The families of Ed. Code 88782(a)(1); military service is shown with credit for prior learning (L1)."""

    WORK_READINESS = "work_readiness", _("Work readiness")
    ACADEMIC = "academic", _("School and college")
    CPL = "cpl", _("Credit for what I know")
    MILITARY = "military", _("Military service")


class LineState(models.TextChoices):
    """Where a line stands between arriving and being the learner's own to share (S3)."""

    ARRIVED = "arrived", _("New: please check")
    ACCEPTED = "accepted", _("In your passport")
    DECLINED = "declined", _("Not yours")
    DISPUTED = "disputed", _("You asked for a correction")
    SUPERSEDED = "superseded", _("Replaced by a newer record")
    CANCELLED = "cancelled", _("Cancelled by its source")


class SkillBasis(models.TextChoices):
    """Why a line is said to show a skill; never left unsaid (S14)."""

    OWN = "own", _("You added")
    SUGGESTED = "suggested", _("Suggested from course outline, not assessed")
    SOURCE_STATED = "source_stated", _("Named by the source")
    ASSESSED = "assessed", _("Tested by the source")


class DisputeReason(models.TextChoices):
    """What can be wrong with a record; the source answers (34 CFR 99.20)."""

    WRONG_GRADE = "wrong_grade", _("The grade or result is wrong")
    WRONG_DATES = "wrong_dates", _("The dates are wrong")
    WRONG_NAME = "wrong_name", _("My name is wrong")
    WRONG_TITLE = "wrong_title", _("The title or the units are wrong")
    MISSING = "missing", _("Something is missing")
    OTHER = "other", _("Something else")


class DisputeState(models.TextChoices):
    """Where a request for a correction stands (34 CFR 99.20 to 99.22)."""

    OPEN = "open", _("Waits for an answer")
    CORRECTED = "corrected", _("Corrected")
    REFUSED = "refused", _("The answer was no")
    HEARING = "hearing", _("A hearing was asked for")
    UPHELD = "upheld", _("The record stays")
    WITHDRAWN = "withdrawn", _("Taken back")


class ExportState(models.TextChoices):
    """How far a printed copy is; the row is the progress."""

    QUEUED = "queued", _("Waiting to start")
    WORKING = "working", _("Being made")
    READY = "ready", _("Ready")
    FAILED = "failed", _("Stopped")


class ExportStage(models.TextChoices):
    """What the maker of the copy does now."""

    GATHERING = "gathering", _("Gathering your records")
    CHECKING = "checking", _("Checking each record")
    SETTING = "setting", _("Setting the pages")
    SEALING = "sealing", _("Adding the signed files")
    DONE = "done", _("Done")
