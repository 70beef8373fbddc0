"""Chromium for the journeys of the test suite: Debian's own, never a downloaded build."""

import os
import shutil

from launch.pango import apt_install
from launch.words import say

_NAMES = ("chromium", "chromium-browser", "google-chrome")


def ensure() -> dict[str, str]:
    """Find or install Chromium; where neither is possible, the reason, for the tests to say when they skip."""
    if _is_there():
        return {}
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("installing Chromium with apt, for the journeys in a browser")
        if apt_install(["chromium"]) and _is_there():
            return {}
    reason = "Chromium is not installed. Install it: sudo apt install chromium"
    say(f"BROWSER JOURNEYS WILL BE SKIPPED: {reason}")
    return {"PASSPORT_NO_BROWSER_REASON": reason}


def _is_there() -> bool:
    return any(map(shutil.which, _NAMES))
