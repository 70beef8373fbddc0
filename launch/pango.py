"""The libraries that WeasyPrint draws with: the system's, or Debian's unpacked below .passport/pango."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from launch import debs, places
from launch.words import Refusal, say

#: harfbuzz-subset is optional for WeasyPrint, and makes PDFs a quarter to two fifths faster.
_LIBRARIES = [
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libpangoft2-1.0.so.0",
    "libharfbuzz.so.0",
    "libharfbuzz-subset.so.0",
    "libfontconfig.so.1",
]
_PACKAGES = [
    "libpango-1.0-0",
    "libpangoft2-1.0-0",
    "libharfbuzz-subset0",
    "fontconfig-config",
    "fonts-dejavu-core",
]
_UNPACKED = places.STATE / "pango"


def ensure() -> dict[str, str]:
    """Make Pango available; returns the environment that child processes need to find it."""
    if sys.platform != "linux":
        return {}  # macOS: brew install pango, see docs/operations.md
    if _missing():
        _install()
    if missing := _missing():
        raise Refusal(
            f"PDFs need Pango, and {', '.join(missing)} cannot be found. Install it: "
            f"apt install {' '.join(_PACKAGES)} (Fedora: dnf install pango harfbuzz dejavu-sans-fonts)."
        )
    return _environment(os.environ)


def _install() -> None:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("installing Pango with apt")
        if apt_install(_PACKAGES) and not _missing():
            return
    say("unpacking Pango below .passport (no root needed)")
    debs.unpack(_PACKAGES, str(_UNPACKED))


def apt_install(packages: list[str]) -> bool:
    """Install with apt as root; fetches package lists when the first try fails."""
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for command in (install, ["apt-get", "update", "-qq"], install):
        if subprocess.run(command, env=quiet, capture_output=True).returncode == 0 and command is install:
            return True
    return False


def _missing() -> list[str]:
    folders = _folders()
    return [name for name in _LIBRARIES if not _loads(name) and not any((f / name).exists() for f in folders)]


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _folders() -> list[Path]:
    found = [*_UNPACKED.glob("usr/lib/*/lib*.so.*"), *_UNPACKED.glob("lib/*/lib*.so.*")]
    return sorted({path.parent for path in found})


def _environment(given: Mapping[str, str]) -> dict[str, str]:
    folders = [str(folder) for folder in _folders()]
    if not folders:
        return {}
    found = {"LD_LIBRARY_PATH": os.pathsep.join(filter(None, [*folders, given.get("LD_LIBRARY_PATH", "")]))}
    fonts = _UNPACKED / "etc" / "fonts"
    if not Path("/etc/fonts/fonts.conf").exists() and (fonts / "fonts.conf").exists():
        found |= {"FONTCONFIG_PATH": str(_own_fonts(fonts)), "FONTCONFIG_FILE": str(fonts / "fonts.conf")}
    return found


def _own_fonts(fonts: Path) -> Path:
    """Tell fontconfig where the unpacked fonts lie; its own file names only /usr/share/fonts."""
    conf, unpacked = fonts / "fonts.conf", _UNPACKED / "usr" / "share" / "fonts"
    text = conf.read_text()
    if str(unpacked) not in text:
        conf.write_text(text.replace("</fontconfig>", f"<dir>{unpacked}</dir></fontconfig>"))
    return fonts
