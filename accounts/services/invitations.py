"""Inviting members by a code that can be spoken, and ending memberships."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation, Membership, Person
from accounts.models.invitation import LIFE
from audit.services import ledger
from core.clock import now, today
from core.codes import read_code, short_code
from core.encryption import fingerprint
from core.errors import Cause, PortalError

_LENGTH = 12


class NoSuchInvitation(PortalError):
    """The code is wrong, used, withdrawn or over; the words do not tell which."""

    def __init__(self) -> None:
        words = _("This invitation code does not work. Ask the person who gave it to you for a new one.")
        super().__init__("accounts.no_such_invitation", Cause.YOUR_FILE, words, status=404)


def _digest(code: str) -> bytes:
    return fingerprint(read_code(code), purpose="invitation")


@transaction.atomic
def invite(by: Membership, *, role: str, discipline: str = "", note: str = "") -> tuple[Invitation, str]:
    """Invite someone into the organization of `by`; returns the invitation and its code, shown once."""
    code = short_code(_LENGTH)
    invitation = Invitation.objects.create(
        organization=by.organization,
        role=role,
        discipline=discipline,
        note=note,
        code_digest=_digest(code),
        invited_by=by.person,
        expires_at=now() + LIFE,
    )
    ledger.write(
        "accounts.invited", by=by.person, organization=by.organization, role=by.role, target=invitation
    )
    return invitation, code


def find(code: str) -> Invitation:
    """The open invitation of that code. Raises `NoSuchInvitation`."""
    invitation = (
        Invitation.objects.open().filter(code_digest=_digest(code)).select_related("organization").first()
    )
    if invitation is None:
        raise NoSuchInvitation
    return invitation


@transaction.atomic
def accept(code: str, *, by: Person) -> Membership:
    """Become a member; of two who press at once the second meets `NoSuchInvitation`."""
    invitation = Invitation.objects.select_for_update().get(pk=find(code).pk)
    if invitation.accepted_at:
        raise NoSuchInvitation
    membership, _made = Membership.objects.get_or_create(
        person=by,
        organization=invitation.organization,
        role=invitation.role,
        discipline=invitation.discipline,
        ends_on=None,
    )
    invitation.accepted_at, invitation.accepted_by, invitation.membership = now(), by, membership
    invitation.save()
    ledger.write(
        "accounts.joined",
        by=by,
        about=by,
        organization=invitation.organization,
        role=invitation.role,
        target=membership,
    )
    return membership


@transaction.atomic
def withdraw(invitation: Invitation, *, by: Membership) -> None:
    """Take an open invitation back; repeating changes nothing."""
    Invitation.objects.filter(pk=invitation.pk, accepted_at=None, withdrawn_at=None).update(
        withdrawn_at=now()
    )
    ledger.write(
        "accounts.invitation_withdrawn",
        by=by.person,
        organization=by.organization,
        role=by.role,
        target=invitation,
    )


@transaction.atomic
def end(membership: Membership, *, by: Membership) -> None:
    """End a membership today; what the person may see ends with it."""
    row = Membership.objects.select_for_update().get(pk=membership.pk, organization=by.organization)
    if row.ends_on is None:
        row.ends_on = max(today(), row.starts_on)
        row.save()
        ledger.write(
            "accounts.membership_ended",
            by=by.person,
            about=row.person,
            organization=by.organization,
            role=by.role,
            target=row,
        )
