"""This room's lines of history."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "credentials.issued": _("{organization} signed a record"),
    "credentials.batch_opened": _("{by} prepared a batch of awards of {organization}"),
    "credentials.batch_approved": _("{by} approved a batch of awards of {organization}"),
    "credentials.batch_started": _("{by} started the signing of a batch of awards of {organization}"),
    "credentials.batch_discarded": _("{by} forgot a batch of awards of {organization} that was not signed"),
    "credentials.batch_done": _("A batch of awards of {organization} was signed"),
    "credentials.batch_stopped": _("The portal stopped a batch of awards of {organization}"),
    "credentials.superseded": _("{organization} replaced a record with a new one"),
    "credentials.cancelled": _("{organization} took back a record"),
    "credentials.rendered": _("A copy of a record of {organization} was made in another form"),
    "credentials.key_made": _("{by} made a signing key for {organization}"),
    "credentials.key_published": _("{by} published a signing key of {organization}"),
    "credentials.key_active": _("{by} put a signing key of {organization} to use"),
    "credentials.key_retired": _("{by} retired a signing key of {organization}"),
    "credentials.key_lost": _("{by} reported a signing key of {organization} as lost"),
    "credentials.source_admitted": _("{by} put {organization} into the directory of sources"),
    "credentials.reissued": _("{organization} signed a record anew, because a key was lost"),
    "credentials.key_alarm": _("The portal told {organization} of a signing that stands out"),
    "credentials.alarm_seen": _("{by} looked at a key alarm of {organization}"),
    "credentials.rule_set": _("{by} changed the alarm rules of {organization}"),
    "credentials.scope_proposed": _("{by} proposed what {organization} may sign"),
    "credentials.scope_approved": _("{by} approved what {organization} may sign"),
    "credentials.scope_refused": _("{by} refused what {organization} was to sign"),
    "credentials.log_secret_taken": _("{by} took the log secret of {organization}"),
    "credentials.source_closed": _("{by} marked {organization} as closed"),
}
