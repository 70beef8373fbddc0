"""What this room tells upper ones."""

from django.dispatch import Signal

#: A record was signed. Sends `credential`. Sent inside the signing transaction.
credential_issued = Signal()

#: A record was cancelled or replaced. Sends `credential`. Sent inside the transaction of the change.
credential_changed = Signal()

#: A signing stands out. Sends `alarm`. Sent inside the transaction that keeps the alarm.
key_alarm = Signal()
