"""The life of a signed record and of a signing key, as tables."""

from core.workflow import Workflow, move

#: States in which a source stands behind a record.
CREDENTIAL_GOOD = frozenset({"signed", "claimed"})

CREDENTIAL = Workflow(
    (
        move("claim", "signed", "claimed"),
        move("supersede", "signed claimed", "superseded"),
        move("cancel", "signed claimed superseded", "cancelled", "credentials.cancel", reason=True),
    )
)

BATCH = Workflow(
    (
        move("start", "open", "signing", "credentials.sign_batch"),
        move("discard", "open", "open", "credentials.sign_batch"),
        move("finish", "signing", "done"),
        move("stop", "signing", "stopped", reason=True),
    )
)

KEY = Workflow(
    (
        move("publish", "planned", "published", "credentials.manage_keys"),
        move("activate", "published", "active", "credentials.manage_keys"),
        move("retire", "active", "retired", "credentials.manage_keys"),
        move(
            "report_lost", "published active retired", "compromised", "credentials.manage_keys", reason=True
        ),
    )
)
