"""The words of consent as codes: purposes, categories, methods, states, channels."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Purpose(models.TextChoices):
    """Why someone may see something, in the person's words. One purpose per grant."""

    INTAKE_PREFILL = "intake_prefill", _("Fill this form from my passport")
    SERVICE_COORDINATION = "service_coordination", _("My case manager may see these lines")
    REFERRAL = "referral", _("Send this packet to that program")
    TRAINING_APPLICATION = "training_application", _("Apply to that program with this packet")
    ACT_FOR = "act_for", _("Do this step for me")
    EMPLOYER_SHARE = "employer_share", _("Show this to an employer")
    BE_FOUND = "be_found", _("Let employers find my skills without my name")
    COLLEGE_OFFERS = "college_offers", _("Let colleges find my skills without my name")
    COLLEGE_RELEASE = "college_release", _("My college may send these records")
    SUPPORTER = "supporter", _("This person may help me with this part")
    CHECK_INS = "check_ins", _("Ask me at 3, 6 and 12 months")
    PROGRAM_COUNTS = "program_counts", _("Count me in reports without my name")
    STUDY = "study", _("Use my rows, without my name, in that study")
    WAGE_MATCH = "wage_match", _("Ask the State for my later earnings")
    VICTIM_RELEASE = "victim_release", _("One organization, one recipient, one purpose")


class Category(models.TextChoices):
    """What kind of facts a grant may open."""

    IDENTITY = "identity", _("Who I am")
    CONTACT = "contact", _("How to reach me")
    EDUCATION = "education", _("School and college")
    EMPLOYMENT = "employment", _("Work")
    CREDENTIALS = "credentials", _("Certificates and licenses")
    SKILLS = "skills", _("Skills")
    PLAN_PROGRESS = "plan_progress", _("Steps of my plan")
    SERVICES = "services", _("Help I was given")
    BARRIERS = "barriers", _("What stands in my way")
    ACCOMMODATION_NEEDS = "accommodation_needs", _("What I need at work or school")
    BENEFITS_ESTIMATE = "benefits_estimate", _("Estimate of benefits")
    OUTCOMES = "outcomes", _("How it went")


class Method(models.TextChoices):
    """How the yes was given."""

    SELF = "self", _("By myself, signed in")
    WITNESSED = "witnessed", _("With a witness")
    VERBAL = "verbal", _("Said aloud, with a witness")
    PAPER = "paper", _("On paper")
    GUARDIAN = "guardian", _("With my guardian")


class AuthLevel(models.TextChoices):
    """How surely the portal knew who signed."""

    GUEST = "guest", _("Not signed in")
    SIGNED_IN = "signed_in", _("Signed in again")
    SECOND_STEP = "second_step", _("Signed in again with a second step")


class LegalBasis(models.TextChoices):
    """The ground in law or rule on which the grant stands."""

    OWN_RECORD = "own_record", _("My own copy")
    FERPA = "ferpa_99_30", _("Written consent for a college record (34 CFR 99.30)")
    STATE_WAGES = "state_603_5", _("Consent for State wage records (20 CFR 603.5)")
    VICTIM_RELEASE = "victim_release", _("Release by a client of a victim-service organization")
    GENERAL = "general", _("My permission")


class State(models.TextChoices):
    """Where a grant stands; the moves between are in `consent.workflow`."""

    ASKED = "asked", _("Waiting for your answer")
    DRAFT = "draft", _("Not signed yet")
    GIVEN = "given", _("Open now")
    PROVISIONAL = "provisional", _("Open until you confirm")
    REFUSED = "refused", _("You said no")
    WITHDRAWN = "withdrawn", _("Stopped by you")
    EXPIRED = "expired", _("Ended")
    SUPERSEDED = "superseded", _("Replaced by a newer one")
    LAPSED = "lapsed", _("Ended without an answer")


#: States in which a grant may open something, within its time.
OPEN = (State.GIVEN, State.PROVISIONAL)
#: States in which the learner still owes an answer.
WAITING = (State.ASKED, State.DRAFT)
ENDED = (State.REFUSED, State.WITHDRAWN, State.EXPIRED, State.SUPERSEDED, State.LAPSED)


class EndsWith(models.TextChoices):
    """The event that ends a grant before its date."""

    INTAKE = "intake", _("when the intake is done")
    CASE = "case", _("when the case is closed")
    REFERRAL = "referral", _("when the referral is done")
    STUDY = "study", _("when the study ends")


class Via(models.TextChoices):
    """What brought the end."""

    LEARNER = "learner", _("you")
    STAFF = "staff", _("staff, because you asked")
    EVENT = "event", _("the event it was tied to")
    CLOCK = "clock", _("its end date")


class Channel(models.TextChoices):
    """By which way someone looked."""

    SCREEN = "screen", _("on screen")
    PRINT = "print", _("on paper")
    PDF = "pdf", _("as a PDF")
    DOWNLOAD = "download", _("as a file")
    API = "api", _("by another program")
    LINK = "link", _("by a link")
    SEARCH = "search", _("in a search")


class LegalGround(models.TextChoices):
    """Grounds on which a college may release a record without the student's consent (34 CFR 99.31).

    Only releases on these grounds, and requests for a release, are logged. 34 CFR 99.32(d) exempts five classes,
    which never come into the log: (1) the student, (2) school officials with legitimate interest (99.31(a)(1)),
    (3) a party with the student's written consent, (4) a party that seeks directory information, (5) a subpoena
    of which a court ordered that nothing be told (99.31(a)(9)(ii)(A) to (C)). `EXEMPT` says them in words.
    """

    OTHER_SCHOOL = "99.31(a)(2)", _("A school where the student seeks to enroll")
    AUDIT = "99.31(a)(3)", _("Audit or evaluation of a public program")
    FINANCIAL_AID = "99.31(a)(4)", _("Financial aid the student asked for")
    STUDIES = "99.31(a)(6)", _("A study for the school")
    ACCREDITATION = "99.31(a)(7)", _("Accreditation of the school")
    COURT_ORDER = "99.31(a)(9)", _("A court order or subpoena")
    EMERGENCY = "99.31(a)(10)", _("A health or safety emergency")
    NONE = "none", _("No ground in law: the college said no")

    @property
    def cited(self) -> str:
        """The ground with its place in the law."""
        return str(self.label) if self is LegalGround.NONE else f"{self.label} (34 CFR {self.value})"


#: What does not belong in a college's log (34 CFR 99.32(d); Ed. Code 76222), in the words of its pages.
EXEMPT = (
    _("Looks of the student at their own record"),
    _("School officials with a legitimate interest"),
    _("Anyone for whom the student signed a consent"),
    _("Requests for directory information"),
    _("Subpoenas that a court ordered to keep secret"),
)


class ReleasedRecord(models.TextChoices):
    """Which records of a student were released or asked for."""

    TRANSCRIPT = "transcript", _("Transcript")
    COURSES = "courses", _("Single courses and grades")
    AWARDS = "awards", _("Degrees and certificates")
    CREDIT = "credit", _("Credit for prior learning")
    ENROLLMENT = "enrollment", _("Enrollment and dates")
    CONTACT = "contact", _("Name and how to reach the student")
    AID = "aid", _("Financial aid")
    CONDUCT = "conduct", _("Conduct record")
    OTHER = "other", _("Another record")
