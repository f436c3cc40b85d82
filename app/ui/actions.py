"""Everything that the menus and the toolbar can do, with keys and tooltips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from app.i18n import mark
from app.ui.plan.edit_bar import ROOM_ACTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QMenuBar, QWidget

    from app.ui.style.look import Look

LANGUAGE_NAMES = {"zh_CN": "简体中文", "en": "English"}
"""Each in its own language, so that a person finds back."""
THEME_NAMES = {"light": mark("Light"), "dark": mark("Dark")}

_SPEC: dict[str, tuple[str, str, str]] = {
    "open": (mark("Open …"), "folder-open", "Ctrl+O"),
    "start": (mark("Start page"), "house", "Ctrl+W"),
    "export": (mark("Export sheet (PDF) …"), "file-down", "Ctrl+E"),
    "print": (mark("Print sheet …"), "printer", "Ctrl+P"),
    "converter": (mark("DWG converter …"), "", ""),
    "standards": (mark("Standards …"), "", ""),
    "words": (mark("Village words …"), "", ""),
    "quit": (mark("Quit"), "", "Ctrl+Q"),
    "undo": (mark("Undo"), "undo-2", "Ctrl+Z"),
    "redo": (mark("Redo"), "redo-2", "Ctrl+Y"),
    "facts": (mark("Fill in beds, staff and services …"), "", "Ctrl+I"),
    "rules": (mark("Other rules and references …"), "", "Ctrl+R"),
    "confirm": (mark("Confirm all outlines"), "", ""),
    "unit": (mark("Unit of the drawing …"), "", "Ctrl+U"),
    "rename": (mark("Rename room"), "pencil", "F2"),
    "find": (mark("Find a room"), "search", "Ctrl+F"),
    "fit": (mark("Show the whole level"), "maximize", "F"),
    "zoom_in": (mark("Zoom in"), "zoom-in", "+"),
    "zoom_out": (mark("Zoom out"), "zoom-out", "-"),
    "left": (mark("Room list"), "panel-left", "F7"),
    "right": (mark("Verdict"), "panel-right", "F8"),
    **ROOM_ACTIONS,
    "about": (mark("About Yishen"), "info", ""),
}

_MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (mark("File"), ("open", "start", "-", "export", "print", "-", "converter", "quit")),
    (mark("Edit"), ("undo", "redo", "-", "facts", "unit", "confirm", "rename", "find")),
    (mark("Rooms"), (*ROOM_ACTIONS,)),
    (mark("Standards"), ("rules", "-", "standards", "words")),
    (
        mark("View"),
        ("fit", "zoom_in", "zoom_out", "-", "left", "right", "-", "theme", "language"),
    ),
    (mark("Help"), ("about",)),
)

NEED_PLAN = (
    *ROOM_ACTIONS,
    "start",
    "export",
    "print",
    "facts",
    "rules",
    "unit",
    "confirm",
    "rename",
    "find",
    "fit",
    "zoom_in",
    "zoom_out",
    "left",
    "right",
)


class Actions:
    """The actions of one window in one language.

    Args:
        look: Colours and language.
        parent: The window.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        self._look = look
        self._by_name = {name: self._make(name, parent) for name in _SPEC}
        self.themes = self._choice({n: look.tr(t) for n, t in THEME_NAMES.items()}, parent)
        self.languages = self._choice(LANGUAGE_NAMES, parent)
        for name in ("left", "right"):
            self[name].setCheckable(True)
            self[name].setChecked(True)
        self["zoom_in"].setShortcuts([QKeySequence("+"), QKeySequence("=")])
        self["redo"].setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def _make(self, name: str, parent: QWidget) -> QAction:
        text, icon, keys = _SPEC[name]
        made = QAction(self._look.tr(text), parent)
        if icon:
            made.setIcon(self._look.icon(icon))
        if keys:
            made.setShortcut(QKeySequence(keys))
            made.setToolTip(f"{self._look.tr(text)} ({keys})")
        parent.addAction(made)
        return made

    @staticmethod
    def _choice(texts: Mapping[str, str], parent: QWidget) -> QActionGroup:
        group = QActionGroup(parent)
        for value, text in texts.items():
            made = QAction(text, group)
            made.setCheckable(True)
            made.setData(value)
        return group

    def check(self, group: QActionGroup, value: str) -> None:
        """Mark the choice that is in force."""
        for action in group.actions():
            action.setChecked(action.data() == value)

    def fill(self, bar: QMenuBar) -> None:
        """Put the menus into ``bar``."""
        bar.clear()
        tr = self._look.tr
        for title, names in _MENUS:
            menu = bar.addMenu(_with_letter(tr(title), title[0]))
            for name in names:
                if name == "-":
                    menu.addSeparator()
                elif name == "theme":
                    menu.addMenu(tr("Colours")).addActions(self.themes.actions())
                elif name == "language":
                    menu.addMenu("语言 / Language").addActions(self.languages.actions())
                else:
                    menu.addAction(self[name])

    def enable(self, *, has_plan: bool) -> None:
        """Let only those be used that have something to act on."""
        for name in NEED_PLAN:
            self[name].setEnabled(has_plan)

    def delete(self) -> None:
        """Let go of all actions, before others take their place."""
        for action in self._by_name.values():
            action.setParent(None)
            action.deleteLater()
        for group in (self.themes, self.languages):
            group.setParent(None)
            group.deleteLater()


def _with_letter(text: str, letter: str) -> str:
    """Return the title of a menu that Alt and ``letter`` open, as Chinese programs write it."""
    return f"&{text}" if text.startswith(letter) else f"{text}(&{letter})"
