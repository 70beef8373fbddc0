"""The record kinds as data: words, family, help and fields of each (S6)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from passport.enums import Family, Kind


@dataclass(frozen=True)
class Fact:
    """One field of a kind beyond title, source and dates. `type` is text, long, number or date."""

    name: str
    label: Promise
    hint: Promise | str = ""
    type: str = "text"


@dataclass(frozen=True)
class KindSpec:
    """One card of the picker, or one kind that only arrives."""

    kind: Kind
    family: Family
    icon: str
    help: Promise
    title_label: Promise
    title_hint: Promise
    source_label: Promise
    facts: tuple[Fact, ...] = ()
    pickable: bool = True

    @property
    def label(self) -> str:
        return str(self.kind.label)


_WHAT_I_DID = Fact("what", _("What you did or learned"), _("A few sentences in your own words."), "long")
_HOURS = Fact("hours", _("Hours a week"), "", "number")

_SPECS = (
    KindSpec(
        Kind.SCHOOL,
        Family.ACADEMIC,
        "book",
        _("High school, adult school, GED or HiSET."),
        _("What you studied or finished"),
        _("For example: High school diploma"),
        _("School"),
        (Fact("level", _("Grade or level")), _WHAT_I_DID),
    ),
    KindSpec(
        Kind.COLLEGE,
        Family.ACADEMIC,
        "school",
        _("Courses, degrees and certificates from a college or university."),
        _("Course, degree or certificate"),
        _("For example: Welding Technology, Certificate of Achievement"),
        _("College"),
        (Fact("program", _("Program or major")), _WHAT_I_DID),
    ),
    KindSpec(
        Kind.APPRENTICESHIP,
        Family.WORK_READINESS,
        "building",
        _("Paid training in a trade, with a sponsor."),
        _("Trade"),
        _("For example: Electrician"),
        _("Sponsor"),
        (
            Fact("hours_done", _("Hours done"), "", "number"),
            Fact("das_number", _("DAS number"), _("It stands on your apprentice agreement.")),
            _WHAT_I_DID,
        ),
    ),
    KindSpec(
        Kind.JOB,
        Family.WORK_READINESS,
        "briefcase",
        _("Paid work of any kind, also short or informal jobs."),
        _("Your job"),
        _("For example: Shift lead"),
        _("Where you worked"),
        (_HOURS, _WHAT_I_DID, Fact("contact", _("Who can say this is true"), _("A name and a role."))),
    ),
    KindSpec(
        Kind.MILITARY,
        Family.MILITARY,
        "globe",
        _("Service in any branch, and the schools you went to there."),
        _("Your role or course"),
        _("For example: Combat medic"),
        _("Branch"),
        (
            Fact("occupation_code", _("Occupation code"), _("MOS, AFSC, NEC or rating.")),
            Fact("rank", _("Rank at the end")),
            _WHAT_I_DID,
        ),
    ),
    KindSpec(
        Kind.LIFE,
        Family.WORK_READINESS,
        "person",
        _("Helping others, care work, a hobby, raising a family."),
        _("What you did"),
        _("For example: Cared for my grandmother"),
        _("Where or with whom"),
        (_HOURS, _WHAT_I_DID),
    ),
    KindSpec(
        Kind.LICENCE,
        Family.WORK_READINESS,
        "file",
        _("A paper that lets you do a job, such as a CNA or a forklift license."),
        _("License"),
        _("For example: Certified Nurse Assistant"),
        _("Who gave it"),
        (Fact("number", _("License number")), Fact("renew_by", _("Renew by"), "", "date")),
    ),
    KindSpec(
        Kind.TEST,
        Family.ACADEMIC,
        "edit",
        _("AP, CLEP, a language test, a trade test."),
        _("Test"),
        _("For example: CLEP Spanish Language"),
        _("Who gave it"),
        (Fact("score", _("Score")),),
    ),
    KindSpec(
        Kind.BADGE,
        Family.WORK_READINESS,
        "check",
        _("A short course, a workshop, a digital badge."),
        _("Badge or certificate"),
        _("For example: Trauma-informed care workshop"),
        _("Who gave it"),
        (Fact("hours_done", _("Hours done"), "", "number"), _WHAT_I_DID),
    ),
    KindSpec(
        Kind.COURSE,
        Family.ACADEMIC,
        "school",
        _("A course at a school or college."),
        _("Course"),
        _("As its source wrote it"),
        _("Source"),
        (Fact("term", _("Term")), Fact("program", _("Program or major"))),
        pickable=False,
    ),
    KindSpec(
        Kind.AWARD,
        Family.ACADEMIC,
        "school",
        _("A degree, certificate or diploma."),
        _("Award"),
        _("As its source wrote it"),
        _("Source"),
        (Fact("term", _("Term")), Fact("program", _("Program or major"))),
        pickable=False,
    ),
    KindSpec(
        Kind.CREDIT,
        Family.CPL,
        "mark",
        _("College credit for what you already knew."),
        _("Course you got credit for"),
        _("As its source wrote it"),
        _("Source"),
        (Fact("term", _("Term")), Fact("method", _("How it was tested"))),
        pickable=False,
    ),
)
KINDS = {spec.kind: spec for spec in _SPECS}
PICKER = [spec for spec in _SPECS if spec.pickable]


def spec_of(kind: str) -> KindSpec:
    """The kind's words and fields. Raises ValueError for a kind that does not exist."""
    return KINDS[Kind(kind)]


#: The three areas of Ed. Code 88782(a)(1), each with the families shown in it (L1).
AREAS = (
    (Family.WORK_READINESS, _("Work readiness"), (Family.WORK_READINESS,)),
    (Family.ACADEMIC, _("School and college"), (Family.ACADEMIC,)),
    (Family.CPL, _("Credit for what I know, and service"), (Family.CPL, Family.MILITARY)),
)


def area_of(family: str) -> Family:
    """The area in which a family is shown."""
    return next(area for area, _label, families in AREAS if family in families)
