"""Other rules of the standard, and what other standards say beside it; choose which are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.checking.report import FactOutcome
from app.picture.style import FACT_FILLS
from app.picture.wording import rule_text, rule_word
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
_WIDTHS_PX = (150, 330, 300, 150)


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
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("Rules"))
        self.tree.setHeaderLabels([tr("Outcome"), tr("Rule"), tr("Here"), tr("Clause")])
        self.tree.setWordWrap(True)
        self.tree.setUniformRowHeights(False)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideNone)
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
        head = self.tree.header()
        for number, width in enumerate(_WIDTHS_PX):
            head.resizeSection(number, width)
        head.setSectionResizeMode(_RULE, QHeaderView.ResizeMode.Stretch)
        close = button(tr("Close"), "main", on_click=self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(8)
        column.addWidget(
            label(tr("Show beside it, for information (it decides nothing):"), "small")
        )
        column.addWidget(choices)
        column.addWidget(self.tree, 1)
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
        self.tree.clear()
        title = tr("{title} (decides)", title=report.standard.short_title)
        self._add(title, report.rule_checks, ())
        for advice in report.advice:
            title = tr("{title} (for information)", title=advice.standard.short_title)
            told = [problem.message for problem in advice.problems]
            self._add(title, advice.rule_checks, told)
        self.tree.expandAll()

    def _add(self, title: str, checks: Sequence[CheckFinding], told: Sequence[Message]) -> None:
        tr = self._look.tr
        top = QTreeWidgetItem([title])
        font = top.font(_OUTCOME)
        font.setBold(True)
        top.setFont(_OUTCOME, font)
        self.tree.addTopLevelItem(top)
        top.setFirstColumnSpanned(True)
        for text in told:
            line = QTreeWidgetItem(top, [tr(text)])
            line.setFirstColumnSpanned(True)
        if not checks and not told:
            line = QTreeWidgetItem(top, [tr("Nothing here applies, or nothing was filled in.")])
            line.setFirstColumnSpanned(True)
        for check in checks:
            top.addChild(self._item(check))

    def _item(self, check: CheckFinding) -> QTreeWidgetItem:
        tr = self._look.tr
        texts = [tr(rule_word(check)), tr(check.name), rule_text(check, tr), check.clause]
        made = QTreeWidgetItem(texts)
        fill = FACT_FILLS[check.outcome]
        if check.outcome is not FactOutcome.MET or check.decides:
            made.setIcon(_OUTCOME, QIcon(symbol_pixmap(fill, self._look.theme)))
        for column, text in enumerate(texts):
            made.setToolTip(column, text)
            made.setTextAlignment(column, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        return made
