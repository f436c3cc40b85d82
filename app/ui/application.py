"""Start the program with a window: fonts, settings, the hook for what nobody expected."""

from __future__ import annotations

import logging
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QTranslator
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from app.paths import resources_folder
from app.ui.dialogs import CrashDialog
from app.ui.main_window import PROGRAM, MainWindow
from app.ui.settings import Settings
from app.ui.style.painting import font
from app.ui.style.theme import BODY_PX

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

_WORKERS = 2
_FONTS = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf")
_log = logging.getLogger(__name__)


def run(
    arguments: Sequence[str], *, language: str | None = None, store: QSettings | None = None
) -> int:
    """Open the window and return its exit code when it is closed.

    Args:
        arguments: The plan to open, if any.
        language: Language for this and later runs, or None for the remembered one.
        store: Where settings are kept; None takes the place of the system.
    """
    program = QApplication.instance()
    if not isinstance(program, QApplication):
        program = QApplication(sys.argv[:1])
    prepare(program)
    settings = Settings(QSettings("Yishen", "Yishen") if store is None else store)
    if language is not None:
        settings.language = language
    words = QtWords(program)
    words.speak(settings.language)
    window = MainWindow(settings, ThreadPoolExecutor(_WORKERS, thread_name_prefix="yishen"))
    window.language_changed.connect(words.speak)
    earlier = sys.excepthook
    sys.excepthook = CrashHook(window)
    show(window)
    if arguments:
        window.open_path(Path(arguments[0]).absolute())
    try:
        return program.exec()
    finally:
        sys.excepthook = earlier


def show(window: MainWindow) -> None:
    """Show the window; over all of a screen that is smaller than it would be."""
    room = window.screen().availableSize()
    if window.width() > room.width() or window.height() > room.height():
        window.showMaximized()
    else:
        window.show()


def prepare(program: QApplication) -> None:
    """Give the program its name, its style and its fonts."""
    program.setApplicationName("Yishen")
    program.setApplicationDisplayName(PROGRAM)
    program.setStyle("Fusion")
    for name in _FONTS:
        QFontDatabase.addApplicationFont(str(resources_folder() / "fonts" / name))
    program.setFont(font(BODY_PX))


_LACKING = {
    ("QFileDialog", "&Look in:"): "查找范围：",
    ("QFileDialog", "Files of &type:"): "文件类型：",
    ("QFileDialog", "Create New Folder"): "新建文件夹",
    ("QFileSystemModel", "Size"): "大小",
    ("QFileSystemModel", "Folder"): "文件夹",
    ("QFileSystemModel", "%1 File"): "%1 文件",
    ("QAbstractFileIconProvider", "Folder"): "文件夹",
    ("QAbstractFileIconProvider", "%1 File"): "%1 文件",
}
"""Words of the file dialog that Qt's own Chinese catalogue lacks or gets wrong."""


class LackingWords(QTranslator):
    """Chinese words that Qt lacks; asked before Qt's own."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Return a word, or nothing so that Qt looks on."""
        return _LACKING.get((context, text))  # type: ignore[return-value]


class QtWords:
    """The words of Qt's own dialogs, in the language of the window.

    Args:
        program: Whose dialogs they are.
    """

    def __init__(self, program: QApplication) -> None:
        self._program = program
        self._translator = QTranslator()
        self._lacking = LackingWords()

    def speak(self, language: str) -> bool:
        """Speak ``language``; return whether Qt has its words."""
        self._program.removeTranslator(self._translator)
        self._translator = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        has_words = self._translator.load(QLocale(language), "qtbase", "_", folder)
        self._program.installTranslator(self._translator)
        self._program.removeTranslator(self._lacking)
        if language == "zh_CN":
            self._program.installTranslator(self._lacking)
        QLocale.setDefault(QLocale(language))
        return has_words


class CrashHook:
    """Show what nobody expected in a dialog; the window and the work in it stay.

    Args:
        window: Parent of the dialog; gives the language.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.dialog: CrashDialog | None = None

    def __call__(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Log ``error`` and show it, one dialog at a time."""
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        _log.error("unexpected", exc_info=(kind, error, trace))
        if self.dialog is not None and self.dialog.isVisible():
            return
        self.dialog = CrashDialog(error, self._window.look.tr, self._window)
        self.dialog.open()
