from credit_prior_learning.models.assessment import Assessment, Denial, OutcomeScore
from credit_prior_learning.models.assignment import Assignment, ConflictCheck
from credit_prior_learning.models.duty import LineDuty
from credit_prior_learning.models.event import LineEvent
from credit_prior_learning.models.evidence import Evidence
from credit_prior_learning.models.line import PetitionLine
from credit_prior_learning.models.offer import Acceptance, Offer
from credit_prior_learning.models.petition import Petition
from credit_prior_learning.models.posting import Posting
from credit_prior_learning.models.rules import DistrictRuleAdoption, RuleSet, RuleVersion

__all__ = [
    "Acceptance",
    "Assessment",
    "Assignment",
    "ConflictCheck",
    "Denial",
    "DistrictRuleAdoption",
    "Evidence",
    "LineDuty",
    "LineEvent",
    "Offer",
    "OutcomeScore",
    "Petition",
    "PetitionLine",
    "Posting",
    "RuleSet",
    "RuleVersion",
]
