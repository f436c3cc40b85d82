"""What the window remembers between two runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.i18n import DEFAULT_LANGUAGE, LANGUAGES
from app.ui.style.theme import LIGHT, THEMES

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray, QSettings

MOST_RECENT = 8


class Settings:
    """Typed access to the stored settings; a value that makes no sense counts as absent.

    Args:
        store: Where they are kept.
    """

    def __init__(self, store: QSettings) -> None:
        self._store = store

    def _text(self, key: str) -> str:
        value = self._store.value(key, "")
        return value if isinstance(value, str) else ""

    @property
    def language(self) -> str:
        """Return the language of the window."""
        value = self._text("language")
        return value if value in LANGUAGES else DEFAULT_LANGUAGE

    @language.setter
    def language(self, value: str) -> None:
        self._store.setValue("language", value)

    @property
    def theme(self) -> str:
        """Return the name of the theme."""
        value = self._text("theme")
        return value if value in THEMES else LIGHT.name

    @theme.setter
    def theme(self, value: str) -> None:
        self._store.setValue("theme", value)

    @property
    def recent(self) -> tuple[Path, ...]:
        """Return the files opened last, newest first."""
        lines = self._text("recent").split("\n")
        return tuple(Path(line) for line in lines if line)[:MOST_RECENT]

    def remember(self, path: Path) -> None:
        """Put ``path`` at the head of the recent files."""
        others = [item for item in self.recent if item != path]
        self._keep_recent([path, *others])

    def forget(self, path: Path) -> None:
        """Take ``path`` off the recent files, for example because it is gone."""
        self._keep_recent([item for item in self.recent if item != path])

    def _keep_recent(self, paths: list[Path]) -> None:
        self._store.setValue("recent", "\n".join(str(item) for item in paths[:MOST_RECENT]))

    @property
    def last_folder(self) -> str:
        """Return the folder that the file dialogs begin with."""
        return self._text("last_folder")

    @last_folder.setter
    def last_folder(self, value: str) -> None:
        self._store.setValue("last_folder", value)

    def state(self, key: str) -> QByteArray | None:
        """Return the remembered state of a part of the window, or None."""
        value = self._store.value(f"state/{key}")
        return value or None

    def keep_state(self, key: str, value: QByteArray) -> None:
        """Remember the state of a part of the window."""
        self._store.setValue(f"state/{key}", value)
