"""The small parts of the supervisor: ports, stamps, keys, places, choosing binaries."""

import base64
import importlib
import socket
import stat
import subprocess
from pathlib import Path

import pytest

import benchmarks
import run as run_py
from launch import leftovers, machine_keys, places, stamps, wheels
from launch.faults import for_database
from launch.ports import free_port
from launch.services import misfit
from launch.steps import Step, due
from launch.verbs.test import side_by_side


def test_a_busy_port_gives_way_to_the_next_one() -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        taken = busy.getsockname()[1]
        free = free_port()
        assert free_port([taken, free]) == free


def test_without_a_wish_any_port_will_do() -> None:
    assert free_port() > 1023


def test_a_digest_changes_with_content_and_with_name_and_not_with_order(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("a")
    two.write_text("b")
    before = stamps.digest([one, two])
    assert stamps.digest([two, one]) == before
    two.write_text("c")
    assert stamps.digest([one, two]) != before
    two.rename(tmp_path / "three")
    assert stamps.digest([one, tmp_path / "three"]) != before


def _step(folder: Path, **more: object) -> Step:
    (folder / "input").write_text("1")
    return Step(("migrate",), (folder / "input",), folder / "stamps" / "migrate", **more)  # type: ignore[arg-type]


def test_a_step_is_done_until_an_input_changes(tmp_path: Path) -> None:
    step = _step(tmp_path)
    assert due([step]) == [step]
    stamps.set_stamp(step.stamp, step.value())
    assert due([step]) == []
    (tmp_path / "input").write_text("2")
    assert due([step]) == [step]


def test_a_step_whose_result_is_gone_is_due_whatever_its_stamp_says(tmp_path: Path) -> None:
    step = _step(tmp_path, is_there=False)
    stamps.set_stamp(step.stamp, step.value())
    assert due([step]) == [step]


def test_keys_are_made_once_and_only_their_owner_reads_them(tmp_path: Path) -> None:
    path = tmp_path / "secrets.env"
    keys = machine_keys.keys_of_this_machine(path)
    assert machine_keys.keys_of_this_machine(path) == keys
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [len(base64.b64decode(keys[n])) for n in ("PASSPORT_DATA_KEY", "PASSPORT_PEPPER")] == [32, 32]


def test_two_machines_have_different_keys(tmp_path: Path) -> None:
    one = machine_keys.keys_of_this_machine(tmp_path / "one.env")
    two = machine_keys.keys_of_this_machine(tmp_path / "two.env")
    assert not set(one.values()) & set(two.values())


def test_a_new_name_is_added_and_the_old_keys_stay(tmp_path: Path) -> None:
    path = tmp_path / "secrets.env"
    path.write_text("SECRET_KEY=kept=with=signs\n")
    keys = machine_keys.keys_of_this_machine(path)
    assert keys["SECRET_KEY"] == "kept=with=signs"
    assert set(keys) == set(machine_keys.NAMES)


def test_a_key_of_the_environment_is_never_replaced(tmp_path: Path) -> None:
    filled = machine_keys.fill({"SECRET_KEY": "theirs"}, tmp_path / "secrets.env")
    assert set(filled) == {"PASSPORT_DATA_KEY", "PASSPORT_PEPPER"}


def test_two_checkouts_never_share_the_folder_outside() -> None:
    assert places.away(Path("/one/portal")) != places.away(Path("/two/portal"))


def test_a_folder_somebody_else_put_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "away").symlink_to(tmp_path / "real")
    with pytest.raises(SystemExit, match="belongs to somebody else"):
        places.make_own_folder(tmp_path / "away")


def test_a_folder_below_a_closed_one_is_not_open(tmp_path: Path) -> None:
    inside = tmp_path / "closed" / "inside"
    inside.mkdir(parents=True)
    inside.parent.chmod(0o700)
    assert not places.is_open_to_others(inside)


def test_the_newest_postgresql_is_chosen_by_number_not_by_word(tmp_path: Path) -> None:
    folders = [tmp_path / version / "bin" for version in ("9.6", "15", "17")]
    assert wheels.newest(folders) == tmp_path / "17" / "bin"
    assert wheels.newest([]) is None


def test_copied_binaries_can_be_read_and_run_by_others(tmp_path: Path) -> None:
    (tmp_path / "postgres").touch(mode=0o700)
    (tmp_path / "postgres.bki").touch(mode=0o600)
    wheels.open_to_readers(tmp_path)
    assert stat.S_IMODE((tmp_path / "postgres").stat().st_mode) == 0o755
    assert stat.S_IMODE((tmp_path / "postgres.bki").stat().st_mode) == 0o644


def test_a_stale_pid_file_of_another_program_is_dropped(tmp_path: Path) -> None:
    pid_file = tmp_path / "postmaster.pid"
    pid_file.write_text("1\n/data\n")  # process 1 is there, and is no PostgreSQL of ours
    leftovers.end_old_postgres(pid_file)
    assert not pid_file.exists()


def test_the_test_database_of_a_socket_address_keeps_its_socket() -> None:
    socket_url = "postgresql://passport@/passport?host=/tmp/s"
    assert for_database(socket_url, "test_passport") == "postgresql://passport@/test_passport?host=/tmp/s"
    assert for_database("postgresql://u:p@db:5432/passport", "t") == "postgresql://u:p@db:5432/t"


@pytest.mark.parametrize(
    ("arguments", "processes"),
    [([], 3), (["-x"], 3), (["tests/core"], 0), (["-n", "4"], 0), (["-k", "grant"], 0), (["--pdb"], 0)],
)
def test_only_the_whole_suite_runs_side_by_side(arguments: list[str], processes: int) -> None:
    assert side_by_side(arguments, processors=2)[1:2] == ([str(processes)] if processes else [])


def test_the_lock_without_database_binaries_keeps_everything_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "setup").mkdir()
    (tmp_path / "lock").write_text(
        "a==1 \\\n    --hash=x\nembedded-postgres==18 \\\n    --hash=y\nb==2 \\\n    --hash=z\n"
    )
    monkeypatch.setattr(run_py, "LOCK", str(tmp_path / "lock"))
    monkeypatch.setattr(run_py, "STATE", str(tmp_path))
    assert (
        Path(run_py.lock_without_embedded()).read_text() == "a==1 \\\n    --hash=x\nb==2 \\\n    --hash=z\n"
    )


def test_what_can_be_measured_has_a_run_of_its_own_and_tools_are_not_offered() -> None:
    offered = [importlib.import_module(f"benchmarks.{name}") for name in benchmarks.names()]
    assert [module.__name__ for module in offered if not hasattr(module, "run")] == []
    assert not {"tables", "generator"} & set(benchmarks.names())


def test_a_pip_that_is_there_spares_the_environment_one_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    venv = tmp_path / "venv"
    monkeypatch.setattr(run_py, "VENV", str(venv))
    monkeypatch.setattr(run_py, "PYTHON", str(venv / "bin" / "python"))
    run_py.make_venv(None)
    pip = run_py.find_pip({})
    told = subprocess.run([*pip, "--version"], capture_output=True, text=True, check=True).stdout
    assert told.startswith("pip ")
    listed = subprocess.run(
        [*pip, "list", "--format=freeze"], capture_output=True, text=True, check=True
    ).stdout
    assert "Django" not in listed, "it installs into the new environment, not into the one that runs"


@pytest.mark.parametrize(
    ("version", "encoding", "said"),
    [
        (150_004, "UTF8", ""),
        (180_000, "UTF8", ""),
        (140_011, "UTF8", "it is PostgreSQL 14, and 15 or newer is needed."),
        (160_000, "SQL_ASCII", "its encoding is SQL_ASCII, and UTF8 is needed"),
    ],
)
def test_a_server_that_cannot_serve_is_told_so(version: int, encoding: str, said: str) -> None:
    found = misfit(version, encoding)
    assert found.startswith(said)
    assert bool(found) is bool(said)
