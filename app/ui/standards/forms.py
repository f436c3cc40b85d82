"""Small forms of single values of a standard: its head, and the band of a class."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.i18n import mark
from app.ui.standards.numbers import no_number, typed_number, written_number
from app.ui.style.flow import FlowLayout
from app.ui.style.parts import label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.i18n import Translator
    from app.rules.editing import Key
    from app.ui.standards.draft import Draft


class FieldKind(Enum):
    """What a field takes."""

    TEXT = auto()
    AREA = auto()
    """A number above 0."""
    BOUND = auto()
    """A number of at least 0, or nothing."""
    NUMBER_OF_CLASS = auto()
    FLAG = auto()


@dataclass(frozen=True)
class Field:
    """One value.

    Attributes:
        path: Place of the value in the standard, or in the row of a class.
        title: Message id of its name.
        kind: What the field takes.
        wide_px: How wide the field is; 0 for a flag.
        fallback: What holds if the file says nothing; for flags.
    """

    path: tuple[Key, ...]
    title: str
    kind: FieldKind = FieldKind.TEXT
    wide_px: int = 220
    fallback: bool = False


HEAD_FIELDS = (
    Field(("title",), mark("Title"), wide_px=380),
    Field(("short_title",), mark("Short title"), wide_px=150),
    Field(("document",), mark("Document number"), wide_px=190),
    Field(("issuer",), mark("Issuer"), wide_px=210),
    Field(("region",), mark("Region"), wide_px=190),
)
CLASS_FIELDS = (
    Field(("name",), mark("Name of the class"), wide_px=52),
    Field(("class",), mark("Number of the class"), FieldKind.NUMBER_OF_CLASS, 34),
    Field(("total_area_m2",), mark("Total area of its table m²"), FieldKind.AREA, 56),
    Field(("band", "lower_m2"), mark("Gross area from m²"), FieldKind.BOUND, 56),
    Field(("band", "includes_lower"), mark("bound included"), FieldKind.FLAG, 0),
    Field(("band", "upper_m2"), mark("up to m²"), FieldKind.BOUND, 56),
    Field(("band", "includes_upper"), mark("bound included"), FieldKind.FLAG, 0, fallback=True),
    Field(("band", "text"), mark("Band as printed"), wide_px=170),
    Field(("band", "clause"), mark("Clause of the band"), wide_px=190),
)
_MOST_CLASSES = 4


class FieldForm(QWidget):
    """Show and change single values.

    Args:
        draft: The standard.
        home: Where in it the paths of the fields begin.
        fields: The values.
        tr: Language.
    """

    def __init__(
        self, draft: Draft, home: tuple[Key, ...], fields: Sequence[Field], tr: Translator
    ) -> None:
        super().__init__()
        self._draft, self._home, self._tr = draft, home, tr
        self.fields: dict[tuple[Key, ...], tuple[Field, QLineEdit | QCheckBox]] = {}
        flow = FlowLayout(self, QMargins(0, 4, 0, 4), spacing_px=14, line_spacing_px=6)
        for field in fields:
            flow.addWidget(self._made(field))
        draft.changed.connect(self.refresh)
        self.refresh()

    def _made(self, field: Field) -> QWidget:
        title = self._tr(field.title)
        group = QWidget()
        if field.kind is FieldKind.FLAG:
            box = QCheckBox(title)
            box.clicked.connect(lambda is_on: self._put(field, bool(is_on)))
            self.fields[field.path] = (field, box)
            group.setLayout(row(box))
            return group
        line = QLineEdit()
        line.setFixedWidth(field.wide_px + 18)
        line.setAccessibleName(title)
        line.editingFinished.connect(lambda: self._on_typed(field, line))
        self.fields[field.path] = (field, line)
        group.setLayout(row(label(title, "small"), line, spacing=6))
        return group

    def refresh(self) -> None:
        """Show the values as they are now."""
        for field, widget in self.fields.values():
            value = self._draft.value((*self._home, *field.path))
            if isinstance(widget, QCheckBox):
                widget.setChecked(field.fallback if value is None else bool(value))
                widget.setEnabled(self._draft.is_own)
            else:
                widget.setText(written_number(value))
                widget.setCursorPosition(0)
                widget.setReadOnly(not self._draft.is_own)
                widget.setToolTip(widget.text())

    def focus(self, path: tuple[Key, ...]) -> bool:
        """Put the keys on the field at ``path`` (from the form's home); tell whether it is here."""
        if path not in self.fields:
            return False
        self.fields[path][1].setFocus()
        return True

    def _on_typed(self, field: Field, line: QLineEdit) -> None:
        typed = line.text().strip()
        if not self._draft.is_own or typed == written_number(
            self._draft.value((*self._home, *field.path))
        ):
            return
        value = _value(field, typed)
        if value is _REFUSED:
            self._draft.refuse(no_number(typed))
            self.refresh()
            return
        self._put(field, value)

    def _put(self, field: Field, value: object) -> None:
        name = self._tr("Change {title}", title=self._tr(field.title))
        self._draft.put(name, (*self._home, *field.path), value)


_REFUSED = object()


def _value(field: Field, typed: str) -> object:
    """Return what is written into the file; None takes the key away."""
    if field.kind is FieldKind.TEXT:
        return typed
    is_lower = field.path[-1] == "lower_m2"
    if not typed:
        return 0 if is_lower else None
    number = typed_number(typed, least=0 if is_lower else None)
    if field.kind is FieldKind.NUMBER_OF_CLASS and not (
        isinstance(number, int) and number <= _MOST_CLASSES
    ):
        return _REFUSED
    return _REFUSED if number is None else number
