"""Closed lists of this room, each with words for people (design section 14)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EvidenceType(models.TextChoices):
    """Every kind of prior learning that counts (Ed. Code 78093.1(c), L15)."""

    INDUSTRY_CREDENTIAL = "industry_credential", _("Certificate from an industry or employer group")
    LICENSE = "license", _("State license")
    MILITARY = "military", _("Military training or job")
    APPRENTICESHIP = "apprenticeship", _("Apprenticeship, registered or not")
    WORKPLACE_TRAINING = "workplace_training", _("Training at work")
    EMPLOYMENT_EXPERIENCE = "employment_experience", _("What I do at my job")
    INTERNSHIP = "internship", _("Internship")
    STANDARDIZED_EXAM = "standardized_exam", _("Exam such as AP, IB or CLEP")
    PORTFOLIO = "portfolio", _("Samples of my work")
    NONCREDIT = "noncredit", _("Noncredit class")
    HS_ARTICULATION = "hs_articulation", _("High school class with a college agreement")
    INTERNATIONAL = "international", _("School in another country")
    LANGUAGE = "language", _("A language I know")
    CCC_TRANSCRIBED_CPL = "ccc_transcribed_cpl", _("Credit another California community college gave")


class Method(models.TextChoices):
    """How prior learning is assessed; `phrase` stands in the note on the record."""

    ARTICULATION = "articulation", _("Approved match")
    EXAM_TABLE = "exam_table", _("Exam score table")
    CBE = "cbe", _("Credit by exam")
    PORTFOLIO = "portfolio", _("Portfolio")
    FACULTY_REVIEW = "faculty_review", _("Faculty review of evidence")
    RECIPROCITY = "reciprocity", _("Credit from another college")
    HS_ARTICULATION = "hs_articulation", _("High school agreement")


class LineOrigin(models.TextChoices):
    LEARNER = "learner", _("Asked by the learner")
    CASE_MANAGER = "case_manager", _("Asked with a case manager")
    CAMPUS_WORKLIST = "campus_worklist", _("From the campus worklist")
    MATCHER = "matcher", _("From an approved match")
    RECIPROCITY = "reciprocity", _("From another college's credit")


class TargetKind(models.TextChoices):
    COURSE = "course", _("Course")
    GE_AREA = "ge_area", _("General education area")
    ELECTIVE = "elective", _("Elective")


class GradeBasis(models.TextChoices):
    """Chosen by the learner before assessment begins (Title 5 section 55050, grade rule)."""

    PASS_NO_PASS = "pass_no_pass", _("Pass or no pass")
    LETTER = "letter", _("Letter grade")


class Goal(models.TextChoices):
    CERTIFICATE = "certificate", _("Finish a certificate")
    DEGREE = "degree", _("Finish a two-year degree")
    TRANSFER = "transfer", _("Transfer to a university")
    JOB = "job", _("Get a job or a raise")
    UNSURE = "unsure", _("I am not sure yet")


class ValidationBasis(models.TextChoices):
    """Only a discipline review group's decision carries the reserved mark (Ed. Code 78093.1(f))."""

    DISCIPLINE_GROUP = "discipline_group", _("Discipline review group")
    LOCAL_FACULTY = "local_faculty", _("Faculty of this college")
    OUTSIDE_RECOMMENDATION = "outside_recommendation", _("Outside recommendation")
    NONE = "none", _("None")


class ConflictResult(models.TextChoices):
    CLEAR = "clear", _("No conflict")
    DECLARED_RECUSED = "declared_recused", _("Declared, stepped aside")
    WAIVED_WITH_SECOND_READ = "waived_with_second_read", _("Waived, second reader needed")
    BLOCKED = "blocked", _("Blocked")


class Duty(models.TextChoices):
    """The parts that one person never holds two of on one line (design section 2, rule 5)."""

    ASSESS = "assess", _("Assess")
    EVALUATE = "evaluate", _("Evaluate")
    POST = "post", _("Post")
    APPEAL = "appeal", _("Sit on the appeal panel")
    APPROVE = "approve", _("Approve a reversal")
    HEAR = "hear", _("Hear a dispute")


class AdoptionStatus(models.TextChoices):
    """How sure the start date of a rule set is."""

    CONFIRMED = "confirmed", _("Confirmed")
    NOT_CONFIRMED = "not_confirmed", _("Start date not confirmed")
    NEVER = "never", _("Not law")


class Outcome(models.TextChoices):
    """What `petition_decided` tells other rooms."""

    OFFERED = "offered", _("Offered")
    DECLINED = "declined", _("Declined")
    POSTED = "posted", _("Posted")
