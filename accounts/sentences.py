"""This room's lines of history."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "accounts.card_made": _("{by} made a recovery card"),
    "accounts.recovered": _("{by} got back in with the recovery card"),
    "accounts.invited": _("{by} invited someone to {organization}"),
    "accounts.joined": _("{by} joined {organization}"),
    "accounts.invitation_withdrawn": _("{by} took back an invitation to {organization}"),
    "accounts.membership_ended": _("{by} ended the membership of {about} in {organization}"),
    "accounts.kept_out": _("{by} asked to be in no directory and no search"),
    "accounts.let_in": _("{by} took back the wish to be in no directory and no search"),
    "accounts.profile_changed": _("{by} changed their profile"),
}
