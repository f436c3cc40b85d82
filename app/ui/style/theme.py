"""Colours of the window, light and dark, and the style sheet made of them."""

from __future__ import annotations

from dataclasses import dataclass
from string import Template
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from app.picture.picture import Fill
from app.picture.style import style_of

if TYPE_CHECKING:
    from app.picture.style import Colours

FONT_FAMILY = "Noto Sans SC"
BODY_PX = 13
SMALL_PX = 12
CLASS_PX = 26


@dataclass(frozen=True, kw_only=True)
class Theme:
    """Colours by role; every pair of ink and ground that carries text reaches WCAG AA.

    Attributes:
        name: ``light`` or ``dark``.
        window: Ground of bars.
        surface: Ground of panels.
        paper: Ground of the plan.
        ink: Text.
        muted: Secondary text.
        line: Thin lines between parts.
        control: Borders of controls.
        accent: Selection, links and the main button.
        accent_soft: Its soft fill.
        on_accent: Text on the accent.
        track: Empty part of bars and rulers.
        wall: Edges of rooms and walls on the plan.
        wall_fill: What lies between the rooms.
        backdrop: Lines of the drawing itself.
    """

    name: str
    window: str
    surface: str
    paper: str
    ink: str
    muted: str
    line: str
    control: str
    accent: str
    accent_soft: str
    on_accent: str
    track: str
    wall: str
    wall_fill: str
    backdrop: str

    def colours(self, fill: Fill) -> Colours:
        """Return ink and soft ground of an outcome."""
        style = style_of(fill)
        return style.dark if self.is_dark else style.light

    def outcome_ink(self, fill: Fill) -> QColor:
        """Return the colour of text, symbols and patterns of an outcome."""
        return QColor(self.colours(fill).ink)

    def outcome_fill(self, fill: Fill) -> QColor:
        """Return the soft ground of an outcome."""
        return QColor(self.colours(fill).fill)

    @property
    def is_dark(self) -> bool:
        """Tell whether the ground is darker than the text."""
        return self.name == "dark"


LIGHT = Theme(
    name="light",
    window="#F6F7F9",
    surface="#FFFFFF",
    paper="#FBFBFC",
    ink="#1B2430",
    muted="#5A6675",
    line="#DDE1E7",
    control="#C3CAD4",
    accent="#0F5FA8",
    accent_soft="#E3EEF8",
    on_accent="#FFFFFF",
    track="#E8EBF0",
    wall="#3A4450",
    wall_fill="#D3D8DF",
    backdrop="#A9B2BF",
)

DARK = Theme(
    name="dark",
    window="#14181E",
    surface="#1C222A",
    paper="#161A20",
    ink="#E8ECF1",
    muted="#A3AEBB",
    line="#2E3742",
    control="#465160",
    accent="#6DB3F2",
    accent_soft="#1F3347",
    on_accent="#0E1319",
    track="#333D49",
    wall="#A3AEBB",
    wall_fill="#39434F",
    backdrop="#4C5866",
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}


def palette(theme: Theme) -> QPalette:
    """Return the palette for what the style sheet does not reach."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.WindowText: theme.ink,
        QPalette.ColorRole.Base: theme.surface,
        QPalette.ColorRole.AlternateBase: theme.window,
        QPalette.ColorRole.Text: theme.ink,
        QPalette.ColorRole.Button: theme.surface,
        QPalette.ColorRole.ButtonText: theme.ink,
        QPalette.ColorRole.ToolTipBase: theme.surface,
        QPalette.ColorRole.ToolTipText: theme.ink,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.Link: theme.accent,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    return made


def style_sheet(theme: Theme, icons: str) -> str:
    """Return the style sheet of the whole program.

    Args:
        theme: The colours.
        icons: Folder of small pictures that the sheet names, with forward slashes.
    """
    inks = {f"{fill.value}_ink": theme.colours(fill).ink for fill in Fill}
    fills = {f"{fill.value}_fill": theme.colours(fill).fill for fill in Fill}
    roles = {name: value for name, value in vars(theme).items() if isinstance(value, str)}
    sizes = {"body": str(BODY_PX), "small": str(SMALL_PX), "klass": str(CLASS_PX)}
    return _SHEET.substitute(**roles, **inks, **fills, **sizes, family=FONT_FAMILY, icons=icons)


_SHEET = Template("""
* { font-family: "$family"; font-size: ${body}px; color: $ink; outline: none; }
QMainWindow, QDialog, #page { background: $window; }
QToolTip { background: $surface; color: $ink; border: 1px solid $control; padding: 4px 6px; }
#surface, #left, #right, #centre { background: $surface; }
#paper { background: $paper; }
#bar { background: $surface; border-bottom: 1px solid $line; }
#rule { background: $line; max-height: 1px; min-height: 1px; border: none; }
QLabel { background: transparent; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: ${small}px; }
QLabel[role="strong"] { font-weight: 700; }
QLabel[role="heading"] { font-size: 15px; font-weight: 700; }
QLabel[role="title"] { font-size: 22px; font-weight: 700; }
QLabel[role="class"] { font-size: ${klass}px; font-weight: 700; }
QMenuBar { background: $surface; border-bottom: 1px solid $line; padding: 1px 6px; }
QMenuBar::item { padding: 4px 9px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $accent_soft; }
QMenu { background: $surface; border: 1px solid $control; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QMenu::icon { padding-left: 8px; }
QStatusBar { background: $surface; border-top: 1px solid $line; min-height: 24px; }
QStatusBar QLabel { color: $muted; font-size: ${small}px; padding: 0 8px; }
QStatusBar::item { border: none; }
QPushButton, QToolButton { background: $surface; border: 1px solid $control; border-radius: 6px;
  padding: 4px 11px; min-height: 20px; }
QPushButton:hover, QToolButton:hover { background: $accent_soft; }
QPushButton:pressed, QToolButton:pressed { border-color: $accent; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 3px 10px; }
QPushButton:disabled, QToolButton:disabled { color: $muted; background: $window;
  border-color: $line; }
QPushButton[role="main"] { background: $accent; border-color: $accent; color: $on_accent;
  font-weight: 700; }
QPushButton[role="main"]:focus { border: 2px solid $ink; }
QPushButton[role="main"]:disabled { background: $track; border-color: $track; color: $muted; }
QPushButton[role="link"] { background: transparent; border: none; color: $accent; padding: 2px 4px;
  text-align: left; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 1px solid $accent; border-radius: 4px; padding: 1px 3px; }
QPushButton[role="chip"] { border-radius: 13px; padding: 2px 12px; }
QPushButton[role="chip"]:focus { border: 2px solid $accent; padding: 1px 11px; }
QPushButton[role="segment"] { border-radius: 0; margin-left: -1px; padding: 3px 11px; }
QPushButton[role="segment"]:checked { background: $accent_soft; border: 1px solid $accent;
  color: $accent; }
QPushButton[role="segment"]:focus { border: 2px solid $accent; padding: 2px 10px; }
QPushButton[role="step"] { background: transparent; border: 1px solid transparent;
  border-radius: 13px; padding: 3px 8px 3px 5px; color: $muted; }
QPushButton[role="step"]:hover { background: $accent_soft; }
QPushButton[role="step"][current="true"] { background: $accent_soft; color: $accent;
  font-weight: 700; padding-right: 12px; }
QPushButton[role="step"]:focus { border: 1px solid $accent; }
#step_line { background: $line; min-height: 1px; max-height: 1px; min-width: 8px;
  max-width: 26px; }
#strip { background: $window; border-top: 1px solid $line; }
#foot { background: $window; border-top: 1px solid $line; }
#open QLabel { color: $undetermined_ink; }
QToolButton[role="icon"] { padding: 3px; min-width: 22px; min-height: 22px; }
QToolButton[role="flat"] { padding: 3px; min-width: 20px; border-color: transparent;
  background: transparent; }
QToolButton[role="flat"]:hover { background: $accent_soft; }
QToolButton[role="flat"]:focus { border: 1px solid $accent; }
QToolButton[role="tool"] { padding: 3px; min-width: 24px; min-height: 24px;
  border-color: transparent; background: transparent; }
QToolButton[role="tool"]:hover { background: $window; border-color: $line; }
QToolButton[role="tool"]:checked { background: $accent_soft; border-color: $accent; }
QToolButton[role="tool"]:focus { border: 1px solid $accent; padding: 3px; }
#hint { background: $ink; border-radius: 8px; }
#hint QLabel { color: $surface; }
#hint[kind="refusal"] { background: $short_fill; border: 1px solid $short_ink; }
#hint[kind="refusal"] QLabel { color: $short_ink; }
QToolButton::menu-indicator, QPushButton::menu-indicator { image: none; }
#card { background: $surface; border: 1px solid $line; border-radius: 8px; text-align: left; }
#card:hover { border-color: $accent; background: $accent_soft; }
#card:focus { border: 2px solid $accent; }
#card[kind="unit"] { min-height: 114px; }
#floating { background: $surface; border: 1px solid $control; border-radius: 8px; }
#question { background: $surface; border: 1px solid $undetermined_ink; border-radius: 8px; }
QLabel[role="ask"] { color: $undetermined_ink; font-weight: 700; }
#banner { background: $short_fill; border-bottom: 1px solid $short_ink; }
#banner QLabel { color: $short_ink; }
#banner[kind="done"] { background: $met_fill; border-bottom-color: $met_ink; }
#banner[kind="done"] QLabel { color: $met_ink; }
#note { background: $undetermined_fill; border-radius: 6px; }
#note QLabel { color: $undetermined_ink; }
QLineEdit, QComboBox, QPlainTextEdit { background: $surface; border: 1px solid $control;
  border-radius: 6px; padding: 3px 8px; min-height: 20px; selection-background-color: $accent;
  selection-color: $on_accent; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus { border: 2px solid $accent;
  padding: 2px 7px; }
QLineEdit[wrong="true"] { border: 2px solid $missing_ink; padding: 2px 7px; }
QLineEdit:disabled, QComboBox:disabled { background: $window; color: $muted; }
QComboBox { combobox-popup: 0; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url($icons/chevron-down-$name.png); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $control; padding: 4px;
  selection-background-color: $accent_soft; selection-color: $ink; }
QComboBox QAbstractItemView::item { min-height: 26px; padding: 0 6px; }
QCheckBox { spacing: 6px; background: transparent; }
QCheckBox::indicator { width: 15px; height: 15px; border: 1px solid $control; border-radius: 4px;
  background: $surface; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
  image: url($icons/check-$name.png); }
QCheckBox:focus, QRadioButton:focus { color: $accent; }
QRadioButton { spacing: 6px; background: transparent; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $control;
  border-radius: 8px; background: $surface; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid $accent; }
QCheckBox:disabled { color: $muted; }
QCheckBox::indicator:checked:disabled { background: $muted; border-color: $muted; }
QTabBar { background: transparent; border: none; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; padding: 7px 10px 5px; border: none;
  border-bottom: 2px solid $line; color: $muted; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; font-weight: 700; }
QTabBar::tab:focus { background: $accent_soft; }
QListView, QTableView, QScrollArea { background: $surface; border: none; }
QScrollArea > QWidget > QWidget { background: $surface; }
QListView:focus, QTableView:focus { border: 1px solid $accent; }
QTableView { gridline-color: $line; selection-background-color: $accent_soft;
  selection-color: $ink; alternate-background-color: $window; }
QTableView::item { padding: 0 6px; }
QListWidget { selection-background-color: $accent_soft; selection-color: $ink;
  alternate-background-color: $window; }
QTabWidget::pane { border: 1px solid $line; background: $surface; }
QHeaderView, QTableCornerButton::section { background: $surface; border: none; }
QHeaderView::section { background: $surface; border: none; border-bottom: 1px solid $line;
  padding: 5px 8px; color: $muted; font-size: ${small}px; }
QProgressBar { background: $track; border: none; border-radius: 3px; max-height: 6px;
  min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 1px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 1px; }
QScrollBar::handle { background: $control; border-radius: 4px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")
