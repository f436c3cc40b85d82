"""Chinese and English wording: one gettext catalogue for window, command line and sheets.

English texts are the keys. A text that is put into words later is a
:class:`~app.errors.Message`; a :class:`Translator` turns texts and messages into the language of
the reader. There is no global language: whoever speaks to a person holds a translator.
"""

from __future__ import annotations

import gettext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.errors import CallError, Message, message

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("zh_CN", "en")
DEFAULT_LANGUAGE = "zh_CN"
DOMAIN = "yishen"


def mark(text: str) -> str:
    """Return ``text`` unchanged; it only tells the extraction that the text is to be translated."""
    return text


@dataclass(frozen=True)
class Translator:
    """Put texts and messages into one language.

    Attributes:
        language: ``zh_CN`` or ``en``.
    """

    language: str
    _catalogue: gettext.NullTranslations = field(repr=False, compare=False)

    def __call__(self, text: str | Message, /, **values: object) -> str:
        """Return ``text`` in the language of this translator, its places filled."""
        if isinstance(text, Message):
            return self._fill(text.text, dict(text.values))
        return self._fill(text, values)

    @property
    def is_chinese(self) -> bool:
        """Tell whether the language is Chinese, in which standards are printed."""
        return self.language.startswith("zh")

    def _fill(self, text: str, values: dict[str, object]) -> str:
        translated = self._catalogue.gettext(text) if text else ""
        if not values:
            return translated
        spoken = {
            name: self(value) if isinstance(value, Message) else value
            for name, value in values.items()
        }
        return translated.format(**spoken)


def load_translator(language: str, folder: Path) -> Translator:
    """Return the translator of ``language``.

    Args:
        language: One of :data:`LANGUAGES`.
        folder: The folder that holds ``zh_CN/LC_MESSAGES/yishen.mo``.

    Raises:
        CallError: There is no such language.
    """
    if language not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        text = message(
            "There is no language “{language}”; use one of: {known}.",
            language=language,
            known=known,
        )
        raise CallError(text)
    if language == "en":
        return Translator(language, gettext.NullTranslations())
    catalogue = gettext.translation(DOMAIN, folder, languages=[language], fallback=True)
    return Translator(language, catalogue)
