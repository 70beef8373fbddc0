"""Which roles each kind of organization uses (S119)."""

from accounts.enums import OrganizationKind as Kind
from accounts.enums import Role

_COLLEGE = (
    Role.REGISTRAR,
    Role.EVALUATOR,
    Role.DISCIPLINE_FACULTY,
    Role.COORDINATOR,
    Role.COUNSELOR,
    Role.ARTICULATION_OFFICER,
    Role.SECOND_APPROVER,
    Role.ORGANIZATION_ADMIN,
)
_HELPER = (Role.CASE_MANAGER, Role.SUPERVISOR, Role.SIGNER, Role.ORGANIZATION_ADMIN)
_SCHOOL = (Role.REGISTRAR, Role.COUNSELOR, Role.ORGANIZATION_ADMIN)

PRESETS: dict[str, tuple[Role, ...]] = {
    Kind.COLLEGE: _COLLEGE,
    Kind.DISTRICT: _COLLEGE,
    Kind.CSU: _COLLEGE,
    Kind.UC: _COLLEGE,
    Kind.INDEPENDENT: _COLLEGE,
    Kind.K12: _SCHOOL,
    Kind.ADULT_SCHOOL: (*_SCHOOL, Role.CASE_MANAGER),
    Kind.EMPLOYER: (Role.RECRUITER, Role.SUPERVISOR, Role.SIGNER, Role.ORGANIZATION_ADMIN),
    Kind.COMMUNITY: _HELPER,
    Kind.LABOR_AGENCY: _HELPER,
    Kind.REHABILITATION: _HELPER,
    Kind.SERVICE: _HELPER,
    Kind.STATE: (Role.STATE_ADMIN, Role.ORGANIZATION_ADMIN),
}


def roles_for(kind: str) -> tuple[Role, ...]:
    """The roles that an organization of this kind hands out."""
    return PRESETS[kind]
