"""Left: the layers of the drawing with what they are taken for; a person may say otherwise."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.picture.picture import Fill
from app.ui.panels.layer_rows import (
    USE_WORDS,
    LayerRow,
    layer_colours,
    layer_infos,
    layer_lines,
    layer_rows,
)
from app.ui.panels.row_list import ROW_ROLE, Index, RowList, RowModel
from app.ui.style.flow import FlowLayout
from app.ui.style.painting import font, paint_symbol
from app.ui.style.parts import button, label
from app.ui.style.theme import BODY_PX, SMALL_PX

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QPainter

    from app.model.linework import LayerUse, LayerUses, Linework
    from app.recognition.layer_list import LayerInfo
    from app.ui.context import Context
    from app.ui.style.look import Look

_ROW_PX = 26
_HEAD_PX = 32
_PAD_PX = 14
_SWATCH_PX = 12
_SYMBOL_PX = 11
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class LayerDelegate(QStyledItemDelegate):
    """Paint a layer: its colour, its name, how much is on it, whether a person said its role."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a row's height; heads have some air above them."""
        row: LayerRow = index.data(ROW_ROLE)
        return QSize(100, _ROW_PX if row.name else _HEAD_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a head or a layer."""
        row: LayerRow = index.data(ROW_ROLE)
        theme = self._look.theme
        box: QRect = option.rect
        painter.save()
        if row.name and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(theme.accent_soft))
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), QColor(theme.accent))
        inner = box.adjusted(_PAD_PX, 0 if row.name else 4, -_PAD_PX, 0)
        painter.setFont(font(BODY_PX if row.name else SMALL_PX, bold=not row.name))
        painter.setPen(QColor(theme.muted))
        painter.drawText(inner, _RIGHT, str(row.count))
        taken = painter.fontMetrics().horizontalAdvance(str(row.count)) + 8
        if row.name:
            self._paint_layer(painter, inner.adjusted(0, 0, -taken, 0), row)
        else:
            painter.drawText(inner.adjusted(0, 0, -taken, 0), _LEFT, row.text)
        painter.restore()

    def _paint_layer(self, painter: QPainter, box: QRect, row: LayerRow) -> None:
        theme = self._look.theme
        swatch = QRectF(box.left(), box.center().y() - _SWATCH_PX / 2, _SWATCH_PX, _SWATCH_PX)
        painter.setPen(QColor(theme.control))
        painter.setBrush(QColor(row.colour or theme.ink))
        painter.drawRect(swatch)
        if row.is_said:
            sign = QRectF(box.right() - _SYMBOL_PX, 0, _SYMBOL_PX, _SYMBOL_PX)
            sign.moveTop(box.center().y() - _SYMBOL_PX / 2)
            paint_symbol(painter, sign, Fill.DECIDED, theme)
            box = box.adjusted(0, 0, -_SYMBOL_PX - 6, 0)
        painter.setPen(QColor(theme.ink if row.is_visible else theme.muted))
        name = box.adjusted(_SWATCH_PX + 8, 0, 0, 0)
        # the beginning of a name is often that of a bound drawing, alike on all layers
        text = painter.fontMetrics().elidedText(
            row.text, Qt.TextElideMode.ElideMiddle, name.width()
        )
        painter.drawText(name, _LEFT, text)


class LayerPanel(QWidget):
    """List the layers; ``use_asked`` tells that some of them hold something else."""

    use_asked = Signal(object, object)
    lines_shown = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._look, self._document, _ = context
        self._said: LayerUses | None = None
        self._colours: tuple[Linework, dict[str, str]] | None = None
        self._infos: tuple[object, tuple[LayerInfo, ...]] | None = None
        tr = self._look.tr
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a layer"))
        self.search.setAccessibleName(tr("Find a layer"))
        self.search.setClearButtonEnabled(True)
        self._model = RowModel(lambda row: row.tip, lambda row: not row.name, self)
        self.list = RowList(self._model)
        self.list.setItemDelegate(LayerDelegate(self._look, self.list))
        self.list.setAccessibleName(tr("Layers"))
        self.title = label(role="strong", wrap=True)
        self.hint = label(role="small", wrap=True)
        self.uses = {
            use: button(tr(word), "segment", on_click=partial(self._ask, use))
            for use, word in USE_WORDS.items()
        }
        self.leave = button(tr("As the program judges"), "link", on_click=partial(self._ask, None))
        self._build()
        self.search.textChanged.connect(self.refresh)
        self.list.selectionModel().selectionChanged.connect(self._on_selection)
        self._document.report_changed.connect(self.refresh)
        self._document.closed.connect(self._forget)

    def _build(self) -> None:
        around = QVBoxLayout()
        around.setContentsMargins(10, 8, 10, 4)
        around.addWidget(self.search)
        strip = QFrame()
        strip.setObjectName("strip")
        below = QVBoxLayout(strip)
        below.setContentsMargins(_PAD_PX, 8, _PAD_PX, 10)
        below.setSpacing(6)
        roles = QWidget()
        flow = FlowLayout(roles, QMargins(0, 0, 0, 0), spacing_px=0, line_spacing_px=4)
        for made in self.uses.values():
            made.setCheckable(True)
            flow.addWidget(made)
        for widget in (self.title, self.hint, roles, self.leave):
            below.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(around)
        column.addWidget(self.list, 1)
        column.addWidget(strip)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the rows when they are wanted: large drawings have much to count."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the lines off the plan."""
        super().hideEvent(event)
        self.lines_shown.emit(())

    def show_said(self, said: LayerUses | None) -> None:
        """Show roles that a person has just chosen, before the drawing is read with them."""
        self._said = said
        self.refresh()

    @property
    def _linework(self) -> Linework | None:
        return self._document.content.linework if self._document.is_open else None

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return the names of the selected layers."""
        return tuple(row.name for row in self.list.selected_rows())

    def refresh(self) -> None:
        """Make the rows anew; the selected layers stay selected."""
        linework = self._linework
        if linework is None or not self.isVisible():
            return
        said = self._document.content.options.layer_uses if self._said is None else self._said
        found = self._document.review.plan.layer_uses
        if self._colours is None or self._colours[0] is not linework:
            self._colours = (linework, layer_colours(linework))
        told = (id(linework), said, found)
        if self._infos is None or self._infos[0] != told:
            self._infos = (told, layer_infos(linework, said, found))
        chosen = self.chosen
        rows = layer_rows(self._infos[1], self._colours[1], self.search.text(), self._look.tr)
        self._model.show_rows(rows)
        self.list.follow(lambda row: row.name in chosen and bool(row.name))
        self._on_selection()

    def _forget(self) -> None:
        self._said = self._colours = self._infos = None
        self._model.show_rows(())

    def _on_selection(self) -> None:
        rows: tuple[LayerRow, ...] = self.list.selected_rows()
        tr = self._look.tr
        uses = {row.use for row in rows}
        for use, made in self.uses.items():
            made.setEnabled(bool(rows))
            made.setChecked(uses == {use})
        self.leave.setVisible(any(row.is_said for row in rows))
        several = tr("{count} layers selected", count=len(rows))
        self.title.setText(rows[0].text if len(rows) == 1 else several)
        self.title.setVisible(bool(rows))
        self.hint.setText(_said_text(rows, self._look) if rows else _first_hint(self._look))
        self._show_lines(tuple(row.name for row in rows))

    def _show_lines(self, names: tuple[str, ...]) -> None:
        linework, units = self._linework, None
        if self._document.is_open:
            units = self._document.review.plan.units
        if linework is None or units is None or not names:
            self.lines_shown.emit(())
        else:
            self.lines_shown.emit(layer_lines(linework, names, units.metres_per_unit))

    def _ask(self, use: LayerUse | None) -> None:
        if self.chosen:
            self.use_asked.emit(self.chosen, use)
        self._on_selection()


def _first_hint(look: Look) -> str:
    return look.tr("Select layers to see their lines on the plan and to say what they hold.")


def _said_text(rows: tuple[LayerRow, ...], look: Look) -> str:
    tr = look.tr
    count = sum(row.count for row in rows)
    if all(row.is_said for row in rows):
        return tr("{count} lines; a person says that this is:", count=count)
    return tr("{count} lines; taken for:", count=count)
