"""The table of purposes: how long each may live, how its yes may be given, on which ground it stands."""

from dataclasses import dataclass
from datetime import timedelta

from consent.enums import EndsWith, LegalBasis, Method, Purpose

_ALL = frozenset(Method)
_YEAR = 365

#: Help by others counts for 30 days unless the person confirms it (design section 5; our own rule, not law).
UNCONFIRMED = timedelta(days=30)
#: A question that nobody answers ends by itself; a no stands for as long before it may be asked again.
ASK_LIFE = timedelta(days=30)
#: "Ask me later" buys a week without a reminder.
LATER = timedelta(days=7)


@dataclass(frozen=True)
class Rule:
    """One row: `longest` life in days, methods allowed, ground, event that ends it, days offered first."""

    longest: int
    methods: frozenset[Method] = _ALL
    basis: LegalBasis = LegalBasis.GENERAL
    ends_with: EndsWith | None = None
    offered: int = 30
    adults_only: bool = False

    @property
    def life(self) -> timedelta:
        return timedelta(days=self.longest)


#: Purposes by which a search or a directory may show someone; a directory opt-out closes them all (L52).
FINDING = frozenset({Purpose.BE_FOUND, Purpose.COLLEGE_OFFERS})

_SELF = frozenset({Method.SELF})

RULES: dict[Purpose, Rule] = {
    Purpose.INTAKE_PREFILL: Rule(30, ends_with=EndsWith.INTAKE),
    Purpose.SERVICE_COORDINATION: Rule(_YEAR, ends_with=EndsWith.CASE, offered=180),
    Purpose.REFERRAL: Rule(90, ends_with=EndsWith.REFERRAL),
    Purpose.TRAINING_APPLICATION: Rule(180),
    Purpose.ACT_FOR: Rule(30, frozenset({Method.SELF, Method.WITNESSED})),
    Purpose.EMPLOYER_SHARE: Rule(_YEAR, _SELF, LegalBasis.OWN_RECORD),
    Purpose.BE_FOUND: Rule(_YEAR, _SELF, LegalBasis.OWN_RECORD, offered=_YEAR, adults_only=True),
    Purpose.COLLEGE_OFFERS: Rule(_YEAR, _SELF, LegalBasis.OWN_RECORD, offered=_YEAR, adults_only=True),
    Purpose.COLLEGE_RELEASE: Rule(
        _YEAR, frozenset({Method.SELF, Method.WITNESSED, Method.PAPER}), LegalBasis.FERPA
    ),
    Purpose.SUPPORTER: Rule(_YEAR, frozenset({Method.SELF, Method.GUARDIAN}), offered=180),
    Purpose.CHECK_INS: Rule(456, offered=456),
    Purpose.PROGRAM_COUNTS: Rule(730, offered=730),
    Purpose.STUDY: Rule(
        1096, frozenset({Method.SELF, Method.WITNESSED}), ends_with=EndsWith.STUDY, offered=_YEAR
    ),
    Purpose.WAGE_MATCH: Rule(
        _YEAR, frozenset({Method.SELF, Method.PAPER}), LegalBasis.STATE_WAGES, offered=_YEAR
    ),
    Purpose.VICTIM_RELEASE: Rule(
        30, frozenset({Method.SELF, Method.PAPER}), LegalBasis.VICTIM_RELEASE, offered=14
    ),
}
