"""What every command needs: the translator, the two streams, and how mistakes are told."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from app.errors import FacilityError, Message, ReportWriteError, message, reason_of

if TYPE_CHECKING:
    from app.i18n import Translator
    from app.service.library import Library

OpenWindow = Callable[[str | None, str | None], int]
"""Opens the window with a plan (or none) in a language (or the remembered one); exit code."""

COMPLIES, FAILS, CALL_WRONG, OPEN = 0, 1, 2, 3
"""Exit codes; 2 also where a file can't be read."""


def say(text: str = "") -> None:
    """Print a line for the user on standard output.

    Raises:
        ReportWriteError: The output goes to a file that can't take more.
    """
    with printing():
        click.echo(text)


@contextmanager
def printing() -> Iterator[None]:
    """Turn a fault of standard output into a sentence; a reader that has gone is none.

    Raises:
        ReportWriteError: The output goes to a file that can't take more.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        # what is still waiting would fail again when Python ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        text = message(
            "The output can't be written: {reason}. Choose another place for it.",
            reason=reason_of(error),
        )
        raise ReportWriteError(text) from error


def tell(text: str) -> None:
    """Print a line on standard error: progress and mistakes, never results."""
    click.echo(text, err=True)


def tell_error(error: FacilityError, tr: Translator) -> None:
    """Print an error and its single mistakes."""
    tell(tr("yishen: {sentence}", sentence=tr(error.message)))
    for detail in error.details:
        tell("  " + tr(detail))


def tell_own_problems(problems: Iterable[Message], tr: Translator) -> None:
    """Print what of the user's own standards and village words can't be used."""
    for problem in problems:
        tell(tr("yishen: {sentence}", sentence=tr(problem)))


def known_library(tr: Translator) -> Library:
    """Return the standards and names; what of the user's own can't be used is told."""
    from app.service.library import load_library

    library = load_library()
    tell_own_problems(library.problems, tr)
    return library


_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)
"""How click says that there are too many words."""


def usage_message(error: click.ClickException) -> Message:
    """Return what is wrong with the call, in our words."""
    if isinstance(error, click.NoSuchOption):
        text = message(
            "There is no option “{option}”. See: yishen --help", option=error.option_name
        )
    elif isinstance(error, click.NoSuchCommand):
        name = error.command_name
        text = message("There is no command “{command}”. See: yishen --help", command=name)
    elif isinstance(error, click.MissingParameter):
        name = error.param.human_readable_name if error.param else ""
        text = message("Something is missing: {name}. See: yishen --help", name=name.upper())
    elif isinstance(error, click.BadOptionUsage):
        text = message("{option} needs a value. See: yishen --help", option=error.option_name)
    elif isinstance(error, click.BadParameter):
        text = message("{reason} See: yishen --help", reason=error.message)
    elif extra := _EXTRA.match(error.message):
        text = message(
            "“{words}” is more than the command takes; a name with spaces needs quotes. "
            "See: yishen --help",
            words=extra[1],
        )
    else:
        text = message(
            "The call is not understood: {reason} See: yishen --help", reason=error.message
        )
    return text


def prepare_streams() -> None:
    """Let both streams print what the console can't show as a replacement, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
