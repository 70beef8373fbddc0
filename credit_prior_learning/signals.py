"""What this room tells upper ones."""

from django.dispatch import Signal

#: A line was decided. Sends `line` and `outcome` (enums.Outcome: offered, declined or posted), inside the verb's transaction.
petition_decided = Signal()
