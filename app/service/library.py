"""The standards and the room names that the program works with."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import StandardError, message
from app.paths import aliases_file, standards_folder, user_standards_folder
from app.rules.aliases import load_aliases
from app.rules.loading import load_standard
from app.rules.names import RoomNames, load_room_names

if TYPE_CHECKING:
    from app.errors import Message
    from app.rules.aliases import Alias
    from app.rules.standard import Standard

DEFAULT_STANDARD = "gongqingcheng-2020"


@dataclass(frozen=True, kw_only=True)
class Library:
    """Standards and room names.

    Attributes:
        standards: The shipped ones in the order of their ids, then the user's own.
        names: What room names mean, village words included.
        own_keys: Ids of the user's own standards.
        problems: What of the user's own files could not be used, one message each.
    """

    standards: tuple[Standard, ...]
    names: RoomNames
    own_keys: frozenset[str] = frozenset()
    problems: tuple[Message, ...] = ()

    def standard(self, key: str) -> Standard:
        """Return the standard with the id ``key``.

        Raises:
            StandardError: There is none; the message proposes the nearest id.
        """
        for standard in self.standards:
            if standard.key == key:
                return standard
        keys = [standard.key for standard in self.standards]
        near = difflib.get_close_matches(key, keys, n=1) or keys
        text = message(
            "There is no standard “{key}”; known: {known}.", key=key, known=", ".join(near)
        )
        raise StandardError(text)

    def with_standard(self, standard: Standard) -> Library:
        """Return this library with one more standard.

        Raises:
            StandardError: Its id is taken by another one.
        """
        if any(standard.key == known.key for known in self.standards):
            if standard in self.standards:
                return self
            text = message(
                "The id “{key}” belongs to a standard of the program; give yours another id.",
                key=standard.key,
            )
            raise StandardError(text)
        return replace(self, standards=(*self.standards, standard))


def load_library(
    folder: Path | None = None, own_folder: Path | None = None, aliases: Path | None = None
) -> Library:
    """Return the shipped standards and room names, with what the user added.

    Args:
        folder: Folder of the shipped standards; None takes the program's.
        own_folder: Folder of the user's standards; None takes the user's data folder.
        aliases: File of the user's village words; None takes the one in the user's data folder.

    Raises:
        StandardError: A shipped file has mistakes. Mistakes in the user's own files don't keep
            the program from working: they are told in ``problems``.
    """
    paths = sorted((folder or standards_folder()).glob("*.toml"))
    names, problems = load_names(aliases)
    library = Library(
        standards=tuple(load_standard(path) for path in paths),
        names=names,
        problems=problems,
    )
    for path in sorted((own_folder or user_standards_folder()).glob("*.toml")):
        library = _with_own(library, path)
    return library


def load_names(aliases: Path | None = None) -> tuple[RoomNames, tuple[Message, ...]]:
    """Return the room names with the user's village words, and what of these can't be used.

    Args:
        aliases: File of the village words; None takes the one in the user's data folder.

    Raises:
        StandardError: The shipped names have mistakes.
    """
    words, problems = _aliases(aliases or aliases_file())
    return load_room_names().with_aliases(words), problems


def _aliases(path: Path) -> tuple[tuple[Alias, ...], tuple[Message, ...]]:
    try:
        return load_aliases(path), ()
    except StandardError as error:
        return (), (error.message, *error.details)


def _with_own(library: Library, path: Path) -> Library:
    """Return the library with one of the user's standards, or with why it can't be used."""
    try:
        standard = load_standard(path)
        grown = library.with_standard(standard)
    except StandardError as error:
        return replace(library, problems=(*library.problems, error.message, *error.details))
    return replace(grown, own_keys=library.own_keys | {standard.key})


def find_standard(library: Library, key: str) -> tuple[Library, Standard]:
    """Return the standard that a person named by id or by the path of a file.

    Raises:
        StandardError: There is no such standard, or the file has mistakes.
    """
    if key.lower().endswith(".toml"):
        standard = load_standard(Path(key))
        return library.with_standard(standard), standard
    return library, library.standard(key)
