from accounts.models.invitation import Invitation
from accounts.models.membership import Membership
from accounts.models.organization import InstitutionCode, Organization
from accounts.models.person import Person, PersonIdentifier
from accounts.models.recovery_card import RecoveryCard

__all__ = [
    "InstitutionCode",
    "Invitation",
    "Membership",
    "Organization",
    "Person",
    "PersonIdentifier",
    "RecoveryCard",
]
