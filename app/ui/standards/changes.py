"""What an own standard changes in the one that it was copied from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import FacilityError
from app.rules.editing import compare
from app.service.library import load_library
from app.service.own_standards import text_of

if TYPE_CHECKING:
    from pathlib import Path

    from app.i18n import Translator
    from app.ui.standards.draft import Draft

OWN = "-own-"
"""Stands between the id of the standard copied from and the number of the copy."""


def origin_of(key: str) -> str:
    """Return the id of the standard that ``key`` was copied from; ``key`` itself if from none."""
    return key.rpartition(OWN)[0] or key


def change_lines(draft: Draft, folder: Path | None, tr: Translator) -> list[str]:
    """Return a line for each value that differs from the standard copied from."""
    library = load_library(own_folder=folder)
    shipped = [item for item in library.standards if item.key == origin_of(draft.key)]
    try:
        before = text_of(shipped[0], folder) if shipped else draft.text
        found = compare(before, draft.text)
    except FacilityError as error:
        return [tr(error.message)]
    return [f"{item.path}: {_shown(item.before)} → {_shown(item.after)}" for item in found]


def _shown(value: object) -> str:
    return "—" if value is None else str(value)
