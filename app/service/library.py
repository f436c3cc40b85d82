"""The standards and the room names that the program works with."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import StandardError, message
from app.paths import standards_folder
from app.rules.loading import load_standard
from app.rules.names import RoomNames, load_room_names

if TYPE_CHECKING:
    from app.rules.standard import Standard

DEFAULT_STANDARD = "gongqingcheng-2020"


@dataclass(frozen=True, kw_only=True)
class Library:
    """Standards in the order of their ids, and what room names mean."""

    standards: tuple[Standard, ...]
    names: RoomNames

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
        return Library(standards=(*self.standards, standard), names=self.names)


def load_library(folder: Path | None = None) -> Library:
    """Return the shipped standards and room names.

    Args:
        folder: Folder of the standards; None takes the shipped ones.

    Raises:
        StandardError: A file has mistakes.
    """
    paths = sorted((folder or standards_folder()).glob("*.toml"))
    return Library(standards=tuple(load_standard(path) for path in paths), names=load_room_names())


def find_standard(library: Library, key: str) -> tuple[Library, Standard]:
    """Return the standard that a person named by id or by the path of a file.

    Raises:
        StandardError: There is no such standard, or the file has mistakes.
    """
    if key.lower().endswith(".toml"):
        standard = load_standard(Path(key))
        return library.with_standard(standard), standard
    return library, library.standard(key)
