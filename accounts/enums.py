"""Kinds of organizations and the roles in them, each with words that people understand."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganizationKind(models.TextChoices):
    """Every kind of partner in the task force of Ed. Code 88782 and those who work with them (S119)."""

    COLLEGE = "college", _("Community college")
    DISTRICT = "district", _("Community college district")
    CSU = "csu", _("California State University")
    UC = "uc", _("University of California")
    INDEPENDENT = "independent", _("Independent college")
    K12 = "k12", _("School or school district")
    ADULT_SCHOOL = "adult_school", _("Adult school")
    EMPLOYER = "employer", _("Employer")
    COMMUNITY = "community", _("Community organization")
    LABOR_AGENCY = "labor_agency", _("Labor agency or job center")
    REHABILITATION = "rehabilitation", _("Rehabilitation services")
    SERVICE = "service", _("Service or volunteer agency")
    STATE = "state", _("State office")


SCHOOLS = frozenset({"college", "district", "csu", "uc", "independent", "k12", "adult_school"})
HELPERS = frozenset({"community", "labor_agency", "rehabilitation", "service", "adult_school"})


class Role(models.TextChoices):
    """What a member does for an organization; one person may hold several."""

    REGISTRAR = "registrar", _("Registrar")
    EVALUATOR = "evaluator", _("Records evaluator")
    DISCIPLINE_FACULTY = "discipline_faculty", _("Discipline faculty")
    COORDINATOR = "coordinator", _("CPL coordinator")
    COUNSELOR = "counselor", _("Counselor")
    ARTICULATION_OFFICER = "articulation_officer", _("Articulation officer")
    SECOND_APPROVER = "second_approver", _("Second approver")
    RECRUITER = "recruiter", _("Recruiter")
    CASE_MANAGER = "case_manager", _("Case manager")
    SUPERVISOR = "supervisor", _("Supervisor")
    SIGNER = "signer", _("Signer of awards")
    ORGANIZATION_ADMIN = "organization_admin", _("Organization administrator")
    STATE_ADMIN = "state_admin", _("State administrator")

    @property
    def description(self) -> str:
        return str(DESCRIPTIONS[self])


DESCRIPTIONS = {
    Role.REGISTRAR: _(
        "Loads records, checks them, posts and signs them. Never decides what someone has mastered."
    ),
    Role.EVALUATOR: _("Confirms matches and credit that another college already gave."),
    Role.DISCIPLINE_FACULTY: _("Assesses evidence against courses of their own discipline. Never posts."),
    Role.COORDINATOR: _("Takes in requests for prior-learning credit, routes them and publishes offers."),
    Role.COUNSELOR: _("Advises learners and puts offers into education plans."),
    Role.ARTICULATION_OFFICER: _("Keeps course equivalencies and transfer notes."),
    Role.SECOND_APPROVER: _("Approves or refuses the reversal of a posted line."),
    Role.RECRUITER: _("Looks for people by skills and opens what learners share."),
    Role.CASE_MANAGER: _("Helps clients, and sees only what each client allows."),
    Role.SUPERVISOR: _("Leads a team of case managers and sees caseloads, not private notes."),
    Role.SIGNER: _("Prepares and signs awards that the organization may give."),
    Role.ORGANIZATION_ADMIN: _("Invites members and ends memberships of their organization."),
    Role.STATE_ADMIN: _("Admits organizations and loads reference data. Never reads a learner's own log."),
}
