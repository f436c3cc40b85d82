"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from app.errors import Message, ReportWriteError, message

_USUAL_MODE = 0o666


def write_whole(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` so that a reader finds the old file or the whole new one.

    Args:
        path: Target; its folder must exist.
        content: All bytes of the file.

    Raises:
        ReportWriteError: The file can't be written; nothing of it was left behind.
    """
    try:
        if path.is_dir():
            text = message("“{path}” is a folder. Choose a file name in it.", path=str(path))
            raise ReportWriteError(text)
        target = path.resolve()  # a link stays a link
        if target.exists() and not target.is_file():
            target.write_bytes(content)  # a device or a pipe takes bytes, nothing replaces it
        else:
            _replace(target, content)
    except OSError as error:
        raise ReportWriteError(_words(path, error)) from error


def _replace(path: Path, content: bytes) -> None:
    """Write beside the target, then move: a move inside one folder happens at once."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode_of(path))
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _mode_of(path: Path) -> int:
    """Return the permissions that the file has or that a new file would get."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return _USUAL_MODE & ~mask


def _words(path: Path, error: OSError) -> Message:
    if not path.parent.is_dir():
        return message(
            "The folder “{folder}” does not exist. Create it or choose another one.",
            folder=str(path.parent),
        )
    texts = {
        errno.ENOSPC: message(
            "“{path}” was not written: the disk is full. Free some space and try again.",
            path=str(path),
        ),
        errno.ENAMETOOLONG: message(
            "“{path}” was not written: the name is too long. Choose a shorter one.",
            path=str(path),
        ),
        errno.EACCES: _not_allowed(path),
        errno.EPERM: _not_allowed(path),
        errno.EROFS: _not_allowed(path),
    }
    other = message(
        "“{path}” was not written: {reason}. Choose another place.",
        path=str(path),
        reason=error.strerror or "",
    )
    return texts.get(error.errno or 0, other)


def _not_allowed(path: Path) -> Message:
    return message(
        "“{path}” was not written: writing there is not allowed, or another program has the file "
        "open. Close it there or choose another place.",
        path=str(path),
    )
