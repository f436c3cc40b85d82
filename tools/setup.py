"""Set the program up in ``.venv`` beside this folder: pinned libraries, the program, Qt's needs.

    python3 tools/setup.py          to use the program
    python3 tools/setup.py --dev    to work on it: tests, lint, types

Only Python 3.11 or newer and pip are needed. On Debian the libraries of the system that Qt loads
are installed too where that is allowed; otherwise one sentence names them.
"""

from __future__ import annotations

import argparse
import ctypes.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"

QT_LIBRARIES = {
    "EGL": "libegl1",
    "GL": "libgl1",
    "fontconfig": "libfontconfig1",
    "dbus-1": "libdbus-1-3",
    "glib-2.0": "libglib2.0-0",
    "xkbcommon": "libxkbcommon0",
    "xkbcommon-x11": "libxkbcommon-x11-0",
    "xcb-cursor": "libxcb-cursor0",
    "xcb-icccm": "libxcb-icccm4",
    "xcb-image": "libxcb-image0",
    "xcb-keysyms": "libxcb-keysyms1",
    "xcb-randr": "libxcb-randr0",
    "xcb-render-util": "libxcb-render-util0",
    "xcb-shape": "libxcb-shape0",
    "xcb-xkb": "libxcb-xkb1",
}
"""Shared libraries that the wheel of Qt does not bring, and Debian's packages with them."""


def main() -> int:
    parser = argparse.ArgumentParser(description="Set the program up in .venv.")
    parser.add_argument("--dev", action="store_true", help="with everything that its tests need")
    arguments = parser.parse_args()
    if sys.version_info < (3, 11):  # noqa: UP036 - said before pip says it at length
        print("Python 3.11 or newer is needed; this is", sys.version.split()[0])
        return 2
    install_qt_libraries()
    python = make_environment()
    pinned = "requirements-dev.txt" if arguments.dev else "requirements.txt"
    install(python, "-r", str(ROOT / pinned))
    install(python, "--no-deps", "-e", str(ROOT))
    # pip compiles what it copies, but not a program that stays where it is.
    subprocess.run([str(python), "-m", "compileall", "-q", str(ROOT / "app")], check=True)
    print(f"Ready: {python.parent}")
    return 0


def make_environment() -> Path:
    """Return the Python of ``.venv``, made if it isn't there.

    It is made without pip, since Debian ships the module that would bring pip apart.
    """
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(VENV)
    return python


def install(python: Path, *what: str) -> None:
    """Let the pip that runs this script install into ``python``'s environment."""
    command = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    options = ["--disable-pip-version-check", "--no-input"]
    subprocess.run([*command, *options, *what], check=True)


def install_qt_libraries() -> None:
    """Install what Qt loads from the system, or name it."""
    if not sys.platform.startswith("linux"):
        return
    missing = [
        package for name, package in QT_LIBRARIES.items() if not ctypes.util.find_library(name)
    ]
    if not missing:
        return
    is_allowed = os.geteuid() == 0 and shutil.which("apt-get") is not None
    if not (is_allowed and _apt_get(missing)):
        print("The window needs these libraries of the system: " + " ".join(missing))


def _apt_get(packages: list[str]) -> bool:
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    commands = (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    )
    for command in commands:
        done = subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)
        if done.returncode:
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
