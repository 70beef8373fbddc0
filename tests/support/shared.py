"""Published samples and schemas stand beside the repo; where they are absent, tests skip loudly."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


def shared_data(*parts: str) -> Path:
    """The path of a shared file or folder; skips the test with the reason when it is not there."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        pytest.skip(f"shared data are not beside this checkout: {'/'.join(parts)}")
    return path
