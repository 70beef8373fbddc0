"""A worker is killed while it makes a printed copy: the copy is there in the end, once."""

import os
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage

from accounts.models import Person
from audit.models import Entry
from core.clock import now
from passport import tasks
from passport.enums import ExportStage, ExportState
from passport.models import Export
from passport.services import exports
from tests.accounts.factories import PersonFactory
from tests.passport.factories import own_line
from tests.support.worker import Worker, eventually

LINES = 60


@pytest.fixture
def asked(transactional_db: None) -> Export:
    """A copy that somebody asked for, long enough to be interrupted."""
    amara: Person = PersonFactory(username="amara", chosen_name="Amara Reyes")
    for number in range(LINES):
        own_line(amara, f"Job number {number}")
    return exports.request(amara)


def test_a_worker_killed_while_it_sets_the_pages(asked: Export) -> None:
    with Worker.started() as worker:
        _is_being_set(asked)
        worker.kill()
        _is_cut_in_the_middle(asked)
    with Worker.started():
        _heals(asked)
    _is_there_once(asked)


def test_a_process_killed_while_it_sets_the_pages_and_its_worker_lives(asked: Export) -> None:
    with Worker.started() as worker:
        _is_being_set(asked)
        worker.kill_child()
        _is_cut_in_the_middle(asked)
        _heals(asked)
        assert worker.process.poll() is None
    _is_there_once(asked)


def _is_being_set(export: Export) -> None:
    tasks.make_export.delay(export_id=str(export.pk))
    eventually(lambda: _now(export).stage == ExportStage.SETTING, what="the pages are being set")


def _is_cut_in_the_middle(export: Export) -> None:
    found = _now(export)
    assert (found.state, found.attempts, found.file) == (ExportState.WORKING, 1, "")


def _heals(export: Export) -> None:
    """A minute later the sweep comes round and finds what does not move."""
    Export.objects.unscoped(reason="a minute passes").filter(pk=export.pk).update(
        updated_at=now() - exports.QUIET - timedelta(seconds=15)
    )
    tasks.sweep_exports()
    eventually(lambda: _now(export).state == ExportState.READY, what="the copy is ready after the accident")


def _is_there_once(export: Export) -> None:
    found = _now(export)
    assert exports.read(found).startswith(b"%PDF")
    assert found.attempts == 2
    assert [name for name in default_storage.listdir("exports")[1] if str(export.pk) in name] == [
        os.path.basename(found.file)
    ]
    assert Entry.objects.filter(code="passport.export_ready", target_id=str(export.pk)).count() == 1


def _now(export: Export) -> Export:
    return Export.objects.unscoped(reason="tests look at one copy").get(pk=export.pk)
