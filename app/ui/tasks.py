"""Work beside the window: the newest answer wins, progress is told, cancelling is heard."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from app.errors import Cancelled, message

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor, Future

    from app.errors import Message
    from app.progress import Progress


class LatestJob(QObject):
    """Run one kind of work in the background; older work is dropped when newer is started.

    Args:
        executor: Where the work runs; whoever made it shuts it down.
        parent: Owner.
    """

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(object, float)
    _finished = Signal(int, object)
    _stepped = Signal(int, object, float)

    def __init__(self, executor: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._newest = 0
        self._stop: threading.Event | None = None
        # Queued even from this thread: work that ends at once must not overtake its own steps.
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._stepped.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        """Tell whether an answer is still to come."""
        return self._stop is not None

    def start(self, work: Callable[[Progress], object]) -> None:
        """Queue work; it must not touch a widget and must own what it reads."""
        self.cancel()
        self._newest += 1
        number = self._newest
        stop = threading.Event()
        self._stop = stop
        future = self._executor.submit(work, self._progress(number, stop))
        future.add_done_callback(lambda ended: self._finished.emit(number, ended))

    def cancel(self) -> None:
        """Drop the running work: its answer never comes, and it hears that it should stop."""
        if self._stop is not None:
            self._stop.set()
            self._stop = None
            self._newest += 1

    def _progress(self, number: int, stop: threading.Event) -> Progress:
        def tell(step: Message, share: float) -> None:
            if stop.is_set():
                raise Cancelled(message("Stopped."))
            self._stepped.emit(number, step, share)

        return tell

    def _tell(self, number: int, step: Message, share: float) -> None:
        if number == self._newest:
            self.progressed.emit(step, share)

    def _deliver(self, number: int, future: Future[object]) -> None:
        if number != self._newest:
            return
        self._stop = None
        problem = future.exception()
        if problem is not None:
            self.failed.emit(problem)
        else:
            self.done.emit(future.result())
