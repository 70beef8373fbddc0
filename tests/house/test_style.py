"""Style, types and floors are tests: what they find fails the run."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent


def run(*command: str) -> None:
    done = subprocess.run(
        [str(BIN / command[0]), *command[1:]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env=os.environ | {"NO_COLOR": "1"},
        check=False,
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-6000:]


def templates() -> list[str]:
    return [str(path) for path in sorted((ROOT / "templates").rglob("*.html"))]


def test_python_follows_ruff() -> None:
    run("ruff", "check", ".")


def test_python_is_formatted() -> None:
    run("ruff", "format", "--check", ".")


def test_rooms_import_only_from_below() -> None:
    run("lint-imports", "--no-cache")


def test_verbs_facts_and_reads_know_no_http() -> None:
    below = ("services", "models", "selectors", "policies.py", "standards", "formats", "search")
    found = [
        str(path.relative_to(ROOT))
        for path in sorted(ROOT.glob("*/**/*.py"))
        if path.relative_to(ROOT).parts[1] in below
        and re.search(r"^(from|import) django\.http", path.read_text(), re.M)
    ]
    assert found == []


def test_types_hold() -> None:
    rooms = [p.parent.name for p in sorted(ROOT.glob("*/apps.py"))]
    run("mypy", "--cache-dir", str(ROOT / ".passport" / "mypy"), *rooms, "run.py", "launch")


def test_templates_follow_djade() -> None:
    run("djade", "--check", "--target-version", "5.2", *templates())


def test_every_dependency_carries_a_sentence() -> None:
    text = (ROOT / "pyproject.toml").read_text()
    listed = text[text.index("dependencies = [") : text.index("[tool.uv]")]
    bare = [line for line in listed.splitlines() if line.strip().startswith('"') and "#" not in line]
    assert bare == []


def test_the_lock_has_hashes_and_names_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    assert "://" not in lock
    pins = re.findall(r"^[a-z0-9].*==", lock, re.MULTILINE)
    assert len(pins) > 100
    assert lock.count("--hash=sha256:") >= len(pins)


@pytest.mark.parametrize(
    "pattern", [r"/root/", r"/home/[a-z]+/", r"/work/", r"(?<!emit-)index-url", r"pypi\.org/simple"]
)
def test_no_path_of_a_machine_and_no_package_host_is_committed(pattern: str) -> None:
    names = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split()
    found = []
    for name in names:
        if (
            name.endswith((".py", ".toml", ".md", ".html", ".yaml", ".sh", ".css", ".js", "run"))
            and name != "tests/house/test_style.py"
        ):
            found += [
                name
                for line in (ROOT / name).read_text(errors="ignore").splitlines()
                if re.search(pattern, line)
            ]
    assert found == []
