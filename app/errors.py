"""The errors that a caller should catch; each carries a message fit for the user."""

from __future__ import annotations

import errno
from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """A sentence for people that is put into words late, in the language of the reader.

    Attributes:
        text: English text and key of the catalogue, with ``{named}`` places.
        values: What fills the places; a value may itself be a message.
    """

    text: str
    values: tuple[tuple[str, object], ...] = ()

    def __str__(self) -> str:
        return self.text.format(**dict(self.values))


def message(text: str, **values: object) -> Message:
    """Return a message; ``text`` is found by the extraction of the catalogue."""
    return Message(text, tuple(values.items()))


def verbatim(text: object) -> Message:
    """Return ``text`` as a message that reads the same in every language."""
    return Message("{text}", (("text", text),))


def reason_of(error: OSError) -> Message:
    """Return why the system refused a file, in words that can be translated."""
    words = {
        errno.ENOENT: message("there is no such file"),
        errno.EACCES: message("access is not allowed"),
        errno.EPERM: message("access is not allowed"),
        errno.EISDIR: message("it is a folder"),
        errno.ENOSPC: message("the disk is full"),
        errno.EROFS: message("the disk is read-only"),
        errno.ENAMETOOLONG: message("the name is too long"),
        errno.EIO: message("the disk does not answer"),
    }
    return words.get(error.errno or 0, verbatim(error.strerror or error))


class FacilityError(Exception):
    """Base of all errors that the program raises on purpose.

    Attributes:
        message: One sentence for the user: what is so, where, what to do.
        details: One message for each single mistake, where there are several.
    """

    def __init__(self, text: Message, details: tuple[Message, ...] = ()) -> None:
        super().__init__("\n".join(str(part) for part in (text, *details)))
        self.message = text
        self.details = details


class PlanReadError(FacilityError):
    """A plan or table of which nothing can be shown."""


class StandardError(FacilityError):
    """A standard that is unknown or has mistakes."""


class FactsError(FacilityError):
    """A facts file that can't be read or has mistakes."""


class ReportWriteError(FacilityError):
    """An output file that can't be written."""


class CallError(FacilityError):
    """An option or argument that makes no sense."""


class EditError(FacilityError):
    """An edit that the plan can't take."""


class Cancelled(FacilityError):  # noqa: N818 - it is the user's wish, not a mistake
    """The user asked to stop."""
