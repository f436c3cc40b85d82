"""The program: ``yishen`` opens the window, ``yishen COMMAND`` works in the terminal."""

from __future__ import annotations

import sys

from app.cli.application import run


def main() -> int:
    """Run the command line; without a command the window opens. Returns the exit code."""
    return run(sys.argv[1:], _open_window)


def main_window() -> int:
    """Open the window with the plan named on the command line, if any."""
    return run(["gui", *sys.argv[1:]], _open_window)


def _open_window(plan: str | None, language: str | None) -> int:
    from app.ui.start import open_window

    return open_window(plan, language)


if __name__ == "__main__":
    sys.exit(main())
