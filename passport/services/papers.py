"""What is to be printed on a copy."""

from collections.abc import Callable

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from core.clock import now
from core.codes import grouped
from passport.models import Export, PassportLine
from passport.pdf.paper import Paper
from passport.selectors import shared_view


def wanted(export: Export, *, told: Callable[[int, int], None]) -> Paper:
    """Gather and check the lines of a copy; `told(done, total)` is called after each."""
    with translation.override(export.language):
        return _paper(export, told)


def _paper(export: Export, told: Callable[[int, int], None]) -> Paper:
    share = export.share
    if share is not None:
        view = shared_view.for_share(share, logged=True, told=told)
    else:
        lines = PassportLine.objects.of(export.person_id).shareable().with_sources()
        view = shared_view.for_selection(export.person, list(lines), checked=True, logged=True, told=told)
    code = share.code if share else export.code
    return Paper(
        view=view,
        heading=view.heading,
        code=grouped(code),
        url=settings.PASSPORT_ORIGIN + reverse("passport:code", args=[grouped(code)]),
        language=export.language,
        size=export.paper,
        made_at=now(),
        is_share=share is not None,
    )
