"""Access without consent or a ground in law opens nothing, and the try is on record (L51, Ed. Code 76243)."""

from django.db import transaction

from accounts.models import Membership
from consent.items import Item
from consent.services import ledger
from passport.models import Export, PassportLine, Share


@transaction.atomic
def note(wanted: PassportLine | Share | Export, *, viewer: Membership) -> None:
    """Write into the learner's own ledger which member asked for what and was refused."""
    ledger.record(
        wanted.person,
        who=viewer.person,
        role=viewer.role,
        organization=viewer.organization,
        items=[Item(_kind(wanted), str(wanted.pk))],
        allowed=False,
    )


def _kind(wanted: PassportLine | Share | Export) -> str:
    if isinstance(wanted, PassportLine):
        return "passport_line"
    return "share" if isinstance(wanted, Share) else "export"
