"""The page of the sheet: paper, type, running foot; and the words of one sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from app.reporting.sheet.fonts import BOLD, REGULAR, printable, text_width
from app.reporting.sheet.line_breaking import break_lines

if TYPE_CHECKING:
    from app.i18n import Translator

# Room for punching on the left, as official Chinese papers leave it.
LEFT, RIGHT, TOP, BOTTOM = 24 * mm, 18 * mm, 20 * mm, 21 * mm
PAGE_WIDTH, PAGE_HEIGHT = A4
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM

INK = "#1B2430"
MUTED = "#5A6675"
RULE = "#3A4452"
HAIR = "#AEB6C1"
SHADE = "#F1F3F6"

BODY = 8.5
SMALL = 7.5

CELL_LIMIT = 400
NARROW_LIMIT = 60
"""Most characters of a cell that is a few letters wide."""
TEXT_LIMIT = 1200

SLACK = 0.01
"""Points by which rounding may make a line look too wide."""


class ChineseParagraph(Paragraph):
    """A paragraph that breaks its plain text as Chinese is broken."""

    def __init__(self, text: str, style: ParagraphStyle) -> None:
        super().__init__(escape(text), style)
        self._plain, self._broken_at, self._shown = text, -1.0, [escape(text)]

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the size, with the lines broken for this width."""
        if self._broken_at != available_width:
            self._broken_at = available_width
            lines = [escape(line) for line in self._lines(available_width)]
            if lines != self._shown:
                self._shown = lines
                super().__init__("<br/>".join(lines), self.style)
        size: tuple[float, float] = super().wrap(available_width, available_height)
        return size

    def _lines(self, width: float) -> list[str]:
        style = self.style
        rest = width - style.leftIndent - style.rightIndent + SLACK
        size, font = style.fontSize, style.fontName
        widths = (rest - style.firstLineIndent, rest)
        if text_width(self._plain, size, font) <= min(widths):
            return [self._plain]
        return break_lines(self._plain, widths, lambda text: text_width(text, size, font))


@dataclass(frozen=True)
class Words:
    """Texts and paragraphs in the language of one sheet.

    Attributes:
        tr: The language.
    """

    tr: Translator

    def style(self, size: float = BODY, *, bold: bool = False, **more: Any) -> ParagraphStyle:
        """Return a paragraph style; Chinese breaks between any two characters, English does not."""
        values: dict[str, Any] = {
            "fontName": BOLD if bold else REGULAR,
            "fontSize": size,
            "leading": round(size * 1.42, 2),
            "textColor": INK,
            "alignment": TA_LEFT,
            "splitLongWords": 0 if self.is_chinese else 1,
            "wordWrap": None,
            "name": "sheet",
        }
        return ParagraphStyle(**(values | more))

    def paragraph(
        self, text: str, style: ParagraphStyle | None = None, *, limit: int = CELL_LIMIT
    ) -> Paragraph:
        """Return a paragraph of plain ``text``; nothing in it is read as markup.

        Args:
            text: As it stands.
            style: Type; None takes the usual one.
            limit: Most characters, so that no cell grows taller than a page.
        """
        used = style or self.style()
        shown = printable(text, limit=limit)
        return ChineseParagraph(shown, used) if self.is_chinese else Paragraph(escape(shown), used)

    def rich(self, text: str, style: ParagraphStyle | None = None) -> Paragraph:
        """Return a paragraph of ``text`` whose parts were passed through ``markup``."""
        return Paragraph(text, style or self.style())

    def centred(self, text: str, size: float = BODY, *, bold: bool = False) -> Paragraph:
        """Return a centred paragraph of plain ``text``."""
        style = self.style(size, bold=bold, alignment=TA_CENTER)
        return self.paragraph(text, style, limit=NARROW_LIMIT)

    def head(self, text: str, width: float, size: float = SMALL) -> Paragraph:
        """Return a column head, set smaller where its longest word would break."""
        parts = [] if self.is_chinese else text.split()
        longest = max((text_width(part, size, BOLD) for part in parts), default=0.0)
        fitting = size if longest <= width else size * width / longest - 0.05
        return self.centred(text, fitting, bold=True)

    def one_line(self, text: str, width: float, size: float) -> Paragraph:
        """Return centred text on one line if it fits at three quarters of its size."""
        taken = text_width(text, size)
        if width < taken <= width / 0.75:
            size = size * width / taken - 0.05
        return self.centred(text, size)

    @property
    def is_chinese(self) -> bool:
        """Tell whether the sheet is in Chinese."""
        return self.tr.is_chinese

    def figure(
        self, text: str, width: float, *, bold: bool = False, size: float = BODY
    ) -> Paragraph:
        """Return a number at the right of its column, set smaller where it would break."""
        taken = text_width(text, size, BOLD if bold else REGULAR)
        fitting = size if taken <= width else max(3.5, size * width / taken - 0.05)
        style = self.style(fitting, bold=bold, alignment=TA_RIGHT, leading=round(size * 1.42, 2))
        return self.paragraph(text, style)


@dataclass(frozen=True, kw_only=True)
class Foot:
    """What stands at the foot of every page.

    Attributes:
        left: Program, standard and drawing.
        pages: Pattern of the page number, with places ``{page}`` and ``{pages}``.
    """

    left: str
    pages: str


class SheetCanvas(Canvas):
    """A canvas that knows the number of pages when it draws the foot of each."""

    foot = Foot(left="", pages="{page} / {pages}")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 - the name is reportlab's
        """Keep the page until the number of pages is known."""
        self._kept.append(dict(self.__dict__))
        self._startPage()  # type: ignore[attr-defined]

    def save(self) -> None:
        """Draw the foot of every page and write the document."""
        for number, state in enumerate(self._kept, start=1):
            self.__dict__.update(state)
            self._draw_foot(number, len(self._kept))
            super().showPage()
        super().save()

    def _draw_foot(self, page: int, pages: int) -> None:
        y = 11 * mm
        self.setStrokeColor(HAIR)
        self.setLineWidth(0.5)
        self.line(LEFT, y + 9, PAGE_WIDTH - RIGHT, y + 9)
        self.setFillColor(MUTED)
        self.setFont(REGULAR, 7)
        self.drawString(LEFT, y, self.foot.left)
        text = self.foot.pages.format(page=page, pages=pages)
        self.drawRightString(PAGE_WIDTH - RIGHT, y, text)


def canvas_with(foot: Foot) -> type[SheetCanvas]:
    """Return the class of canvas that draws ``foot``; reportlab wants a class, not an object."""
    return type("FootedCanvas", (SheetCanvas,), {"foot": foot})
