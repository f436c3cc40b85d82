"""The bytes of a file that a person chose, or one sentence why there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import Message, PlanReadError, message, reason_of, verbatim

if TYPE_CHECKING:
    from pathlib import Path


def read_bytes(path: Path, *, largest: int, too_large: Message) -> bytes:
    """Return all bytes of ``path``.

    Args:
        path: A drawing or a table of rooms.
        largest: Number of bytes beyond which the file is not even opened.
        too_large: What is said then.

    Raises:
        PlanReadError: It is missing, a folder, too large, or the system refuses it.
    """
    try:
        _refuse_folder(path)
        if path.stat().st_size > largest:
            raise PlanReadError(too_large)
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise _refused(path, error) from error


def first_bytes(path: Path, count: int) -> bytes:
    """Return the first ``count`` bytes of ``path``, or all where there are fewer.

    Raises:
        PlanReadError: It is missing, a folder, or the system refuses it.
    """
    try:
        _refuse_folder(path)
        with path.open("rb") as file:
            return file.read(count)
    except (OSError, ValueError) as error:
        raise _refused(path, error) from error


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        name = path.name or str(path)
        text = message("“{file}” is a folder. Choose a drawing or a room table in it.", file=name)
        raise PlanReadError(text)


def _refused(path: Path, error: OSError | ValueError) -> PlanReadError:
    """Return why there are no bytes; ValueError stands for a name that no system allows."""
    if isinstance(error, FileNotFoundError):
        return PlanReadError(
            message("There is no file “{file}”. Check the name and the folder.", file=str(path))
        )
    return PlanReadError(
        message(
            "“{file}” can't be read: {reason}. Check the permissions, or copy it elsewhere.",
            file=path.name,
            reason=reason_of(error) if isinstance(error, OSError) else verbatim(error),
        )
    )
