"""Open the window with a plan and end as soon as its verdict is painted; for benchmark.py."""

from __future__ import annotations

import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from app.ui.application import prepare
from app.ui.main_window import MainWindow
from app.ui.settings import Settings


def main() -> None:
    program = QApplication(sys.argv[:1])
    prepare(program)
    store = QSettings(str(Path(tempfile.mkdtemp()) / "s.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Settings(store), ThreadPoolExecutor(2))
    window.show()

    def finish() -> None:
        window.grab()
        os._exit(0)  # what closing takes is not asked here

    window.document.loaded.connect(lambda: QTimer.singleShot(0, finish))
    window.open_path(Path(sys.argv[1]))
    program.exec()


if __name__ == "__main__":
    main()
