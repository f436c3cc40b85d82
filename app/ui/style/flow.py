"""A layout that puts widgets side by side and goes on in the next line where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QMargins


class FlowLayout(QLayout):
    """Lines of widgets.

    Args:
        parent: The widget that is laid out.
        margins: Around everything.
        spacing_px: Between widgets of a line.
        line_spacing_px: Between lines.
    """

    def __init__(
        self, parent: QWidget, margins: QMargins, *, spacing_px: int, line_spacing_px: int
    ) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._spacing_px = spacing_px
        self._line_spacing_px = line_spacing_px
        self.setContentsMargins(margins)

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more item."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let an item go."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that more height is of no use."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at ``width``."""
        return self._lay_out(QRect(0, 0, width, 0), is_trial=True)

    def setGeometry(self, box: QRect) -> None:
        """Put all widgets into their lines."""
        super().setGeometry(box)
        self._lay_out(box, is_trial=False)

    def sizeHint(self) -> QSize:
        """Return the size of everything in one line."""
        margins = self.contentsMargins()
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() + self._spacing_px for size in sizes) - self._spacing_px
        high = max((size.height() for size in sizes), default=0)
        return QSize(max(0, wide), high) + QSize(
            margins.left() + margins.right(), margins.top() + margins.bottom()
        )

    def minimumSize(self) -> QSize:
        """Return the size of the largest widget with the margins."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _lay_out(self, box: QRect, *, is_trial: bool) -> int:
        inner = box.marginsRemoved(self.contentsMargins())
        y = inner.y()
        for number, line in enumerate(self._lines(inner.width())):
            y += self._line_spacing_px if number else 0
            height = max((item.sizeHint().height() for item in line), default=0)
            x = inner.x()
            for item in line:
                size = item.sizeHint()
                if not is_trial:
                    down = (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, y + down), size))
                x += size.width() + self._spacing_px
            y += height
        return y + self.contentsMargins().bottom() - box.y()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Return what stands in each line."""
        lines: list[list[QLayoutItem]] = [[]]
        taken = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wide = item.sizeHint().width()
            if lines[-1] and taken + wide > width:
                lines.append([])
                taken = 0
            lines[-1].append(item)
            taken += wide + self._spacing_px
        return lines
