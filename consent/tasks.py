"""Tasks of consent. Access never waits for them: the clock of the database ends it in every query."""

from celery import shared_task

from consent.services import grants


@shared_task
def tidy() -> None:
    """Write down ends that the clock has brought."""
    grants.tidy()
