"""The door to the window: says plainly what is missing where no window can be opened."""

from __future__ import annotations

import ctypes
import os
import sys

from app.i18n import DEFAULT_LANGUAGE, load_translator
from app.paths import locale_folder

_CALL_WRONG = 2
_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_SCREEN_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def open_window(plan: str | None = None, language: str | None = None) -> int:
    """Open the window; return the exit code of the program.

    Args:
        plan: File to open, or None.
        language: Language, or None for the remembered one.
    """
    tr = load_translator(language or DEFAULT_LANGUAGE, locale_folder())
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if sys.platform == "linux":
        has_screen = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
        if not platform and not has_screen:
            _say(tr("There is no screen to open a window on. Use “yishen check” instead."))
            return _CALL_WRONG
        missing = missing_packages(needs_screen=not platform or platform == "xcb")
        if missing:
            _say(
                tr(
                    "The window needs libraries that this system lacks. Install them with: "
                    "apt-get install {packages}",
                    packages=" ".join(missing),
                )
            )
            return _CALL_WRONG
    from app.ui.application import run

    return run([plan] if plan else [], language=language)


def missing_packages(*, needs_screen: bool) -> tuple[str, ...]:
    """Return the Debian packages of the system libraries that Qt needs and that are not there."""
    wanted = {**_LIBRARIES, **(_SCREEN_LIBRARIES if needs_screen else {})}
    return tuple(package for library, package in wanted.items() if not _is_there(library))


def _is_there(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
