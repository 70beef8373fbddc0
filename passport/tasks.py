"""Jobs of this room: fetch the row, call one verb."""

from celery import shared_task

from passport.models import Export
from passport.services import exports, own, receiving


@shared_task
def make_export(*, export_id: str) -> None:
    """Make one printed copy."""
    found = Export.objects.unscoped(reason="a worker fetches its row").filter(pk=export_id)
    for export in found.select_related("person", "share", "share__person"):
        exports.make(export)


@shared_task
def sweep_exports() -> None:
    """Offer copies that nobody is making to the workers again: a lost message heals itself."""
    for export in exports.lost():
        make_export.delay(export_id=str(export.pk))


@shared_task
def tidy() -> None:
    """Erase what was deleted 30 days ago, and copies that are 30 days old."""
    own.forget_removed()
    exports.forget_old()


@shared_task
def look_again_at_received() -> None:
    """Check records from elsewhere again: a source may have taken one back."""
    receiving.look_again()
