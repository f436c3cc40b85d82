"""How the window looks and speaks: colours, icons and language, handed to every widget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.i18n import load_translator
from app.paths import locale_folder, resources_folder
from app.ui.style.icons import Icons
from app.ui.style.theme import THEMES

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

    from app.i18n import Translator
    from app.ui.style.theme import Theme


@dataclass(frozen=True, kw_only=True, eq=False)
class Look:
    """Colours, icons and language.

    Attributes:
        theme: The colours.
        tr: Puts texts into the language of the window.
        icons: Icons in the ink of the theme.
    """

    theme: Theme
    tr: Translator
    icons: Icons

    def icon(self, name: str, colour: str = "") -> QIcon:
        """Return an icon in ``colour`` or in the theme's ink."""
        return self.icons.icon(name, colour)


def make_look(language: str, theme: str) -> Look:
    """Return the look for a language and the name of a theme."""
    chosen = THEMES[theme]
    return Look(
        theme=chosen,
        tr=load_translator(language, locale_folder()),
        icons=Icons(resources_folder() / "icons", chosen),
    )
