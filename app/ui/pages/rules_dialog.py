"""Other rules of the standard, and what other standards say beside it; choose which are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QSize, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.picture.wording import rule_fill, rule_text, rule_word
from app.ui import edits
from app.ui.style.flow import FlowLayout
from app.ui.style.painting import symbol_pixmap
from app.ui.style.parts import button, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.checking.report import CheckFinding, Report
    from app.errors import Message
    from app.ui.context import Context

_OUTCOME, _RULE, _DETAIL, _CLAUSE = range(4)
_WIDTHS_PX = (110, 300, 300, 170)


class RulesDialog(QDialog):
    """Show the rules that apply, standard by standard; what only advises stands apart.

    Args:
        context: Colours, document and selection.
        parent: Owner.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._document, _ = context
        tr = self._look.tr
        self.setWindowTitle(tr("Other rules and references"))
        self.advisers: dict[str, QCheckBox] = {}
        self.table = QTableWidget(0, len(_WIDTHS_PX))
        self.table.setAccessibleName(tr("Rules"))
        self.table.setHorizontalHeaderLabels([tr("Outcome"), tr("Rule"), tr("Here"), tr("Clause")])
        self.table.setWordWrap(True)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self._row_heights = QTimer(self, singleShot=True, interval=0)
        self._row_heights.timeout.connect(self.table.resizeRowsToContents)
        self._build()
        self._document.report_changed.connect(self.show_report)
        self.show_report(self._document.report)
        self.resize(QSize(980, 620).boundedTo(self.screen().availableSize() * 0.9))

    def _build(self) -> None:
        tr = self._look.tr
        choices = QWidget()
        flow = FlowLayout(choices, QMargins(0, 0, 0, 0), spacing_px=14, line_spacing_px=4)
        for standard in self._document.content.library.standards:
            box = QCheckBox(standard.short_title)
            box.setToolTip(f"{standard.title}（{standard.document}）")
            box.clicked.connect(self._on_chosen)
            self.advisers[standard.key] = box
            flow.addWidget(box)
        head = self.table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for number, width in enumerate(_WIDTHS_PX):
            head.resizeSection(number, width)
        for stretched in (_RULE, _DETAIL):
            head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        head.sectionResized.connect(lambda *_: self._row_heights.start())
        close = button(tr("Close window"), "main", on_click=self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addWidget(
            label(tr("Show beside it, for information (it decides nothing):"), "small")
        )
        column.addWidget(choices)
        column.addWidget(self.table, 1)
        column.addLayout(row(1, close))

    def _on_chosen(self) -> None:
        deciding = self._document.review.standard
        keys = [key for key, box in self.advisers.items() if box.isChecked() and key != deciding]
        edits.choose_advisers(self._document, tuple(keys))

    def show_report(self, report: Report) -> None:
        """Show the rules of a report."""
        tr = self._look.tr
        deciding = report.standard.key
        for key, box in self.advisers.items():
            box.setChecked(key in report.review.advisers or key == deciding)
            box.setEnabled(key != deciding)
        self.table.setRowCount(0)
        self.table.clearSpans()
        title = tr("{title} (decides)", title=report.standard.short_title)
        self._add(title, report.rule_checks, ())
        for advice in report.advice:
            title = tr("{title} (for information)", title=advice.standard.short_title)
            told = [problem.message for problem in advice.problems]
            self._add(title, advice.rule_checks, told)
        self.table.resizeRowsToContents()

    def _add(self, title: str, checks: Sequence[CheckFinding], told: Sequence[Message]) -> None:
        tr = self._look.tr
        self._add_line(title, is_title=True)
        for text in told:
            self._add_line(tr(text))
        if not checks and not told:
            self._add_line(tr("Nothing here applies, or nothing was filled in."))
        for check in checks:
            self._add_check(check)

    def _add_line(self, text: str, *, is_title: bool = False) -> None:
        """Add a line over all columns."""
        number = self.table.rowCount()
        self.table.insertRow(number)
        item = QTableWidgetItem(text)
        font = item.font()
        font.setBold(is_title)
        item.setFont(font)
        self.table.setItem(number, _OUTCOME, item)
        self.table.setSpan(number, _OUTCOME, 1, self.table.columnCount())

    def _add_check(self, check: CheckFinding) -> None:
        tr, number = self._look.tr, self.table.rowCount()
        self.table.insertRow(number)
        texts = (tr(rule_word(check)), tr(check.name), rule_text(check, tr), check.clause)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            item.setToolTip(text)
            if column == _OUTCOME:
                item.setIcon(QIcon(symbol_pixmap(rule_fill(check), self._look.theme)))
            self.table.setItem(number, column, item)
