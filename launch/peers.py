"""The Node libraries of others, for the tests that compare with them; installed where npm is there."""

import shutil
import subprocess
from pathlib import Path

from launch import places
from launch.words import say

_HERE = places.ROOT / "tests" / "interop"
_FILES = ("package.json", "package-lock.json")


def ensure(npm: str | None = None) -> dict[str, str]:
    """Install the locked packages once; where that is not possible, the reason, for the tests to say when they skip."""
    npm = npm or shutil.which("npm")
    if npm is None or not shutil.which("node"):
        return _without("Node.js with npm is not installed")
    if _is_current(places.PEERS):
        return {}
    say("installing the Node libraries that the tests compare with")
    places.PEERS.mkdir(parents=True, exist_ok=True)
    for name in _FILES:
        shutil.copy(_HERE / name, places.PEERS / name)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = subprocess.run(command, cwd=places.PEERS, capture_output=True, text=True)
    if done.returncode:
        (places.PEERS / _FILES[1]).unlink(missing_ok=True)
        return _without(f"npm could not install them: {done.stderr.strip()[:200]}")
    return {}


def _is_current(folder: Path) -> bool:
    there = (folder / "node_modules").is_dir()
    return there and all(
        (folder / name).is_file() and (folder / name).read_bytes() == (_HERE / name).read_bytes()
        for name in _FILES
    )


def _without(reason: str) -> dict[str, str]:
    say(f"COMPARISONS WITH THE NODE LIBRARIES WILL BE SKIPPED: {reason}")
    return {"PASSPORT_NO_PEERS_REASON": reason}
