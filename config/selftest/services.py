"""Self-tests of what the portal stands on: database, cache, sealed files, worker."""

import os
from pathlib import Path

from celery import current_app
from django.conf import settings
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from config.selftest.findings import Broken
from core.ids import uuid7

#: Seconds that workers have for an answer. A busy one answers too: the question never waits for a job to end.
PATIENCE = 2.0


def database_answers() -> None:
    """One question to the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def cache_answers() -> None:
    """One value in and out of the cache; a new one each time, so that no old one can answer."""
    value = os.urandom(8).hex()
    cache.set("selftest", value, timeout=10)
    if cache.get("selftest") != value:
        raise Broken("the cache forgot a value")


def sealed_file_opens() -> None:
    """Store a file, see that the disk holds it sealed, read it back, remove it."""
    plain = b"self-test " + os.urandom(64)
    name = default_storage.save(f"self-test-{uuid7()}", ContentFile(plain))
    try:
        if plain in Path(default_storage.path(name)).read_bytes():
            raise Broken("the file lies open on the disk")
        with default_storage.open(name) as stored:
            if stored.read() != plain:
                raise Broken("the file came back changed")
    finally:
        default_storage.delete(name)


def worker_answers() -> None:
    """Ask through the broker which workers take jobs from our queue; other portals may share the broker."""
    told = current_app.control.inspect(timeout=PATIENCE).active_queues() or {}
    ours = settings.CELERY_TASK_DEFAULT_QUEUE
    if not any(queue["name"] == ours for queues in told.values() for queue in queues):
        raise Broken("no worker that takes our jobs answered")
