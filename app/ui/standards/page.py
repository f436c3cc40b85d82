"""One standard to look at or to change: head, classes, other rules, whole text, self-check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSplitter,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.rules.editing import with_entry, without_entry
from app.ui.standards.cells import CellEditors
from app.ui.standards.columns import ROOM_COLUMNS, RULE_COLUMNS, rule_lines
from app.ui.standards.entries import new_class, new_room, new_rule
from app.ui.standards.findings import Findings
from app.ui.standards.forms import CLASS_FIELDS, HEAD_FIELDS, FieldForm
from app.ui.standards.tables import EntryTable
from app.ui.standards.text_edit import TextEdit
from app.ui.style.parts import button, label, named, row

if TYPE_CHECKING:
    from app.i18n import Translator
    from app.rules.editing import Key
    from app.ui.standards.draft import Draft

_WIDE_PX = {
    "function": 170,
    "name": 170,
    "group": 130,
    "area_m2": 100,
    "kind": 76,
    "measure": 140,
    "figure_meaning": 100,
    "figure": 60,
    "unit": 50,
    "force": 62,
    "clause": 150,
}


class StandardPage(QWidget):
    """Show a standard; an own one can be changed.

    Args:
        draft: The standard.
        tr: Language.
    """

    def __init__(self, draft: Draft, tr: Translator) -> None:
        super().__init__()
        self._draft, self._tr = draft, tr
        self.head = FieldForm(draft, (), HEAD_FIELDS, tr)
        self.tabs = QTabWidget()
        self.tables: list[QTableView] = []
        self.class_forms: list[FieldForm] = []
        self.text = TextEdit()
        self.text.setAccessibleName(tr("Whole text"))
        self.findings = Findings(draft, tr)
        self.add_button = button(tr("Add a line"), on_click=self.add_entry)
        self.remove_button = button(tr("Remove the line"), on_click=self.remove_entry)
        self.least_button = button(
            tr("Add a least figure"), on_click=lambda: self.add_entry("at_least")
        )
        self.most_button = button(
            tr("Add a largest figure"), on_click=lambda: self.add_entry("at_most")
        )
        self.class_button = button(tr("Add a class like this one"), on_click=self.add_class)
        self._build()
        self.tabs.currentChanged.connect(self._show_buttons)
        self.findings.place_asked.connect(self.go_to)
        self.text.committed.connect(lambda text: draft.apply(tr("Edit the text"), text))
        draft.changed.connect(self._on_changed)
        self._show_tabs()
        self._show_text()

    def _build(self) -> None:
        upper, lower = QWidget(), QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.head)
        column.addWidget(self.tabs, 1)
        limits = (self.least_button, self.most_button)
        column.addLayout(row(self.add_button, *limits, self.remove_button, self.class_button, 1))
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 6, 0, 0)
        hint = self._tr("Self-check, live: click a line to go to its place")
        below.addWidget(label(hint, "small"))
        below.addWidget(self.findings, 1)
        both = QSplitter(Qt.Orientation.Vertical)
        for widget, share in ((upper, 4), (lower, 1)):
            both.addWidget(widget)
            both.setStretchFactor(both.indexOf(widget), share)
        both.setChildrenCollapsible(False)
        both.setSizes([480, 130])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(both)

    def _on_changed(self) -> None:
        """Follow the draft; tabs follow where classes came, went or got another name."""
        if self._class_names() != [self.tabs.tabText(n) for n in range(len(self.class_forms))]:
            current = self.tabs.currentIndex()
            self._show_tabs()
            self.tabs.setCurrentIndex(min(current, self.tabs.count() - 1))
        self._show_text()

    def _show_text(self) -> None:
        self.text.show_text(self._draft.text, is_read_only=not self._draft.is_own)

    def _class_names(self) -> list[str]:
        rows = self._draft.value(("rows",)) or []
        return [str(entry.get("name", number)) for number, entry in enumerate(rows, start=1)]

    def _show_tabs(self) -> None:
        gone = [self.tabs.widget(number) for number in range(self.tabs.count())]
        self.tabs.clear()
        self.tables.clear()
        self.class_forms.clear()
        for page in gone:
            if page is not None and page is not self.text:
                page.deleteLater()
        for number, name in enumerate(self._class_names()):
            self._add_class_tab(number, name)
        rules = EntryTable(self._draft, ("rules",), RULE_COLUMNS, self._tr, lines=rule_lines)
        self.tabs.addTab(self._table(rules), self._tr("Other rules"))
        self.tabs.addTab(self.text, self._tr("Whole text"))
        self._show_buttons()

    def _add_class_tab(self, number: int, name: str) -> None:
        page = named("surface")
        form = FieldForm(self._draft, ("rows", number), CLASS_FIELDS, self._tr)
        rooms = EntryTable(self._draft, ("rows", number, "rooms"), ROOM_COLUMNS, self._tr)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(form)
        column.addWidget(self._table(rooms), 1)
        self.class_forms.append(form)
        self.tabs.addTab(page, name)

    def _table(self, model: EntryTable) -> QTableView:
        table = QTableView()
        model.setParent(table)
        table.setModel(model)
        table.setItemDelegate(CellEditors(table))
        table.setAlternatingRowColors(True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        table.verticalHeader().setDefaultSectionSize(28)
        head = table.horizontalHeader()
        keys = [shown.key for shown in model.columns]
        stretched = "text" if "text" in keys else "clause"
        for number, key in enumerate(keys):
            if key == stretched:
                head.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
            else:
                head.resizeSection(number, _WIDE_PX[key])
        self.tables.append(table)
        return table

    def _show_buttons(self) -> None:
        model, is_own = self._model(), self._draft.is_own
        is_class = model is not None and model.path[0] == "rows"
        for made in (self.add_button, self.remove_button):
            made.setVisible(is_own and model is not None)
        self.class_button.setVisible(is_own and is_class)
        text = self._tr("Add a room") if is_class else self._tr("Add a note")
        self.add_button.setText(text)
        for made in (self.least_button, self.most_button):
            made.setVisible(is_own and model is not None and not is_class)

    def _model(self) -> EntryTable | None:
        number = self.tabs.currentIndex()
        model = self.tables[number].model() if 0 <= number < len(self.tables) else None
        return model if isinstance(model, EntryTable) else None

    def go_to(self, place: tuple[Key, ...]) -> None:
        """Show the tab, line and cell, or the field, of a place in the standard."""
        if self.head.focus(place):
            return
        if place[0] == "rows" and place[1:] and int(place[1]) < len(self.class_forms):
            number = int(place[1])
            self.tabs.setCurrentIndex(number)
            if self.class_forms[number].focus(place[2:]):
                return
            self._select(number, place[3:])
        elif place[0] == "rules":
            self.tabs.setCurrentIndex(len(self.tables) - 1)
            self._select(len(self.tables) - 1, place[1:])
        else:
            self.tabs.setCurrentWidget(self.text)

    def _select(self, number: int, place: tuple[Key, ...]) -> None:
        table = self.tables[number]
        model = table.model()
        cell = model.cell_at(place) if isinstance(model, EntryTable) else None
        if cell is not None and cell.isValid():
            table.setCurrentIndex(cell)
            table.scrollTo(cell)
        table.setFocus()

    def add_entry(self, end: str = "") -> None:
        """Add a room to the class that is shown, or to the rules a note or a limit with ``end``."""
        model = self._model()
        if model is None:
            return
        is_rule = model.path == ("rules",)
        draft = self._draft
        entry = new_rule(draft, end) if is_rule else new_room(draft, model.path, self._tr)
        if self._draft.edit(
            self._tr("Add a line"), lambda text: with_entry(text, model.path, entry)
        ):
            table = self.tables[self.tabs.currentIndex()]
            table.selectRow(model.rowCount() - 1)
            table.scrollToBottom()

    def remove_entry(self) -> None:
        """Remove the lines that are selected."""
        model = self._model()
        if model is None:
            return
        chosen = self.tables[self.tabs.currentIndex()].selectedIndexes()
        numbers = sorted({model.entry_number(index.row()) for index in chosen}, reverse=True)

        def change(text: str) -> str:
            for number in numbers:
                text = without_entry(text, (*model.path, number))
            return text

        self._draft.edit(self._tr("Remove the line"), change)

    def add_class(self) -> None:
        """Add a class with the rooms of the one that is shown; its band is to be corrected."""
        number = self.tabs.currentIndex()
        if not 0 <= number < len(self.class_forms):
            return
        entry = new_class(self._draft, number, self._tr)
        if self._draft.edit(
            self._tr("Add a class"), lambda text: with_entry(text, ("rows",), entry)
        ):
            self.tabs.setCurrentIndex(len(self.class_forms) - 1)
