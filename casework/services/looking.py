"""A look through a permission: what is shown and the learner's line about it are one deed."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from accounts.models import Membership
from casework.models import Client
from casework.selectors import filling
from casework.selectors.filling import Filling
from consent.enums import Channel, Purpose
from consent.items import Item
from consent.selectors import grants
from consent.services import ledger


@dataclass(frozen=True)
class Look:
    """What a member got to see: `until` while access is open, `ended_at` once it has ended."""

    allowed: bool
    filling: Filling = field(default_factory=dict)
    until: datetime | None = None
    ended_at: datetime | None = None


@transaction.atomic
def look(
    client: Client, *, by: Membership, purpose: Purpose, ref: str, channel: Channel = Channel.SCREEN
) -> Look:
    """Show a member what the client's open permission opens, and tell the client's ledger.

    Without an open permission nothing is read, and the try itself becomes a refused line (C-02, C-06).
    """
    opened = grants.open_for(client.person, by, purpose, ref=ref).order_by("-expires_at").first()
    if opened is None:
        _tell(client, by, purpose, channel, {}, allowed=False)
        last = grants.latest(client.person, by, purpose, ref=ref)
        return Look(False, ended_at=last.stopped_at if last and last.effective_at else None)
    shown = filling.for_viewer(client.person, by, purpose, ref=ref)
    _tell(client, by, purpose, channel, shown, allowed=True)
    return Look(True, shown, until=opened.expires_at)


def _tell(
    client: Client, by: Membership, purpose: Purpose, channel: Channel, shown: Filling, *, allowed: bool
) -> None:
    ledger.record(
        client.person,
        who=by.person,
        role=by.role,
        organization=by.organization,
        purpose=purpose,
        items=[Item("intake_field", code) for code in shown],
        channel=channel,
        allowed=allowed,
        notice_shown=allowed,
    )
