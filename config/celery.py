"""The Celery app; rooms keep their tasks in `<room>/tasks.py`."""

import os

from celery import Celery
from celery.signals import setup_logging

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("passport")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@setup_logging.connect
def _use_our_logs(**_: object) -> None:
    """Keep the logging of the settings; Celery would set up its own."""
