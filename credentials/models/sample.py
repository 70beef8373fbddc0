"""The files of the public samples, kept as they were made, so that the same file always gets the same answer."""

from django.db import models

from core.models import Noun


class SampleRecord(Noun):
    """One sample's file."""

    slug = models.SlugField(unique=True)
    document = models.BinaryField()
    media_type = models.CharField(max_length=60, default="application/vc")

    class Meta:
        ordering = ["slug"]

    class Privacy:
        subject = None
        keeps: dict[str, str] = {}

    def __str__(self) -> str:
        return self.slug
