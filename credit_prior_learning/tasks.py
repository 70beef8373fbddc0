"""Later: what a page began and a lost connection left behind."""

import structlog
from celery import shared_task

from core.errors import PortalError
from credit_prior_learning.models import PetitionLine
from credit_prior_learning.services import posting
from credit_prior_learning.workflow import LineState

log = structlog.get_logger(__name__)


@shared_task
def confirm_postings() -> None:
    """Ask again for every posting that waits for its confirmation; one that fails does not stop the next."""
    for line in PetitionLine.objects.filter(state=LineState.POSTING_PENDING).order_by("state_since")[:200]:
        try:
            posting.confirm(line)
        except PortalError as error:
            log.warning(
                "posting_not_confirmed", line=str(line.pk), code=error.code, help_code=error.help_code
            )
