"""This room's lines of history."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "credentials.issued": _("{organization} signed a record"),
    "credentials.superseded": _("{organization} replaced a record with a new one"),
    "credentials.cancelled": _("{organization} took back a record"),
    "credentials.rendered": _("A copy of a record of {organization} was made in another form"),
    "credentials.key_made": _("{by} made a signing key for {organization}"),
    "credentials.key_retired": _("{by} retired a signing key of {organization}"),
    "credentials.key_lost": _("{by} reported a signing key of {organization} as lost"),
    "credentials.source_admitted": _("{by} put {organization} into the directory of sources"),
}
