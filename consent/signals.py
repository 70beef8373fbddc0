"""What this room tells upper ones, inside the transaction of the deed, so that they re-scope in the same one."""

from django.dispatch import Signal

#: A grant now opens something. Sends `grant`.
grant_opened = Signal()
#: A grant opens nothing any more. Sends `grant` and `reason`: withdrawn, expired, superseded.
grant_closed = Signal()
