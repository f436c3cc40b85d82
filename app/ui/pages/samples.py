"""The sample plans that the start page offers, most telling first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.i18n import mark

if TYPE_CHECKING:
    from pathlib import Path

_TABLE_SUFFIXES = {".xlsx", ".csv"}

_OFFERED = (
    (
        "class-two-short.dxf",
        mark("Class two, with shortfalls"),
        mark("Kitchen too small, no network room"),
    ),
    ("class-two.dxf", mark("Class two, complies"), mark("Drawing of one level")),
    ("two-levels.dxf", mark("Two levels in one drawing"), mark("Ground floor and first floor")),
    (
        "defect-joined-names.dxf",
        mark("Joined room names"),
        mark("The window asks what they count for"),
    ),
    ("rural-home.dxf", mark("Rural mutual-aid home"), mark("The rural row of the standard")),
    ("idle-school.dxf", mark("Idle school house"), mark("What can it become?")),
    ("defect-no-units.dxf", mark("Drawing without a unit"), mark("The window asks for the unit")),
    (
        "defect-open-outline.dxf",
        mark("A room that is not closed"),
        mark("The gap is shown on the plan"),
    ),
    ("class-two.xlsx", mark("Room table"), mark("The class-two centre as a spreadsheet")),
)


@dataclass(frozen=True, kw_only=True)
class Sample:
    """A sample to try.

    Attributes:
        path: The file.
        title: What it is, key of the catalogue.
        text: More about it, key of the catalogue.
    """

    path: Path
    title: str
    text: str

    @property
    def is_table(self) -> bool:
        """Tell whether it is a room table."""
        return self.path.suffix in _TABLE_SUFFIXES


def find_samples(folder: Path) -> tuple[Sample, ...]:
    """Return the samples on offer that are in ``folder``."""
    offered = [Sample(path=folder / name, title=title, text=text) for name, title, text in _OFFERED]
    return tuple(sample for sample in offered if sample.path.is_file())
