"""Showing lines to somebody: a consent grant with a link, a code and an end."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Membership, Organization, Person
from audit.services import ledger as history
from consent.enums import Channel, Purpose
from consent.items import Item, digest
from consent.models import Grant
from consent.purposes import RULES
from consent.services import grants
from consent.services import ledger as disclosure
from core.clock import now
from core.codes import short_code
from core.errors import Cause, PortalError
from passport import digests
from passport.models import PassportLine, Share, ShareDraft, ShareLine
from passport.selectors.discovery import may_be_found
from passport.selectors.shares import LINK_HOLDER
from passport.services.changes import tell

#: What the page offers first (S131, U37).
OFFERED = timedelta(days=30)
#: Why somebody shares by link, in the order of the page.
PURPOSES = (Purpose.EMPLOYER_SHARE, Purpose.TRAINING_APPLICATION, Purpose.REFERRAL, Purpose.SUPPORTER)
#: Under 18 only schools and people who help (S87).
_MINORS = (Purpose.TRAINING_APPLICATION, Purpose.SUPPORTER)
_TOKEN_BYTES = 24


class CannotShare(PortalError):
    """Something about the wish to share cannot be; the message says what and what to do."""

    def __init__(self, code: str, message: Any) -> None:
        super().__init__(f"share.{code}", Cause.YOUR_FILE, message, status=422)


@transaction.atomic
def share(
    learner: Person,
    *,
    lines: Sequence[PassportLine],
    to: str,
    purpose: Purpose | str,
    expires_at: datetime,
    by: Person,
    to_organization: Organization | None = None,
    show_name: bool = True,
    pin: str = "",
    language: str = "en",
    reauth_at: datetime,
) -> Share:
    """Sign a consent for these lines and make the link and the code that open them until `expires_at`.

    Only accepted, shown lines of the learner can be shared; a line that is not is refused by name (`CannotShare`).
    `reauth_at` is when the learner signed in again to sign. The token has 192 bits, the code 40.
    """
    if by != learner:
        raise PermissionDenied
    chosen = _chosen(learner, lines)
    _may(learner, Purpose(purpose))
    grant = grants.give(
        learner,
        recipient=to_organization,
        recipient_words=to,
        purpose=Purpose(purpose),
        items=[item_of(line) for line in chosen],
        expires_at=expires_at,
        by=by,
        notice=Purpose(purpose).value,
        language=language,
        reauth_at=reauth_at,
        follows_updates=True,
    )
    token, code = secrets.token_urlsafe(_TOKEN_BYTES), short_code()
    made = Share.objects.create(
        person=learner,
        grant=grant,
        to=to,
        to_organization=to_organization,
        purpose=Purpose(purpose),
        show_name=show_name,
        language=language,
        token=token,
        token_digest=digests.of_token(token),
        code=code,
        code_digest=digests.of_code(code),
        pin_hash=make_password(pin) if pin else "",
        expires_at=expires_at,
    )
    ShareLine.objects.bulk_create(
        ShareLine(share=made, line=line, position=position) for position, line in enumerate(chosen, start=1)
    )
    ShareDraft.objects.of(learner).delete()
    history.write("passport.shared", by=by, about=learner, target=made, count=len(chosen))
    tell(learner)
    return made


@transaction.atomic
def stop(share: Share, *, by: Person) -> Share:
    """End a share at once, in this transaction; stopping twice changes nothing (U38)."""
    if by.pk != share.person_id:
        raise PermissionDenied
    row = Share.objects.of(by).select_for_update(of=("self",)).select_related("grant").get(pk=share.pk)
    if row.stopped_at is None and row.grant.is_open:
        grants.withdraw(row.grant, by=by)
        row.refresh_from_db()
        history.write("passport.share_stopped", by=by, about=by, target=row)
    return row


def note_closed(grant: Grant) -> None:
    """Note on the share that its grant ended, wherever that happened. The grant alone decides what is open."""
    Share.objects.of(grant.learner_id).filter(grant=grant, stopped_at=None).update(
        stopped_at=grant.ended_at or now()
    )


def record_open(
    share: Share, *, viewer: Membership | None, channel: Channel, count: int, allowed: bool = True
) -> None:
    """Write into the learner's own ledger that somebody looked; nobody else can read it (M14)."""
    disclosure.record(
        share.person,
        who=viewer.person if viewer else LINK_HOLDER,
        role=viewer.role if viewer else "",
        organization=viewer.organization if viewer else None,
        purpose=share.purpose,
        items=[Item("share", str(share.pk), (str(count),))],
        channel=channel,
        allowed=allowed,
        grant=share.grant,
        notice_shown=allowed,
    )


def right_pin(share: Share, typed: str) -> bool:
    """Whether the PIN opens the share; a share without one is open to its link."""
    return not share.pin_hash or check_password(typed.strip(), share.pin_hash)


@transaction.atomic
def keep_draft(learner: Person, choices: dict[str, Any]) -> ShareDraft:
    """Keep what was chosen until it is signed: it never times out (U22)."""
    draft, _made = ShareDraft.objects.of(learner).update_or_create(
        person=learner, defaults={"choices": choices}
    )
    return draft


def item_of(line: PassportLine) -> Item:
    """The line as a grant names it: id, and a digest of how it reads at signing."""
    facts = {"title": line.title, "source": line.source_shown, "grade": line.grade, "rung": line.rung}
    college = line.source is not None and line.source.is_school and line.credential_id is not None
    return Item("passport_line", str(line.pk), digest=digest(facts), from_college=college)


def _chosen(learner: Person, lines: Sequence[PassportLine]) -> list[PassportLine]:
    wanted = [line.pk for line in lines]
    rows = PassportLine.objects.of(learner).shareable().filter(pk__in=wanted).select_for_update(of=("self",))
    found = {row.pk: row for row in rows.select_related("source")}
    if not wanted:
        raise CannotShare("nothing_chosen", _("Pick at least one record to share."))
    if len(found) != len(set(wanted)):
        raise CannotShare(
            "not_shareable",
            _(
                "One of these records cannot be shared now. Accept it first, or show it again if it is hidden."
            ),
        )
    return [found[key] for key in dict.fromkeys(wanted)]


def _may(learner: Person, purpose: Purpose) -> None:
    if not may_be_found(learner) and purpose not in _MINORS:
        raise CannotShare(
            "under_18", _("Until you are 18 you can share with schools and with people who help you.")
        )


def longest(purpose: Purpose | str) -> timedelta:
    """The longest time that a purpose allows."""
    return RULES[Purpose(purpose)].life
