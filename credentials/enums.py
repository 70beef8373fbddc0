"""States and kinds of what this room keeps."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CredentialState(models.TextChoices):
    """The life of a signed record; only `signed` and later have bytes."""

    SIGNED = "signed", _("Signed")
    CLAIMED = "claimed", _("Taken into a phone")
    SUPERSEDED = "superseded", _("Replaced")
    CANCELLED = "cancelled", _("Cancelled")


class CredentialForm(models.TextChoices):
    """The standard that a signed record follows."""

    AWARD = "OpenBadgeCredential", _("Award")
    TRANSCRIPT = "ClrCredential", _("Transcript")
    ENDORSEMENT = "EndorsementCredential", _("Endorsement")


class RenderingForm(models.TextChoices):
    """Other forms of the same signed record."""

    JWT = "vc+jwt", _("Token")
    SELECTIVE = "dc+sd-jwt", _("Copy with chosen fields")
    UNLINKABLE = "unlinkable", _("Copy for one share")


class KeyState(models.TextChoices):
    """The life of a signing key (Controlled Identifiers 1.0, with windows kept in the directory)."""

    PLANNED = "planned", _("Planned")
    PUBLISHED = "published", _("Published, not in use yet")
    ACTIVE = "active", _("In use")
    RETIRED = "retired", _("Retired")
    COMPROMISED = "compromised", _("Lost")


class KeyPurpose(models.TextChoices):
    """One key for one purpose: a key that signs lists can never sign an award."""

    AWARD = "award", _("Awards")
    LIST = "list", _("Status lists")
    DIRECTORY = "directory", _("Directory of sources")
    RECEIPT = "receipt", _("Receipts of checks")
    DOCUMENT = "document", _("Signed documents")
    PAPER = "paper", _("Printed proofs")
    LOG = "log", _("Public log")


class CancelReason(models.TextChoices):
    """Why a source took a record back: a code for the source, words for the learner, never in the list."""

    ISSUED_IN_ERROR = "issued_in_error", _("It was given by mistake.")
    CORRECTED = "corrected", _("It was corrected. A new record takes its place.")
    ENDED = "ended", _("The source ended it.")
    MISCONDUCT = "misconduct", _("The source decided that the rules were broken.")


class LogDeed(models.TextChoices):
    """What an entry of the issuance log stands for."""

    SIGNED = "signed", _("Signed")
    CANCELLED = "cancelled", _("Cancelled")


class AlarmKind(models.TextChoices):
    """Why a signing stands out."""

    OUTSIDE_HOURS = "outside_hours", _("Signed outside the hours that you set")
    ABOVE_RATE = "above_rate", _("More signings in an hour than usual")
    UNKNOWN_KEY = "unknown_key", _("Signed with a key that was not in use then")


#: What changed about a source from one version of the directory to the next.
CHANGE_WORDS = {
    "admitted": _("Came into the list"),
    "name": _("Name"),
    "scopes": _("What it may sign"),
    "keys": _("Signing keys"),
    "closed": _("Closing or keeper of the records"),
    "other": _("Other facts"),
}

#: Levels that a scope may name, in words.
LEVEL_WORDS = {
    "secondary": _("High school"),
    "associate": _("Associate degree"),
    "bachelor": _("Bachelor’s degree"),
    "master": _("Master’s degree"),
    "doctoral": _("Doctoral degree"),
}

#: Kinds of Open Badges 3.0 (section B.1) and our forms, in words that people use.
KIND_WORDS = {
    "*": _("any kind of record"),
    "Course": _("courses"),
    "Certificate": _("certificates"),
    "CertificateOfCompletion": _("certificates of completion"),
    "AssociateDegree": _("associate degrees"),
    "BachelorDegree": _("bachelor’s degrees"),
    "MasterDegree": _("master’s degrees"),
    "Diploma": _("diplomas"),
    "License": _("licenses"),
    "ApprenticeshipCertificate": _("apprenticeship certificates"),
    "MicroCredential": _("short credentials"),
    "Badge": _("badges"),
    "Competency": _("skills"),
    "Assessment": _("tests"),
    "ClrCredential": _("transcripts"),
    "EndorsementCredential": _("endorsements"),
    "SignedDocument": _("signed documents (PDF)"),
}
