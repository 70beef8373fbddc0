"""What this room tells upper ones."""

from django.dispatch import Signal

#: A file has been worked to its end. Sends `import_file`.
import_finished = Signal()
