"""The ruler of classes: which gross areas belong to which class, and where this building lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.style.painting import font, triangle
from app.ui.style.theme import SMALL_PX
from app.ui.style.words import class_name, figure_text

if TYPE_CHECKING:
    from app.checking.report import Report
    from app.i18n import Translator
    from app.rules.standard import Row
    from app.ui.style.look import Look

_BAR_TOP = 19.0
_BAR_PX = 12.0
_AIR = 1.08
_LONGEST_SHARE = 1.5
"""A gross area far beyond all classes stands at the end instead of pushing the bounds together."""


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A class on the ruler.

    Attributes:
        name: Its name.
        start_m2: Where it begins.
        end_m2: Where it ends on the ruler.
        is_chosen: Whether it is this building's class.
    """

    name: str
    start_m2: float
    end_m2: float
    is_chosen: bool


def segments(report: Report, tr: Translator) -> tuple[Segment, ...]:
    """Return the classes of the facility type by rising area; the ruler's end is the last's end."""
    facility = report.facility
    rows = report.standard.rows_of(facility.facility)
    longest = _longest(rows, facility.gross_area_m2)
    found = [
        Segment(
            name=class_name(row, tr),
            start_m2=row.band.lower_m2,
            end_m2=longest if row.band.upper_m2 is None else row.band.upper_m2,
            is_chosen=facility.row is not None and facility.row.key == row.key,
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda segment: segment.start_m2))


def _longest(rows: tuple[Row, ...], gross_m2: float | None) -> float:
    known = [row.total_area_m2 or 0.0 for row in rows]
    known += [row.band.upper_m2 or row.band.lower_m2 * _AIR for row in rows]
    longest = max(known, default=0.0) or 1.0
    if gross_m2 is None or gross_m2 <= longest:
        return longest
    return min(gross_m2 * _AIR, longest * _LONGEST_SHARE)


class ClassRuler(QWidget):
    """Paint the ruler of a report.

    Args:
        look: Colours and language.
        parent: Owner.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._segments: tuple[Segment, ...] = ()
        self._gross_m2: float | None = None
        self._end_m2 = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_report(self, report: Report) -> None:
        """Show the classes and the gross area of a report."""
        self._segments = segments(report, self._look.tr)
        self._gross_m2 = report.facility.gross_area_m2
        self._end_m2 = self._segments[-1].end_m2 if self._segments else 1.0
        names = ", ".join(
            f"{item.name} {figure_text(item.start_m2)}–{figure_text(item.end_m2)} m²"
            for item in self._segments
        )
        self.setAccessibleName(names)
        self.setToolTip(names)
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for bounds above and names below the bar."""
        return QSize(300, 49)

    def _x(self, area_m2: float) -> float:
        return self.width() * area_m2 / self._end_m2

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bar, bounds, names and the mark of this building; nothing without classes."""
        if not self._segments:
            return
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.track))
        painter.drawRoundedRect(QRectF(0, _BAR_TOP, self.width(), _BAR_PX), 3, 3)
        for segment in self._segments:
            self._paint_segment(painter, segment)
        self._paint_bounds(painter)
        if self._gross_m2 is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.ink))
            at = min(max(self._x(self._gross_m2), 5.0), self.width() - 5.0)
            painter.drawPolygon(triangle(QPointF(at, _BAR_TOP - 1), 5, 8))
        painter.end()

    def _paint_segment(self, painter: QPainter, segment: Segment) -> None:
        theme = self._look.theme
        left, right = self._x(segment.start_m2), self._x(segment.end_m2)
        if segment.is_chosen:
            painter.fillRect(QRectF(left, _BAR_TOP, right - left, _BAR_PX), QColor(theme.accent))
        elif segment.start_m2:
            painter.fillRect(QRectF(left - 0.5, _BAR_TOP, 1, _BAR_PX), QColor(theme.control))
        painter.setFont(font(SMALL_PX, bold=segment.is_chosen))
        painter.setPen(QColor(theme.accent if segment.is_chosen else theme.muted))
        below = QRectF(left, _BAR_TOP + _BAR_PX + 2, right - left, 16)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, segment.name)
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_bounds(self, painter: QPainter) -> None:
        bounds = {segment.start_m2 for segment in self._segments}
        bounds |= {segment.end_m2 for segment in self._segments}
        painter.setFont(font(SMALL_PX))
        painter.setPen(QColor(self._look.theme.muted))
        mark = None if self._gross_m2 is None else self._x(self._gross_m2)
        for bound in sorted(bounds - {0.0}):
            text = figure_text(round(bound))
            width = painter.fontMetrics().horizontalAdvance(text)
            left = min(max(self._x(bound) - width / 2, 0.0), self.width() - width)
            if mark is not None and left - 6 < mark < left + width + 6:
                # The mark stands beside the figure, not on it.
                fits_right = mark + 8 + width <= self.width()
                is_right = self._x(bound) >= mark and fits_right
                left = max(mark + 8 if is_right else mark - 8 - width, 0.0)
            box = QRectF(left, 0, width + 1, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
