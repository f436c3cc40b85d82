"""Read the open drawing again beside the window: with another unit, other layers of walls."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.errors import message
from app.ui.opening import read_again, rebased
from app.ui.tasks import LatestJob

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from app.errors import Message
    from app.model.linework import LayerUse
    from app.service.opening import ReadOptions
    from app.ui.document import Loaded, PlanDocument
    from app.ui.opening import Reading
    from app.units import Unit


class Rereading(QObject):
    """Keep one reading under way at most; what a person says meanwhile is not lost.

    ``changed`` tells that a reading began or ended, ``lost`` how many rooms that a person spoke
    of were not found again, ``failed`` why a reading ended without a result.

    Args:
        executor: Where the work runs; whoever made it shuts it down.
        document: What is read again.
        parent: Owner.
    """

    changed = Signal()
    lost = Signal(int)
    failed = Signal(object)

    def __init__(
        self, executor: Executor, document: PlanDocument, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._began: Loaded | None = None
        self._options: ReadOptions | None = None
        self._label = message("Read again")
        self.job = LatestJob(executor, self)
        self.job.done.connect(self._on_done)
        self.job.failed.connect(self._on_failed)
        document.loaded.connect(self.cancel)
        document.closed.connect(self.cancel)
        document.reread_done.connect(self.cancel)

    @property
    def is_running(self) -> bool:
        """Tell whether a reading is under way."""
        return self.job.is_running

    @property
    def options(self) -> ReadOptions:
        """Return how the drawing is read, or is about to be."""
        return self._options or self._document.content.options

    def read_in(self, unit: Unit, scale: float | None) -> None:
        """Read the drawing in another unit; None leaves the paper scale as it was said."""
        said = self.options.scale if scale is None else scale
        scale = None if said == 1 else said
        self._start(message("Choose unit"), replace(self.options, unit=unit, scale=scale))

    def use_layers(self, names: tuple[str, ...], use: LayerUse | None) -> None:
        """Read the drawing with other roles of layers; None leaves them to the program."""
        said = {name: kept for name, kept in self.options.layer_uses if name not in names}
        if use is not None:
            said |= dict.fromkeys(names, use)
        uses = tuple(sorted(said.items()))
        if uses != self.options.layer_uses:
            self._start(message("Choose role of layers"), replace(self.options, layer_uses=uses))

    def cancel(self) -> None:
        """Stop; the drawing stays as it was read."""
        if self._options is not None:
            self.job.cancel()
            self._end()

    def begin_anew(self) -> None:
        """Begin a reading that is under way anew, after what it goes by was changed."""
        if self._options is not None:
            self._start(self._label, self._options)

    def _start(self, label: Message, options: ReadOptions) -> None:
        content = self._document.content
        self._began, self._options, self._label = content, options, label
        self.job.start(lambda progress: read_again(content, options, progress))
        self.changed.emit()

    def _end(self) -> None:
        self._began = self._options = None
        self.changed.emit()

    def _on_done(self, reading: Reading) -> None:
        began = self._began
        review = self._document.review
        if began is not None and began.report.review is not review:
            reading = rebased(reading, review)
        self._end()
        self._document.reread(self._label, reading.loaded)
        if reading.lost:
            self.lost.emit(reading.lost)

    def _on_failed(self, error: BaseException) -> None:
        self._end()
        self.failed.emit(error)
