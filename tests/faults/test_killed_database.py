"""PostgreSQL is killed in the middle of an import, on a cluster of the story's own: nothing is lost, nothing twice."""

from typing import Any

from django.db import connection

from institutions import tasks
from launch import faults
from launch.services import Services
from tests.faults import college, watching
from tests.support.worker import Worker


def test_postgresql_killed_while_a_worker_posts(undisturbed: dict[str, Any], own_cluster: Services) -> None:
    file = college.sends_a_file()
    with Worker.started() as worker:
        watching.hold(college.learner(college.MIDDLE))
        tasks.advance.delay(import_id=str(file.pk))
        watching.wait_until_it_stands()
        assert college.half_is_posted(file)
        faults.crash_postgres(own_cluster)
        connection.close()  # our session went with the server, and its lock with it
        college.heals(file)
        assert worker.process.poll() is None
    assert college.story_of(file) == undisturbed
