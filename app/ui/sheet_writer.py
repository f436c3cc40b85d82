"""Write the sheet beside the window: into a file of the user's choice, or to look at and print."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ui.tasks import LatestJob

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from app.i18n import Translator
    from app.progress import Progress
    from app.ui.document import Loaded


class SheetWriter(QObject):
    """Write one sheet at a time.

    Args:
        executor: Where the work runs.
        parent: Owner.
    """

    exported = Signal(object)
    drawn = Signal(object)

    def __init__(self, executor: Executor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.job = LatestJob(executor, self)
        self._target: Path | None = None
        self.job.done.connect(self._on_done)

    def export(self, content: Loaded, path: Path, tr: Translator) -> None:
        """Write the sheet of ``content`` to ``path``; ``exported`` tells the path."""
        self._target = path
        self.job.start(lambda _: _write(content, path, tr))

    def draw(self, content: Loaded, tr: Translator) -> None:
        """Make the sheet of ``content``; ``drawn`` tells its bytes."""
        self._target = None
        self.job.start(lambda progress: _bytes(content, tr, progress))

    def _on_done(self, pdf: bytes | None) -> None:
        if self._target is not None:
            self.exported.emit(self._target)
        else:
            self.drawn.emit(pdf)


def _write(content: Loaded, path: Path, tr: Translator) -> None:
    # Here and not above: reportlab is needed by few and takes long to load.
    from app.service.output import write_pdf

    write_pdf(content.report, content.linework, path, tr=tr)


def _bytes(content: Loaded, tr: Translator, progress: Progress) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sheet.pdf"
        _write(content, path, tr)
        return path.read_bytes()
