"""What a permission must say before it may stand: one function for each rule, all asked in one place."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from accounts.models import Organization, Person
from accounts.services import directory
from consent.enums import AuthLevel, LegalBasis, Method, Purpose
from consent.errors import ConsentIncomplete, ConsentRefused
from consent.items import Item, merged
from consent.purposes import FINDING, RULES, UNCONFIRMED, Rule
from core.clock import now, today

#: Several permissions may be signed in one sitting of this length after signing in again.
SITTING = timedelta(minutes=15)
_ADULT = 18


@dataclass(frozen=True)
class Terms:
    """Everything that a learner says yes to, before it is written down."""

    learner: Person
    by: Person | None
    purpose: Purpose | str
    recipient: Organization | None = None
    recipient_person: Person | None = None
    recipient_words: str = ""
    recipient_members: Sequence[UUID] = ()
    discloser: Organization | None = None
    purpose_ref: str = ""
    categories: Sequence[str] = ()
    items: Sequence[Item] = ()
    follows_updates: bool = False
    operations: Sequence[str] = ("view",)
    expires_at: datetime | None = None
    ends_with: str = ""
    method: Method | str = Method.SELF
    auth_level: AuthLevel | str = AuthLevel.SIGNED_IN
    reauth_at: datetime | None = None
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def rule(self) -> Rule:
        return RULES[Purpose(self.purpose)]

    @property
    def legal_basis(self) -> LegalBasis:
        """A college that gives the record makes it a FERPA consent, whatever the purpose (34 CFR 99.30)."""
        if self.discloser and self.discloser.is_school:
            return LegalBasis.FERPA
        return self.rule.basis

    @property
    def is_by_learner(self) -> bool:
        return self.method == Method.SELF


def checked(terms: Terms, *, starts_at: datetime) -> Terms:
    """The terms, ready to be written. Raises `ConsentIncomplete` or `ConsentRefused` with the first reason."""
    _complete(terms)
    _allowed_method(terms)
    _old_enough(terms)
    _may_be_found(terms)
    _who_signs(terms)
    return _within_life(replace(terms, items=merged(terms.items)), starts_at)


def _complete(terms: Terms) -> None:
    if terms.purpose not in Purpose.values:
        raise ConsentIncomplete("purpose")
    if not (terms.recipient or terms.recipient_person or terms.recipient_words.strip()):
        raise ConsentIncomplete("recipient")
    if not (terms.items or terms.categories):
        raise ConsentIncomplete("records")
    if terms.expires_at is None:
        raise ConsentIncomplete("date")


def _allowed_method(terms: Terms) -> None:
    college = terms.legal_basis == LegalBasis.FERPA or any(item.from_college for item in terms.items)
    if terms.method == Method.VERBAL and college:
        raise ConsentRefused("verbal_college_record")
    if terms.method not in terms.rule.methods:
        raise ConsentRefused("method_not_allowed")


def _old_enough(terms: Terms) -> None:
    born: Any = terms.learner.birth_date
    if terms.rule.adults_only and born and _age(born, today()) < _ADULT:
        raise ConsentRefused("adults_only")


def _may_be_found(terms: Terms) -> None:
    """Whoever wished to be in no directory and no search cannot sign for one (Ed. Code 76240)."""
    if terms.purpose in FINDING and directory.is_kept_out(terms.learner):
        raise ConsentRefused("kept_out")


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _who_signs(terms: Terms) -> None:
    """The learner signs in again; any other way needs someone else who stands by it."""
    if terms.is_by_learner:
        if terms.by is None or terms.by.pk != terms.learner.pk:
            raise ConsentRefused("not_yours", status=403)
        if not is_fresh(terms.reauth_at):
            raise ConsentIncomplete("sign_in")
    elif terms.by is None or terms.by.pk == terms.learner.pk:
        raise ConsentIncomplete("witness")
    if terms.legal_basis == LegalBasis.FERPA and (
        terms.reauth_at is None or terms.auth_level == AuthLevel.GUEST
    ):
        raise ConsentIncomplete("sign_in")


def is_fresh(reauth_at: datetime | None) -> bool:
    """Whether the person signed in again within this sitting."""
    return reauth_at is not None and now() - SITTING <= reauth_at <= now() + timedelta(minutes=1)


def _within_life(terms: Terms, starts_at: datetime) -> Terms:
    assert terms.expires_at is not None
    if terms.expires_at <= starts_at:
        raise ConsentRefused("ends_before_start")
    if terms.expires_at > starts_at + terms.rule.life:
        raise ConsentRefused("too_long")
    if terms.is_by_learner:
        return terms
    # Help by others holds 30 days until the person confirms it themselves.
    return replace(terms, expires_at=min(terms.expires_at, starts_at + UNCONFIRMED))
