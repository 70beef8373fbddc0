"""States and kinds of what colleges send and what became of it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Channel(models.TextChoices):
    """How a file came in."""

    UPLOAD = "upload", _("Uploaded here")
    COMMAND = "command", _("Loaded by an operator")
    API = "api", _("Sent by a program")


class ImportState(models.TextChoices):
    """Where a file stands; the labels are what the page says about it."""

    RECEIVED = "received", _("Waiting for the safety check")
    CLEAN = "clean", _("Looking for the documents in it")
    READING = "reading", _("Reading the documents")
    MATCHING = "matching", _("Looking for the learners")
    IN_REVIEW = "in_review", _("Waiting for your review")
    POSTING = "posting", _("Posting and signing")
    DONE = "done", _("Finished")
    REFUSED = "refused", _("Refused")
    DUPLICATE = "duplicate", _("Sent before")


class DocumentState(models.TextChoices):
    """Where one document of a file stands."""

    SPLIT = "split", _("Waiting to be read")
    CHECKED = "checked", _("Read")
    IN_REVIEW = "in_review", _("Waits for a decision")
    MATCHED = "matched", _("Ready to post")
    APPROVED = "approved", _("Being posted")
    POSTED = "posted", _("Posted")
    WAITING = "waiting", _("Waits for the learner")
    ISSUED = "issued", _("Posted and delivered")
    REJECTED = "rejected", _("Rejected")
    DUPLICATE = "duplicate", _("Received before")
    WITHDRAWN = "withdrawn", _("Set aside")
    DEAD = "dead", _("Stopped by a fault of ours")


class Outcome(models.TextChoices):
    """What reading made of a document (doors.md)."""

    ACCEPTED = "accepted", _("Accepted")
    NEEDS_REVIEW = "needs_review", _("Needs review")
    REJECTED = "rejected", _("Rejected")
    DUPLICATE = "duplicate", _("Received before")


class MatchClass(models.TextChoices):
    """How certain it is whose document this is."""

    SURE = "sure", _("Sure")
    CHOOSE = "choose", _("Choose")
    NEW = "new", _("New")


class Tier(models.TextChoices):
    """What a match rests on; only the first four may attach a record without a person (design section 10)."""

    T0 = "T0", _("our own request")
    T1 = "T1", _("CCCID")
    T2 = "T2", _("student number")
    T3 = "T3", _("Social Security digest")
    T4 = "T4", _("name and birth date")


class Decision(models.TextChoices):
    """What was decided about a candidate."""

    OPEN = "", pgettext_lazy("state", "Open")
    ATTACHED = "attached", _("This is the learner")
    NOT_THIS = "not_this", _("Someone else")
    REVERSED = "reversed", _("Undone")
