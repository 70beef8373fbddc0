"""One reader of the environment, which tells everything that is wrong at once."""

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest

from config import env

ROOT = Path(__file__).resolve().parents[2]
GOOD = {
    "SECRET_KEY": "x" * 50,
    "DATABASE_URL": "postgresql:///x",
    "REDIS_URL": "redis://x",
    "PASSPORT_DATA_KEY": base64.b64encode(os.urandom(32)).decode(),
    "PASSPORT_PEPPER": base64.b64encode(os.urandom(32)).decode(),
}


def said(facts: dict[str, str]) -> str:
    """What a process says that starts with this environment only."""
    code = "from config import env; env.read(); print('started')"
    clean = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)} | facts
    done = subprocess.run(
        [sys.executable, "-c", code], env=clean, capture_output=True, text=True, check=False, cwd="/"
    )
    return done.stdout + done.stderr


def test_a_complete_environment_starts() -> None:
    assert "started" in said(GOOD)


def test_all_missing_names_are_told_at_once() -> None:
    words = said({})
    assert all(name in words for name in GOOD)


@pytest.mark.parametrize(
    "bad", ["short", base64.b64encode(b"31 bytes are one too few, sorry").decode(), "***"]
)
def test_a_malformed_key_is_named(bad: str) -> None:
    words = said(GOOD | {"PASSPORT_DATA_KEY": bad})
    assert "started" not in words
    assert "PASSPORT_DATA_KEY" in words


def test_the_key_printed_in_the_source_is_refused() -> None:
    assert "protects nothing" in said(GOOD | {"PASSPORT_DATA_KEY": env.LAPTOP_KEY})


def test_the_throw_away_issuer_does_not_start_on_a_production_address() -> None:
    words = said(GOOD | {"VC_API_TEST_ISSUER": "1", "PASSPORT_ORIGIN": "https://passport.example.gov"})
    assert "started" not in words
