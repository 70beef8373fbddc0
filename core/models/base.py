"""What every noun of the portal has."""

from django.db import models

from core.ids import uuid7


class Noun(models.Model):
    """A row with a time-ordered id and the times it was made and last saved."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
