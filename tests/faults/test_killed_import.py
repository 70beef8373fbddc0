"""A worker is killed in the middle of an import: afterwards all is as if it had lived, nothing lost, nothing twice."""

from collections import Counter
from typing import Any

from institutions import tasks
from institutions.models import ImportIssue
from tests.faults import college, watching
from tests.support.worker import Worker, eventually


def test_the_world_without_accidents_is_whole(undisturbed: dict[str, Any]) -> None:
    states = Counter(state for _, state, *_ in undisturbed["documents"])
    assert undisturbed["file"] == "done"
    assert states == {"issued": college.LEARNERS - 1, "rejected": 1}
    assert len(undisturbed["posted"]) == college.LEARNERS - 1
    assert len(undisturbed["credentials"]) > college.LEARNERS


def test_a_worker_killed_while_it_reads(undisturbed: dict[str, Any]) -> None:
    file = college.sends_a_file()
    with Worker.started() as worker, watching.nobody_writes_to(ImportIssue._meta.db_table):
        tasks.advance.delay(import_id=str(file.pk))
        watching.wait_until_it_stands()
        worker.kill()
        # Cut in the middle: the file is split and at reading, and nothing of the reading was kept.
        file.refresh_from_db()
        assert file.state == "reading"
        assert college.states(file) == {"split": college.LEARNERS}
    with Worker.started():
        college.heals(file)
    assert college.story_of(file) == undisturbed


def test_a_worker_killed_while_it_posts(undisturbed: dict[str, Any]) -> None:
    file = college.sends_a_file()
    with Worker.started() as worker, watching.nobody_posts_for(college.learner(college.MIDDLE)):
        tasks.advance.delay(import_id=str(file.pk))
        watching.wait_until_it_stands()
        worker.kill()
        assert college.half_is_posted(file)
    with Worker.started():
        college.heals(file)
    assert college.story_of(file) == undisturbed


def test_a_process_killed_while_it_posts_and_its_worker_lives(undisturbed: dict[str, Any]) -> None:
    file = college.sends_a_file()
    with Worker.started() as worker:
        with watching.nobody_posts_for(college.learner(college.MIDDLE)):
            tasks.advance.delay(import_id=str(file.pk))
            watching.wait_until_it_stands()
            worker.kill_child()
            assert college.half_is_posted(file)
        college.heals(file)
        assert worker.process.poll() is None
    assert college.story_of(file) == undisturbed


def test_a_worker_killed_while_it_signs(undisturbed: dict[str, Any]) -> None:
    file = college.sends_a_file()
    with Worker.started() as worker:
        tasks.advance.delay(import_id=str(file.pk))
        eventually(lambda: college.states(file)["issued"] >= 3, seconds=60, what="some documents signed")
        worker.kill()
        states = college.states(file)
        assert states["issued"] >= 3
        assert states["posted"] > 0
    with Worker.started():
        college.heals(file)
    assert college.story_of(file) == undisturbed
