"""Programs that turn DWG into DXF: where they usually are, and the one that a user chose."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import CallError, message, reason_of
from app.paths import settings_file

if TYPE_CHECKING:
    from collections.abc import Iterator

_KEY = "dwg_converter"
_COMMANDS = ("ODAFileConverter", "TeighaFileConverter", "dwg2dxf")
_NAMES = {
    "odafileconverter": "ODA File Converter",
    "teighafileconverter": "Teigha File Converter",
    "dwg2dxf": "LibreDWG dwg2dxf",
}
_PLACES = {
    "win32": (
        "ODA/*/ODAFileConverter.exe",
        "ODA/ODAFileConverter.exe",
        "ODA/*/TeighaFileConverter.exe",
        "LibreDWG*/dwg2dxf.exe",
        "LibreDWG*/bin/dwg2dxf.exe",
    ),
    "darwin": (
        "Applications/ODAFileConverter*.app/Contents/MacOS/ODAFileConverter",
        "Applications/TeighaFileConverter*.app/Contents/MacOS/TeighaFileConverter",
        "opt/homebrew/bin/dwg2dxf",
        "usr/local/bin/dwg2dxf",
        "opt/local/bin/dwg2dxf",
    ),
    "linux": (
        "opt/ODAFileConverter*/ODAFileConverter",
        "opt/ODAFileConverter*.AppImage",
        "usr/bin/ODAFileConverter*/ODAFileConverter",
        "Applications/ODAFileConverter*.AppImage",
        "Downloads/ODAFileConverter*.AppImage",
        ".local/bin/ODAFileConverter*.AppImage",
        "ODAFileConverter*.AppImage",
        "usr/local/bin/dwg2dxf",
        ".local/bin/dwg2dxf",
    ),
}
"""Below the folders of programs, the root and the user's home; the newest release comes first."""


@dataclass(frozen=True, slots=True)
class Converter:
    """A program that turns DWG into DXF.

    Attributes:
        name: Name for people.
        program: The program file.
    """

    name: str
    program: Path

    @property
    def is_oda(self) -> bool:
        """Tell whether it is called like ODA File Converter: with folders."""
        return "FileConverter" in self.name.replace(" ", "")


def as_converter(program: Path) -> Converter | None:
    """Return a program file as a converter, or None if it is none that we know how to call."""
    name = program.name.casefold()
    known = (words for start, words in _NAMES.items() if name.startswith(start))
    words = next(known, None)
    return Converter(words, program) if words and program.is_file() else None


def find_converters() -> tuple[Converter, ...]:
    """Return the converters of this computer, the one that the user chose first."""
    found: dict[Path, Converter] = {}
    for program in _candidates():
        converter = as_converter(program)
        if converter is not None:
            found.setdefault(program.resolve(), converter)
    return tuple(found.values())


def _candidates() -> Iterator[Path]:
    chosen = chosen_program()
    if chosen is not None:
        yield chosen
    usual = list(_usual_places())
    for command in _COMMANDS:
        on_path = shutil.which(command)
        if on_path is not None:
            yield Path(on_path)
        yield from (p for p in usual if p.name.casefold().startswith(command.casefold()))


def _usual_places() -> Iterator[Path]:
    platform = sys.platform if sys.platform in {"win32", "darwin"} else "linux"
    for folder in _folders(platform):
        for place in _PLACES[platform]:
            yield from sorted(folder.glob(place), key=_release, reverse=True)


def _folders(platform: str) -> list[Path]:
    if platform == "win32":
        names = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)", "LOCALAPPDATA")
        folders = [Path(os.environ[name]) for name in names if os.environ.get(name)]
        return [*folders, *(folder / "Programs" for folder in folders)]
    return [Path("/"), Path.home()]


def _release(path: Path) -> list[int]:
    """Return the numbers in a path, so that release 25.10 comes after 25.9."""
    return [int(digits) for digits in re.findall(r"\d+", str(path))]


def chosen_program() -> Path | None:
    """Return the converter that the user chose, or None; it may have gone since."""
    try:
        settings = tomllib.loads(settings_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    value = settings.get(_KEY)
    return Path(value) if isinstance(value, str) and value else None


def choose_program(program: Path | None) -> None:
    """Remember the converter for the window and the command line; None finds one by itself.

    Raises:
        CallError: It is no converter that we know how to call, or the choice can't be kept.
    """
    if program is not None and as_converter(program) is None:
        text = message(
            "“{file}” is no converter that can be used here. Choose ODAFileConverter or dwg2dxf.",
            file=program.name,
        )
        raise CallError(text)
    target = settings_file()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        line = "" if program is None else f"{_KEY} = {json.dumps(str(program))}\n"
        target.write_text(line, encoding="utf-8")
    except OSError as error:
        text = message(
            "The choice can't be kept in “{file}”: {reason}. Check the permissions.",
            file=str(target),
            reason=reason_of(error),
        )
        raise CallError(text) from error
