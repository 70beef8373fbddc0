"""What key managers see: their keys with what follows next, and what was signed in their name."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from accounts.models import Organization
from core.clock import now
from core.codes import read_code
from credentials.enums import CredentialState, KeyState
from credentials.models import IssuedCredential, SigningKey

_GOOD = (CredentialState.SIGNED, CredentialState.CLAIMED)
#: A key is replaced after a year (design section 9).
YEARLY_DAYS = 365


@dataclass(frozen=True)
class KeyRow:
    """One key: how many records it signed, whether it may be activated or reported, whether its year is over."""

    key: SigningKey
    records: int
    may_activate: bool
    may_report: bool
    is_old: bool


def rows(organization: Organization) -> list[KeyRow]:
    """All keys of an organization, newest first, in one query."""
    keys = SigningKey.objects.of(organization).annotate(records=Count("signed")).order_by("-created_at")
    return [_row(key) for key in keys]


def _row(key: SigningKey) -> KeyRow:
    usable, started = key.usable_from, key.active_from
    in_use = key.state == KeyState.ACTIVE
    return KeyRow(
        key,
        int(getattr(key, "records", 0)),
        may_activate=usable is not None and usable <= now(),
        may_report=key.state in (KeyState.PUBLISHED, KeyState.ACTIVE, KeyState.RETIRED),
        is_old=in_use and started is not None and (now() - started).days >= YEARLY_DAYS,
    )


def signed(organization: Organization, words: str) -> QuerySet[IssuedCredential]:
    """Everything signed in an organization's name, newest first; by title or by the whole short code. No learner."""
    rows = (
        IssuedCredential.objects.filter(source=organization).select_related("signing_key").defer("document")
    )
    words = words.strip()[:120]
    if words:
        rows = rows.filter(Q(title__icontains=words) | Q(code=read_code(words) if len(words) <= 12 else ""))
    return rows.order_by("-signed_at", "-pk")


def good_records(key: SigningKey) -> int:
    """How many records that still stand were signed with a key."""
    return IssuedCredential.objects.filter(signing_key=key, state__in=_GOOD).count()
