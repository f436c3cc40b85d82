"""The shipped fonts: found, registered once, and asked which characters they can print."""

from __future__ import annotations

import functools
import unicodedata
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.paths import resources_folder

REGULAR = "YishenSans"
BOLD = "YishenSans-Bold"
INVISIBLE = frozenset({"Cc", "Cf"})
"""Control and format characters: they would turn text round or print as boxes."""
GETA = "\N{GETA MARK}"
"""What Chinese printers set where a sort is missing; the code of the character follows it."""


@functools.cache
def register_fonts() -> None:
    """Make both cuts known to reportlab, which keeps fonts by name for the whole process."""
    rl_config.useA85 = 0  # bytes instead of letters: a fifth smaller, and quicker
    folder = resources_folder() / "fonts"
    pdfmetrics.registerFont(TTFont(REGULAR, str(folder / "NotoSansSC-Regular.ttf")))
    pdfmetrics.registerFont(TTFont(BOLD, str(folder / "NotoSansSC-Bold.ttf")))
    addMapping(REGULAR, 0, 0, REGULAR)
    addMapping(REGULAR, 0, 1, REGULAR)
    addMapping(REGULAR, 1, 0, BOLD)
    addMapping(REGULAR, 1, 1, BOLD)


def printable(text: str, *, limit: int = 400) -> str:
    """Return ``text`` so that every character of it prints.

    A character that the font lacks becomes 〓 with its code, such as ``〓(U+20000)``, so that
    nobody mistakes an empty box for a name. Control characters go, line breaks become spaces.

    Args:
        text: What a person or a drawing wrote.
        limit: Most characters as printed; what is longer ends with an ellipsis.
    """
    shown = " ".join(unicodedata.normalize("NFC", text).split())
    if not _visible_codes().issuperset(map(ord, shown)):
        shown = "".join(map(_printable_character, shown))
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


def markup(text: str, *, limit: int = 400) -> str:
    """Return ``text`` for a paragraph: printable, and nothing in it read as markup."""
    return escape(printable(text, limit=limit))


def has_glyph(character: str) -> bool:
    """Tell whether both cuts hold ``character`` and it shows."""
    return ord(character) in _visible_codes()


def text_width(text: str, size: float, font: str = REGULAR) -> float:
    """Return how wide ``text`` prints, in points."""
    register_fonts()
    return float(pdfmetrics.stringWidth(text, font, size))


@functools.cache
def _visible_codes() -> frozenset[int]:
    """Return the characters that both cuts hold, without the invisible ones."""
    register_fonts()
    cuts = [pdfmetrics.getFont(name) for name in (REGULAR, BOLD)]
    codes = [set(cut.face.charToGlyph) for cut in cuts if isinstance(cut, TTFont)]
    known = set.intersection(*codes)
    return frozenset(code for code in known if unicodedata.category(chr(code)) not in INVISIBLE)


def _printable_character(character: str) -> str:
    """Return ``character``, nothing for an invisible one, or the geta mark with its code."""
    if unicodedata.category(character) in INVISIBLE:
        return ""
    if has_glyph(character):
        return character
    return f"{GETA}(U+{ord(character):04X})"
