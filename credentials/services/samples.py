"""Making the public samples: once, and again only what is missing."""

from django.db import transaction

from credentials.models import SampleRecord
from credentials.samples import sources
from credentials.samples.recipes import RECIPES


@transaction.atomic
def make() -> list[str]:
    """Make the samples that are not there yet; returns their names."""
    there = set(SampleRecord.objects.values_list("slug", flat=True))
    missing = [slug for slug in RECIPES if slug not in there]
    if missing:
        who = sources.make()
        SampleRecord.objects.bulk_create(
            SampleRecord(slug=slug, document=RECIPES[slug](who)) for slug in missing
        )
    return missing
