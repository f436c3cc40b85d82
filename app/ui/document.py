"""The one thing that the window works on: a review with its report, and the steps to undo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.checking.report import Report
    from app.errors import Message
    from app.geometry.snapping import SnapIndex
    from app.model.linework import Linework
    from app.model.review import Review
    from app.picture.backdrop import Drawing
    from app.picture.picture import Picture
    from app.service.library import Library
    from app.service.opening import ReadOptions


State = TypeVar("State")


@dataclass(frozen=True, kw_only=True, eq=False)
class Loaded:
    """Everything that opening a file gives.

    Attributes:
        path: The file.
        options: How it was read.
        library: The standards and names it was read with.
        linework: The drawing itself, or None for tables.
        report: The first report; holds the review.
        pictures: One for each level that can be drawn on or has outlines.
        drawing: The drawing as lines in metres (in its own unit while that is in doubt), or None.
        snap: Its corners, crossings and lines to snap to, or None.
    """

    path: Path
    options: ReadOptions
    library: Library
    linework: Linework | None
    report: Report
    pictures: tuple[Picture, ...]
    drawing: Drawing | None = None
    snap: SnapIndex | None = None


class PlanDocument(QObject):
    """Hold the review of one file; every edit is one step that can be undone.

    Args:
        check: Gives the report of a review.
        compose: Gives the pictures of a report on a drawing.
        parent: Owner.
    """

    loaded = Signal()
    reread_done = Signal()
    closed = Signal()
    report_changed = Signal(object)
    review_changed = Signal(object)

    def __init__(
        self,
        check: Callable[[Review, Library], Report],
        compose: Callable[[Report, Drawing | None], tuple[Picture, ...]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._check = check
        self._compose = compose
        self._loaded: Loaded | None = None
        self.undo_stack = QUndoStack(self)

    @property
    def is_open(self) -> bool:
        """Tell whether there is a file."""
        return self._loaded is not None

    @property
    def content(self) -> Loaded:
        """Return the file with its present report; RuntimeError while nothing is open."""
        if self._loaded is None:
            text = "no file is open"
            raise RuntimeError(text)
        return self._loaded

    @property
    def report(self) -> Report:
        """Return the present report."""
        return self.content.report

    @property
    def review(self) -> Review:
        """Return the present review."""
        return self.content.report.review

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """Return the present pictures."""
        return self.content.pictures

    @property
    def is_edited(self) -> bool:
        """Tell whether something was changed since the file was opened."""
        return not self.undo_stack.isClean()

    def load(self, loaded: Loaded) -> None:
        """Take another file; what could be undone is forgotten."""
        self.undo_stack.clear()
        self._loaded = loaded
        self.loaded.emit()
        self.tell_again()

    def tell_again(self) -> None:
        """Tell what is open to those who came later, as after a change of language."""
        if self._loaded is not None:
            self.review_changed.emit(self.review)
            self.report_changed.emit(self.report)

    def close(self) -> None:
        """Let the file go."""
        self._loaded = None
        self.undo_stack.clear()
        self.closed.emit()

    def apply(self, label: Message, review: Review) -> None:
        """Replace the review in one step that the Edit menu names by ``label``."""
        if review != self.review:
            self.undo_stack.push(ReplaceReview(label, self.review, review, self._set_review))

    def reread(self, label: Message, loaded: Loaded) -> None:
        """Replace the reading of the file in one step that the Edit menu names by ``label``."""
        self.undo_stack.push(ReplaceReading(label, self.content, loaded, self._set_reading))

    def take_library(self, library: Library) -> None:
        """Check what is open against the standards as they are now; no step to undo.

        Standards that are gone stay known to what is open, since its history may name them.
        """
        kept = [item.key for item in library.standards]
        for standard in self.content.library.standards:
            if standard.key not in kept:
                library = library.with_standard(standard)
        self._loaded = replace(self.content, library=library)
        self._set_review(self.review)

    def _set_reading(self, loaded: Loaded) -> None:
        library = self.content.library
        if loaded.library is not library:  # it was read with standards of before
            report = self._check(loaded.report.review, library)
            pictures = self._compose(report, loaded.drawing)
            loaded = replace(loaded, library=library, report=report, pictures=pictures)
        self._loaded = loaded
        self.reread_done.emit()
        self.tell_again()

    def _set_review(self, review: Review) -> None:
        content = self.content
        report = self._check(review, content.library)
        pictures = self._compose(report, content.drawing)
        self._loaded = replace(content, report=report, pictures=pictures)
        self.review_changed.emit(review)
        self.report_changed.emit(report)

    @property
    def undo_label(self) -> Message | None:
        """Return the name of the step that undo would take back, or None."""
        return self._label(self.undo_stack.index() - 1)

    @property
    def redo_label(self) -> Message | None:
        """Return the name of the step that redo would bring back, or None."""
        return self._label(self.undo_stack.index())

    def _label(self, index: int) -> Message | None:
        if not 0 <= index < self.undo_stack.count():
            return None
        command = self.undo_stack.command(index)
        return command.label if isinstance(command, _Replace) else None


class _Replace(QUndoCommand, Generic[State]):
    """One step: what was before and after it."""

    def __init__(
        self, label: Message, before: State, after: State, put: Callable[[State], None]
    ) -> None:
        super().__init__(str(label))
        self.label = label
        self._before = before
        self._after = after
        self._put = put

    def undo(self) -> None:
        """Put what was before."""
        self._put(self._before)

    def redo(self) -> None:
        """Put what was after."""
        self._put(self._after)


class ReplaceReview(_Replace["Review"]):
    """One edit of the review."""


class ReplaceReading(_Replace[Loaded]):
    """Another reading of the file, with the review of it."""
