"""Debian packages unpacked below a folder of ours, without root. Standard library only: run.py uses it too."""

from __future__ import annotations

import glob
import os
import shutil
import subprocess

SYSTEM_LISTS = "/var/lib/apt/lists"


def unpack(packages: list[str], folder: str) -> bool:
    """Unpack packages, and what they need that is not installed, below `folder`; False where that cannot be.

    Works with the package lists of the system, and fetches its own when those are empty or out of date.
    """
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return False
    scratch = os.path.join(os.path.abspath(folder), ".apt")
    for part in ("lists/partial", "archives/partial"):
        os.makedirs(os.path.join(scratch, part), exist_ok=True)
    try:
        return _download(packages, scratch) and _unpack_all(scratch, folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _download(packages: list[str], scratch: str) -> bool:
    if glob.glob(f"{SYSTEM_LISTS}/*_Packages*") and _fetch(packages, scratch, SYSTEM_LISTS):
        return True
    own_lists = os.path.join(scratch, "lists")
    _apt(scratch, own_lists, "update")
    return _fetch(packages, scratch, own_lists)


def _fetch(packages: list[str], scratch: str, lists: str) -> bool:
    plan = _apt(scratch, lists, "install", "-y", "--no-install-recommends", "--print-uris", *packages)
    names = [line.split()[1].split("_")[0] for line in plan.stdout.splitlines() if line.startswith("'")]
    return plan.returncode == 0 and bool(names) and _apt(scratch, lists, "download", *names).returncode == 0


def _apt(scratch: str, lists: str, *command: str) -> subprocess.CompletedProcess[str]:
    options = [
        f"Dir::State::lists={lists}",
        f"Dir::Cache={scratch}",
        f"Dir::Cache::archives={scratch}/archives",
    ]
    options += ["Debug::NoLocking=1", "APT::Sandbox::User="]
    flags = [flag for option in options for flag in ("-o", option)]
    return subprocess.run(
        ["apt-get", "-qq", *flags, *command], cwd=f"{scratch}/archives", capture_output=True, text=True
    )


def _unpack_all(scratch: str, folder: str) -> bool:
    archives = glob.glob(f"{scratch}/archives/*.deb")
    return all(subprocess.run(["dpkg-deb", "-x", deb, folder]).returncode == 0 for deb in archives)
