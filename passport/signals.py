"""What this room tells upper ones."""

from django.dispatch import Signal

#: What others may see of a person changed, by the person's choice, a source or the clock. Sends `person`.
passport_changed = Signal()
