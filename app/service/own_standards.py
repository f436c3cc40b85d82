"""The user's own standards and village words: kept as files in the user's data folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.errors import ReportWriteError, StandardError, message, reason_of
from app.paths import aliases_file, standards_folder, user_standards_folder
from app.reporting.files import write_whole
from app.rules.aliases import dump_aliases, load_aliases, merged, with_alias, without_alias
from app.rules.editing import examine, value_at

if TYPE_CHECKING:
    from pathlib import Path

    from app.rules.aliases import Alias, AliasConflict
    from app.rules.standard import Standard

_KEY = re.compile(r"[a-z0-9][a-z0-9_-]*")


def text_of(standard: Standard, folder: Path | None = None) -> str:
    """Return the text of a shipped or own standard.

    Raises:
        StandardError: Its file is gone or can't be read.
    """
    for path in (*_files(standards_folder()), *_files(folder or user_standards_folder())):
        if _key_in(path) == standard.key:
            return read_text(path)
    text = message(
        "The file of the standard “{title}” can't be found any more.", title=standard.short_title
    )
    raise StandardError(text)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.toml"))


def _shipped_keys() -> set[str]:
    return {_key_in(path) for path in _files(standards_folder())}


def _key_in(path: Path) -> str:
    """Return the id that a file gives its standard, whatever else is wrong in it; "" if none."""
    try:
        return str(value_at(read_text(path), ("id",)) or "")
    except StandardError:
        return ""


def is_free(key: str, folder: Path | None = None) -> bool:
    """Tell whether ``key`` is a proper id that no shipped standard and no own file has."""
    if not _KEY.fullmatch(key):
        return False
    return key not in _shipped_keys() and not _path(key, folder).exists()


def save(text: str, folder: Path | None = None) -> Standard:
    """Keep ``text`` as one of the user's own standards, under its id.

    Raises:
        StandardError: It has mistakes, or its id belongs to a shipped standard.
        ReportWriteError: It can't be written; an earlier version stays as it was.
    """
    found = examine(text, "standard.toml")
    if found.standard is None:
        problem = message(
            "The standard has mistakes and is not saved; mistakes: {count}.",
            count=len(found.mistakes),
        )
        raise StandardError(problem, found.mistakes)
    key = found.standard.key
    if key in _shipped_keys():
        problem = message(
            "The id “{key}” belongs to a standard of the program; give yours another id.", key=key
        )
        raise StandardError(problem)
    path = _path(key, folder)
    _make(path.parent)
    write_whole(path, text.encode("utf-8"))
    return found.standard


def export(text: str, path: Path) -> None:
    """Write a standard or village words to a file, for another person.

    Raises:
        ReportWriteError: It can't be written; an earlier file stays as it was.
    """
    write_whole(path, text.encode("utf-8"))


def read_text(path: Path) -> str:
    """Return the text of a file that another person gave.

    Raises:
        StandardError: It can't be read or is not in UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        text = message(
            "The standard “{file}” can't be read: {reason}. Check the path and the permissions.",
            file=path.name,
            reason=reason_of(error),
        )
        raise StandardError(text) from error
    except UnicodeDecodeError as error:
        text = message("The standard “{file}” is not in UTF-8; save it as UTF-8.", file=path.name)
        raise StandardError(text) from error


def delete(key: str, folder: Path | None = None) -> None:
    """Take one of the user's own standards away.

    Raises:
        ReportWriteError: Its file can't be taken away.
    """
    try:
        _path(key, folder).unlink(missing_ok=True)
    except OSError as error:
        text = message(
            "“{file}” can't be deleted: {reason}.", file=f"{key}.toml", reason=reason_of(error)
        )
        raise ReportWriteError(text) from error


def _path(key: str, folder: Path | None) -> Path:
    return (folder or user_standards_folder()) / f"{key}.toml"


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        text = message(
            "The folder “{folder}” can't be made: {reason}.",
            folder=str(folder),
            reason=reason_of(error),
        )
        raise ReportWriteError(text) from error


def teach(alias: Alias, path: Path | None = None) -> tuple[Alias, ...]:
    """Keep a village word in the place of an earlier one of its name, and return all.

    Raises:
        StandardError: The file of the words has mistakes.
        ReportWriteError: It can't be written.
    """
    return _keep(with_alias(load_aliases(path or aliases_file()), alias), path)


def forget(name: str, path: Path | None = None) -> tuple[Alias, ...]:
    """Forget a village word, and return the rest.

    Raises:
        StandardError: The file of the words has mistakes.
        ReportWriteError: It can't be written.
    """
    return _keep(without_alias(load_aliases(path or aliases_file()), name), path)


def import_words(
    source: Path, path: Path | None = None
) -> tuple[tuple[Alias, ...], tuple[AliasConflict, ...]]:
    """Add the new words of a file, and return all words and those that contradict own ones.

    Raises:
        StandardError: One of the files has mistakes.
        ReportWriteError: The words can't be written.
    """
    words, conflicts = merged(load_aliases(path or aliases_file()), load_aliases(source))
    return _keep(words, path), conflicts


def _keep(words: tuple[Alias, ...], path: Path | None) -> tuple[Alias, ...]:
    target = path or aliases_file()
    _make(target.parent)
    write_whole(target, dump_aliases(words).encode("utf-8"))
    return words
