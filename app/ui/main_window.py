"""The main window: opens files, keeps the pages in step with the document, writes the sheet."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QTemporaryDir, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QMainWindow, QMessageBox

from app.errors import FacilityError, message
from app.paths import sample_plans_folder
from app.ui import edits
from app.ui.actions import Actions
from app.ui.context import Context
from app.ui.dialogs import Dialogs, QtDialogs
from app.ui.document import Loaded, PlanDocument
from app.ui.open_points import Step, open_points
from app.ui.opening import Request, check_review, compose_rooms, load
from app.ui.own_files import OwnFiles
from app.ui.plan.edit_bar import ROOM_ACTIONS
from app.ui.rereading import Rereading
from app.ui.selection import Selection
from app.ui.sheet_writer import SheetWriter
from app.ui.shell import Shell, StatusLine
from app.ui.style.look import make_look
from app.ui.style.parts import label
from app.ui.style.theme import palette, style_sheet
from app.ui.tasks import LatestJob

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
    from PySide6.QtWidgets import QWidget

    from app.checking.report import Report
    from app.errors import Message
    from app.ui.settings import Settings

PROGRAM = "颐审 Yishen"
_LEAST_PX = (900, 540)
"""A screen of 1366 x 768 that shows everything at one and a half times its size has so much."""


class MainWindow(QMainWindow):
    """One window with at most one open file.

    Args:
        settings: What is remembered between two runs.
        executor: For work beside the window; the window shuts it down when it is closed.
        dialogs: What asks a person in dialogs; None takes the real ones.
    """

    language_changed = Signal(str)

    def __init__(
        self, settings: Settings, executor: Executor, dialogs: Dialogs | None = None
    ) -> None:
        super().__init__()
        self._settings = settings
        self._executor = executor
        self._dialogs = dialogs or QtDialogs(self)
        self._request: Request | None = None
        self._pictures = QTemporaryDir()
        self.document = PlanDocument(check_review, compose_rooms, self)
        self.selection = Selection(self)
        self.opening = LatestJob(executor, self)
        self.rereading = Rereading(executor, self.document, self)
        self.own = OwnFiles(self.document, self.rereading, self)
        self.sheet = SheetWriter(executor, self)
        self.setAcceptDrops(True)
        self.resize(1440, 900)
        self.setMinimumSize(*_LEAST_PX)
        self._build()
        self._connect()
        self._restore()

    # Building, once at the start and again for another language or theme

    def _build(self) -> None:
        self.look = make_look(self._settings.language, self._settings.theme)
        theme = self.look.theme
        self.look.icons.save_for_style_sheet(Path(self._pictures.path()))
        self.setPalette(palette(theme))
        self.setStyleSheet(style_sheet(theme, Path(self._pictures.path()).as_posix()))
        self.actions_of = Actions(self.look, self)
        self.actions_of.fill(self.menuBar())
        self.actions_of.check(self.actions_of.themes, theme.name)
        self.actions_of.check(self.actions_of.languages, self.look.tr.language)
        self.status = StatusLine(self.look, self.statusBar())
        context = Context(self.look, self.document, self.selection)
        self.shell = Shell(context, self.actions_of, sample_plans_folder())
        self.file = label(role="strong")
        self.file.setContentsMargins(0, 6, 14, 0)
        self.setCentralWidget(self.shell)
        self.shell.start.show_recent(self._settings.recent)
        for field in self.shell.findChildren(QLineEdit):
            field.setAcceptDrops(False)  # files dropped on a field are for the window too
        self._connect_parts()
        self._show_state()

    def _connect_parts(self) -> None:
        shell, workspace = self.shell, self.shell.workspace
        shell.start.drawing_asked.connect(self.ask_open)
        shell.start.table_asked.connect(self.ask_open_table)
        shell.start.path_chosen.connect(self.open_if_allowed)
        shell.reading.cancelled.connect(self.cancel_opening)
        workspace.message_shown.connect(self.show_message)
        workspace.unit_chosen.connect(self.rereading.read_in)
        workspace.use_asked.connect(self.rereading.use_layers)
        workspace.reading_cancelled.connect(self.rereading.cancel)
        workspace.open_asked.connect(self.ask_open)
        workspace.facts_asked.connect(self.fill_in)
        workspace.rules_asked.connect(self.show_rules)
        workspace.decision_asked.connect(self.decide)
        workspace.word_asked.connect(self.own.teach)
        shell.toolbar.steps.step_chosen.connect(self.take_step)
        workspace.canvas.pointed.connect(self.status.show_place)
        canvas, rooms = workspace.canvas, workspace.rooms
        slots = {
            "open": self.ask_open,
            "start": self.close_file,
            "export": self.export_sheet,
            "print": self.print_sheet,
            "converter": self.choose_converter,
            "quit": self.close,
            "undo": self.document.undo_stack.undo,
            "redo": self.document.undo_stack.redo,
            "facts": self.fill_in,
            "rules": self.show_rules,
            "standards": self.edit_standards,
            "words": self.show_words,
            "unit": workspace.ask_unit,
            "confirm": self.confirm_all_outlines,
            "rename": rooms.edit_selected,
            "find": rooms.search.setFocus,
            "fit": canvas.fit,
            "zoom_in": canvas.zoom_in,
            "zoom_out": canvas.zoom_out,
            "about": self.show_about,
        }
        for name, slot in slots.items():
            self.actions_of[name].triggered.connect(slot)
        for name in ROOM_ACTIONS:
            self.actions_of[name].triggered.connect(partial(self._act_on_rooms, name))
        left, right = workspace.side_panes
        self.actions_of["left"].toggled.connect(left.setVisible)
        self.actions_of["right"].toggled.connect(right.setVisible)
        self.actions_of.themes.triggered.connect(lambda action: self.set_theme(action.data()))
        self.actions_of.languages.triggered.connect(lambda action: self.set_language(action.data()))

    def _connect(self) -> None:
        self.opening.progressed.connect(self._on_progress)
        self.opening.done.connect(self._on_opened)
        self.opening.failed.connect(self._on_opening_failed)
        self.rereading.changed.connect(self._on_rereading)
        self.rereading.lost.connect(self._tell_lost)
        self.rereading.failed.connect(self._tell)
        self.rereading.job.progressed.connect(self._on_rereading_step)
        self.own.told.connect(self.show_message)
        self.own.taught.connect(self._on_taught)
        self.sheet.exported.connect(self._on_exported)
        self.sheet.drawn.connect(self._preview)
        self.sheet.job.failed.connect(self._on_writing_failed)
        self.document.undo_stack.indexChanged.connect(self._on_edit)
        self.document.report_changed.connect(self._on_report)

    def set_language(self, language: str) -> None:
        """Speak another language; the document and what can be undone stay."""
        self._settings.language = language
        self.language_changed.emit(language)
        self._rebuild(with_panes=False)  # other words want another width

    def set_theme(self, theme: str) -> None:
        """Take other colours; the document and what can be undone stay."""
        self._settings.theme = theme
        self._rebuild(with_panes=True)

    def _rebuild(self, *, with_panes: bool) -> None:
        splitter = self.shell.workspace.splitter.saveState()
        level = self.shell.workspace.rooms.level
        self.actions_of.delete()
        self.status.delete()
        self._build()
        self.document.tell_again()
        if with_panes:
            self.shell.workspace.splitter.restoreState(splitter)
        self.shell.workspace.rooms.show_level(level)

    # Showing

    def _show_state(self) -> None:
        """Show the page, the actions and the title that fit what is going on."""
        shell, is_open = self.shell, self.document.is_open
        if self.opening.is_running:
            shell.pages.setCurrentWidget(shell.reading)
            shell.reading.begin(self._request.path.name if self._request else "")
        else:
            shell.pages.setCurrentWidget(shell.workspace if is_open else shell.start)
        is_shown = is_open and not self.opening.is_running
        self.actions_of.enable(has_plan=is_shown)
        self.status.show_report(self.document.report if is_shown else None)
        self.status.show_work("")
        name = self.document.content.path.name if is_open else ""
        self.file.setText(name)
        self.menuBar().setCornerWidget(self.file)  # again, so that it gets the width of the text
        self.file.show()
        self.setWindowTitle(f"{name}[*] — {PROGRAM}" if is_open else PROGRAM)
        self._show_undo()

    def _show_undo(self) -> None:
        stack, tr = self.document.undo_stack, self.look.tr
        for name, text, step in (
            ("undo", tr("Undo"), self.document.undo_label),
            ("redo", tr("Redo"), self.document.redo_label),
        ):
            action = self.actions_of[name]
            action.setEnabled(step is not None and not self.opening.is_running)
            action.setText(text if step is None else f"{text}: {tr(step)}")
            action.setToolTip(f"{action.text()} ({action.shortcut().toString()})")
        self.setWindowModified(not stack.isClean())

    def _on_report(self, report: Report) -> None:
        self.status.show_report(report)

    def _on_edit(self) -> None:
        self._show_undo()
        self.shell.banner.hide()  # what it said was about the state before

    # Filling in

    def take_step(self, step: Step) -> None:
        """Lead to what is open in a step, or to what the step is for."""
        points = [item for item in open_points(self.document.report) if item.step is step]
        if points:
            self.shell.workspace.lead_to(points[0].point)
            return
        ways = {Step.IMPORT: self.ask_open, Step.FACILITY: self.fill_in}
        ways.get(step, self.print_sheet if step is Step.RESULT else self._show_rooms)()

    def _show_rooms(self) -> None:
        self.shell.workspace.canvas.fit()

    def fill_in(self) -> None:
        """Let a person fill in beds, staff, services and the head of the sheet."""
        answers = self._dialogs.ask_facts(self.look.tr, self.document.report)
        if answers is not None:
            edits.answer_facts(self.document, *answers)

    def show_rules(self) -> None:
        """Show the other rules of the standard and what other standards say."""
        self._dialogs.show_rules(Context(self.look, self.document, self.selection))

    def edit_standards(self) -> None:
        """Let a person keep standards of their own; what is open is checked again after that."""
        self._dialogs.show_standards(self.look)
        self.own.reload()

    def show_words(self) -> None:
        """Show the village words; what is open is read again after that."""
        self._dialogs.show_words(self.look.tr)
        self.own.reload()

    def _on_taught(self, text: Message) -> None:
        tr = self.look.tr
        self.shell.banner.show_text(
            tr(text), is_done=True, action=tr("Village words …"), on_action=self.show_words
        )

    def confirm_all_outlines(self) -> None:
        """Say that all outlines are right as the program found them."""
        rooms = self.document.review.plan.rooms
        edits.confirm_outlines(self.document, [room.key for room in rooms])

    def _act_on_rooms(self, name: str) -> None:
        self.shell.workspace.editing.act(name)

    def decide(self, function: str) -> None:
        """Let a person decide about a function."""
        decision = self._dialogs.ask_decision(self.look.tr, self.document.report, function)
        if decision is not None:
            edits.decide(self.document, decision)

    def show_message(self, text: Message) -> None:
        """Show a sentence in the banner."""
        self.shell.banner.show_text(self.look.tr(text))

    def show_about(self) -> None:
        """Say what the program is."""
        tr = self.look.tr
        text = tr(
            "Yishen checks floor plans of elderly day-care centres and rural mutual-aid homes "
            "against the room sizes that the documents prescribe. Its sheet is an aid for "
            "checking; it replaces no statutory review."
        )
        QMessageBox.about(self, tr("About Yishen"), f"{PROGRAM}\n\n{text}")

    def choose_converter(self) -> None:
        """Show which program turns DWG into DXF, and let a person choose it."""
        self._dialogs.show_converter(self.look.tr)

    # Opening

    def ask_open(self) -> None:
        """Let a person choose a file and open it."""
        self._ask_and_open(tables=False)

    def ask_open_table(self) -> None:
        """Let a person choose a room table and open it."""
        self._ask_and_open(tables=True)

    def _ask_and_open(self, *, tables: bool) -> None:
        folder = self._settings.last_folder or _documents_folder()
        path = self._dialogs.ask_plan(self.look.tr, folder, tables=tables)
        if path is not None:
            self._settings.last_folder = str(path.parent)
            self.open_if_allowed(path)

    def open_if_allowed(self, path: Path) -> None:
        """Open ``path`` unless a person wants to keep the edits of the file that is open."""
        if self._may_leave():
            self.open_path(path)

    def _may_leave(self) -> bool:
        if not self.document.is_open or not self.document.is_edited:
            return True
        return self._dialogs.ask_leave(self.look.tr, self.document.content.path.name)

    def open_path(self, path: Path) -> None:
        """Open ``path`` beside the window."""
        from app.service.opening import ReadOptions

        self._start(Request(path=path, options=ReadOptions(), library=self.own.library))

    def _start(self, request: Request) -> None:
        self._request = request
        self.shell.banner.hide()
        self.opening.start(lambda progress: load(request, progress))
        self._show_state()

    def cancel_opening(self) -> None:
        """Stop opening; what was open before is shown again."""
        self.opening.cancel()
        self._show_state()

    def _on_rereading(self) -> None:
        is_running, workspace = self.rereading.is_running, self.shell.workspace
        workspace.work.show_running(is_running=is_running)
        workspace.layers.show_said(self.rereading.options.layer_uses if is_running else None)

    def _on_rereading_step(self, step: Message, share: float) -> None:
        self.shell.workspace.work.show_step(step, share)

    def _tell_lost(self, count: int) -> None:
        self.show_message(
            message(
                "{count} rooms of which a person had said something are not found any more in this "
                "reading. Check the rooms, or undo.",
                count=count,
            )
        )

    def _on_progress(self, step: Message, share: float) -> None:
        self.shell.reading.show_step(step, share)

    def _on_opened(self, loaded: Loaded) -> None:
        self._settings.remember(loaded.path)
        self.shell.start.show_recent(self._settings.recent)
        self.document.load(loaded)
        self._show_state()
        self.shell.workspace.canvas.setFocus()
        self.own.take(loaded.library)

    def _on_opening_failed(self, error: BaseException) -> None:
        if self._request is not None and not self._request.path.exists():
            self._settings.forget(self._request.path)
            self.shell.start.show_recent(self._settings.recent)
        self._show_state()
        self._tell(error)

    def _tell(self, error: BaseException) -> None:
        """Show our own errors in the banner; anything else is for the hook of the program."""
        if isinstance(error, FacilityError):
            self.show_message(error.message)
        else:
            sys.excepthook(type(error), error, error.__traceback__)

    def close_file(self) -> None:
        """Go back to the start page."""
        if self.document.is_open and self._may_leave():
            self.document.close()
            self.selection.clear()
            self.shell.banner.hide()
            self._show_state()

    # The sheet

    def export_sheet(self) -> None:
        """Let a person choose where, and write the sheet there."""
        plan = self.document.content.path
        # Beside the plan, but not among the samples, which may lie inside the program.
        is_sample = plan.parent == sample_plans_folder()
        folder = Path(_documents_folder()) if is_sample else plan.parent
        name = self.look.tr("{plan} check sheet.pdf", plan=plan.stem)
        path = self._dialogs.ask_target(self.look.tr, folder / name)
        if path is not None:
            self._show_writing()
            self.sheet.export(self.document.content, path, self.look.tr)

    def print_sheet(self) -> None:
        """Show the sheet as it will be printed."""
        self._show_writing()
        self.sheet.draw(self.document.content, self.look.tr)

    def _show_writing(self) -> None:
        self.shell.banner.hide()
        self.status.show_work(self.look.tr("Writing the sheet …"))

    def _on_exported(self, path: Path) -> None:
        self.status.show_work("")
        text = self.look.tr("The sheet was saved: {file}", file=str(path))
        self.shell.banner.show_text(
            text,
            is_done=True,
            action=self.look.tr("Open the sheet"),
            on_action=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
        )

    def _preview(self, pdf: bytes) -> None:
        from app.ui.pages.sheet_preview import SheetPreview

        self.status.show_work("")
        preview = SheetPreview(self.look, pdf, self)
        preview.save_asked.connect(self.export_sheet)
        preview.finished.connect(preview.deleteLater)
        self.preview: QWidget = preview
        preview.open()

    def _on_writing_failed(self, error: BaseException) -> None:
        self.status.show_work("")
        self._tell(error)

    # Files dropped, closing

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the first of the files dropped, and say so where there are several."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            # Later, so that the program that the file came from need not wait for an answer.
            QTimer.singleShot(0, self, lambda: self._open_dropped(paths))

    def _open_dropped(self, paths: list[Path]) -> None:
        self.open_if_allowed(paths[0])
        if len(paths) > 1 and self.opening.is_running:
            self.show_message(
                message(
                    "{count} files were dropped; “{file}” is opened. Open the others one by one.",
                    count=len(paths),
                    file=paths[0].name,
                )
            )

    def _restore(self) -> None:
        geometry = self._settings.state("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        panes = self._settings.state("panes")
        if panes is not None:
            self.shell.workspace.splitter.restoreState(panes)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about edits, remember the layout, stop what still runs."""
        if not self._may_leave():
            event.ignore()
            return
        self._settings.keep_state("geometry", self.saveGeometry())
        self._settings.keep_state("panes", self.shell.workspace.splitter.saveState())
        self.opening.cancel()
        self.rereading.cancel()
        self.sheet.job.cancel()
        self.hide()
        self._executor.shutdown(wait=True, cancel_futures=True)
        event.accept()


def _documents_folder() -> str:
    """Return where the system keeps documents, or the home folder if there is no such place."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return place if Path(place).is_dir() else str(Path.home())
