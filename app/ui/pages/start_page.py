"""The first page: open a drawing, open a table, try a sample; what was opened last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.ui.pages.samples import Sample, find_samples
from app.ui.style.parts import Button, empty, label, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from app.ui.style.look import Look

_WIDTH = 900
_CARD_HEIGHT = 104


class Card(Button):
    """A large button with an icon, a title and a line of text.

    Args:
        look: Colours and language.
        icon: Name of the icon.
        title: What it does.
        text: More about it; "" for none.
        parent: Owner.
    """

    def __init__(
        self, look: Look, icon: str, title: str, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        picture = QLabel()
        picture.setPixmap(look.icons.pixmap(icon, look.theme.accent, 22))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(title, "strong", wrap=True))
        if text:
            words.addWidget(label(text, "small", wrap=True))
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 12, 12, 10)
        line.setSpacing(12)
        line.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        for child in self.findChildren(QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Return a size that holds title and two lines."""
        return QSize(220, 76)


class StartPage(QScrollArea):
    """What a person sees first.

    Args:
        look: Colours and language.
        samples: Folder of the sample plans.
        parent: Owner.
    """

    drawing_asked = Signal()
    table_asked = Signal()
    path_chosen = Signal(Path)

    def __init__(self, look: Look, samples: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setObjectName("page")
        self._look = look
        self._samples = find_samples(samples)
        page = named("page")
        self.setWidget(page)
        body = QWidget()
        body.setMaximumWidth(_WIDTH)
        around = QHBoxLayout(page)
        around.setContentsMargins(24, 24, 24, 16)
        around.addStretch(1)
        around.addWidget(body, 100)
        around.addStretch(1)
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self.recent = QVBoxLayout()
        self.recent.setSpacing(0)
        self._build()

    def _build(self) -> None:
        tr = self._look.tr
        self._column.addSpacing(8)
        self._column.addWidget(label(tr("Check rooms against the standard"), "title"))
        intro = tr(
            "Open the floor plan or the room table of a day-care centre or a rural mutual-aid "
            "home. You get its class, each room function compared, and a sheet to print."
        )
        self._column.addWidget(label(intro, "muted", wrap=True))
        self._column.addSpacing(8)
        self._column.addLayout(self._actions())
        hint = tr("You can also drop a file anywhere on this window.")
        self._column.addWidget(label(hint, "small"))
        self._recent_title = label(tr("Opened recently"), "heading")
        self._column.addWidget(self._recent_title)
        self._column.addLayout(self.recent)
        if self._samples:
            self._column.addSpacing(4)
            self._column.addWidget(label(tr("Samples to try"), "heading"))
            self._column.addLayout(self._sample_cards())
        self._column.addStretch(1)

    def _actions(self) -> QHBoxLayout:
        tr = self._look.tr
        self.drawing = Card(
            self._look, "folder-open", tr("Open a drawing"), tr("DXF floor plan, R12 to 2018")
        )
        self.table = Card(
            self._look, "table-2", tr("Open a room table"), tr("XLSX, XLS, ODS or CSV")
        )
        self.sample = Card(
            self._look, "shapes", tr("Try a sample"), tr("A day-care centre, ready to look at")
        )
        self.drawing.clicked.connect(self.drawing_asked)
        self.table.clicked.connect(self.table_asked)
        self.sample.clicked.connect(self._open_first_sample)
        self.sample.setEnabled(bool(self._samples))
        line = QHBoxLayout()
        line.setSpacing(12)
        for card in (self.drawing, self.table, self.sample):
            line.addWidget(card, 1)
        return line

    def _sample_cards(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(10)
        for number, sample in enumerate(self._samples):
            card = self._sample_card(sample)
            grid.addWidget(card, number // 3, number % 3)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        return grid

    def _sample_card(self, sample: Sample) -> Card:
        tr = self._look.tr
        icon = "file-spreadsheet" if sample.is_table else "file-text"
        card = Card(self._look, icon, tr(sample.title), tr(sample.text))
        card.setToolTip(sample.path.name)
        card.clicked.connect(lambda _=False, path=sample.path: self.path_chosen.emit(path))
        return card

    def _open_first_sample(self) -> None:
        self.path_chosen.emit(self._samples[0].path)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the first action in hand, not with what Qt finds last."""
        super().showEvent(event)
        self.drawing.setFocus()

    def show_recent(self, paths: Sequence[Path]) -> None:
        """Show the files opened last, newest first."""
        empty(self.recent)
        self._recent_title.setVisible(bool(paths))
        for path in paths[:5]:
            entry = Button(f"{path.name}    {path.parent}")
            entry.setProperty("role", "link")
            entry.setIcon(self._look.icon("clock", self._look.theme.muted))
            entry.setToolTip(str(path))
            entry.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            entry.clicked.connect(lambda _=False, path=path: self.path_chosen.emit(path))
            self.recent.addWidget(entry)
