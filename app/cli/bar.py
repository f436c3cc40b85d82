"""Progress on standard error, with a bar once the work takes longer than a second."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from app.cli.call import CALL_WRONG
from app.cli.interrupt import heard_at_once

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Progress as RichProgress

    from app.errors import Message
    from app.i18n import Translator

PATIENCE_S = 1.0
"""Work that ends within this time shows no bar."""


class Bar:
    """A progress callable that draws a bar if the work takes long."""

    def __init__(self, tr: Translator) -> None:
        self._tr = tr
        self._began = time.monotonic()
        self._rich: RichProgress | None = None
        self._interrupt = heard_at_once(tr("yishen: stopped."), CALL_WRONG)

    def __enter__(self) -> Bar:
        self._interrupt.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._interrupt.__exit__(kind, error, trace)
        if self._rich is not None:
            self._rich.stop()

    def __call__(self, step: Message, share: float) -> None:
        """Show that ``share`` (0 to 1) is done and what is being done."""
        if self._rich is None and time.monotonic() - self._began > PATIENCE_S:
            self._rich = self._start()
        if self._rich is not None:
            self._rich.update(self._rich.task_ids[0], completed=share, description=self._tr(step))

    def _start(self) -> RichProgress:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        console = Console(file=sys.stderr)
        bar = Progress(
            TextColumn("{task.description}"), BarColumn(), console=console, transient=True
        )
        bar.add_task("", total=1.0)
        bar.start()
        return bar
