"""What this room tells upper ones."""

from django.dispatch import Signal

#: A person closed their account; receivers re-scope privacy at once. Sends `person`.
person_closed = Signal()
