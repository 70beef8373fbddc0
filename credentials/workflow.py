"""The life of a signed record and of a signing key, as tables."""

from core.workflow import Workflow, move

CREDENTIAL = Workflow(
    (
        move("claim", "signed", "claimed"),
        move("supersede", "signed claimed", "superseded"),
        move("cancel", "signed claimed superseded", "cancelled", "credentials.cancel", reason=True),
    )
)

KEY = Workflow(
    (
        move("activate", "planned", "active", "credentials.manage_keys"),
        move("retire", "active", "retired", "credentials.manage_keys"),
        move("report_lost", "active retired", "compromised", "credentials.manage_keys", reason=True),
    )
)
