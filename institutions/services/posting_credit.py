"""Credit for prior learning becomes a line of the academic record, with its note, and a signed record (L40, S40)."""

import hashlib
from datetime import date
from decimal import Decimal

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils.translation import gettext as _

from accounts.enums import Role
from accounts.models import Membership, Organization, Person
from audit.services import ledger
from core.errors import Cause, PortalError
from credentials import addresses
from credentials.errors import NoSigningKey, NotAllowedToIssue
from credentials.models import IssuedCredential
from institutions import award_mapping
from institutions.models import CatalogCourse, CreditPosting
from institutions.services import issuing
from transcripts.formats import ReadResult, model
from transcripts.formats.digest import content_sha256
from transcripts.services import posting

#: How the note's method is said by the credit basis of PESC, which knows only a few.
_BASIS = (("standardized exam", "AdvancedPlacement"), ("exam", "CreditByExam"), ("military", "Military"))


@transaction.atomic
def post_cpl(
    *,
    learner: Person,
    course: CatalogCourse,
    units: Decimal,
    grade_basis: str,
    annotation: str,
    decided_on: date,
    confirmation_key: str,
    by: Person,
    grade: str = "",
) -> CreditPosting:
    """Post one line of credit and sign it; asking again with the same key gives the same confirmation.

    `units` are those of the course's college. The answer has `confirmation_id` and `read_back`, which is read from
    the academic record. Raises PermissionDenied for anyone but a registrar of the college and PortalError
    `POST.NO_UNITS` for credit without units.
    """
    _hold(confirmation_key)
    known = CreditPosting.objects.filter(confirmation_key=confirmation_key).first()
    if known:
        return known
    college = course.organization
    _refuse(college, units, by)
    parsed = _result(_document(learner, course, units, grade, annotation, decided_on, confirmation_key))
    posted = posting.post(
        parsed, person=learner, organization=college, source_ref=f"cpl:{confirmation_key}"[:80], by=by
    )
    made = CreditPosting.objects.create(
        confirmation_key=confirmation_key,
        organization=college,
        person=learner,
        course=course,
        units=units,
        grade_basis=grade_basis,
        grade=grade,
        annotation=annotation,
        decided_on=decided_on,
        posted_by=by,
        transcript=posted,
    )
    made.credential = _sign(made, by)
    made.save(update_fields=["credential", "updated_at"])
    ledger.write(
        "institutions.cpl_posted",
        by=by,
        about=learner,
        organization=college,
        target=made,
        course=str(course.pk),
    )
    return made


def _hold(key: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"cpl:{key}"])


def _refuse(college: Organization, units: Decimal, by: Person) -> None:
    held = Membership.objects.active().of(by)
    if not held.filter(organization=college, role=Role.REGISTRAR).exists():
        raise PermissionDenied
    if units <= 0:
        raise PortalError("POST.NO_UNITS", Cause.YOUR_FILE, _("Credit without units cannot be posted."))


def _document(
    learner: Person,
    course: CatalogCourse,
    units: Decimal,
    grade: str,
    annotation: str,
    decided_on: date,
    key: str,
) -> model.Document:
    """The same shape as a transcript that came by file: one record, one term, one line."""
    school = _school(course.organization)
    line = model.Course(
        credit_basis=_basis(annotation),
        credit_unit=course.credit_unit,
        credit_level="LowerDivision",
        credit_attempted=units,
        credit_earned=units,
        grade=grade,
        subject=course.subject,
        number=course.number,
        title=course.title,
        agency_course_id=course.ccn_code or course.cid_code,
        ends_on=decided_on,
        notes=tuple(annotation.split(". ", 1)),
    )
    term = model.Session(designator=f"{decided_on:%Y-%m}", ends_on=decided_on, courses=(line,))
    return model.Document(
        message="CollegeTranscript",
        version="1.6.0",
        transmission=model.Transmission(
            document_id=f"CPL-{hashlib.sha256(key.encode()).hexdigest()[:24]}",
            document_type="StudentRequest",
            transmission_type="Original",
            source=school,
            official_code="Official",
        ),
        person=model.Person(name=model.Name(first=learner.first_name, last=learner.last_name)),
        records=(model.AcademicRecord(school=school, sessions=(term,)),),
    )


def _school(college: Organization) -> model.Organization:
    codes = tuple(
        model.OrganizationCode(code.system, code.value)
        for code in college.codes.filter(valid_to=None)
        if code.system in model.CODE_ORDER
    )
    return model.Organization(names=(college.name,), codes=codes)


def _basis(annotation: str) -> str:
    said = annotation.casefold()
    return next((basis for words, basis in _BASIS if words in said), "LifeExperience")


def _result(document: model.Document) -> ReadResult:
    digest = content_sha256(document)
    return ReadResult("accepted", document=document, content_sha256=digest, raw_sha256=digest)


def _sign(made: CreditPosting, by: Person) -> IssuedCredential | None:
    line = made.line
    facts = award_mapping.course_facts(line, made.organization, addresses.origin())
    key = issuing.course_key(made.person, line)
    try:
        with transaction.atomic():
            return issuing.sign(made.organization, "cpl", key, made.person, facts, by)
    except (NotAllowedToIssue, NoSigningKey):
        return None  # posted and annotated; signed once the State admits the college
