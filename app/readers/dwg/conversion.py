"""DWG to DXF by an installed converter, within a time limit, in a temporary folder."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import Message, PlanReadError, message, reason_of
from app.readers.dwg.converters import find_converters
from app.readers.dxf.files import MAX_BYTES, as_dxf

if TYPE_CHECKING:
    from app.progress import Progress
    from app.readers.dwg.converters import Converter

TIME_LIMIT_S = 300.0
_LONGEST_COMPLAINT = 120
_POLL_S = 0.1
_USUAL_S = 10.0
_SHARE = 0.3
"""Share of the whole reading that the conversion is told to be."""
_VERSION = "ACAD2018"
_IN, _OUT = "plan.dwg", "plan.dxf"
"""Plain names: some converters can't open a file with a Chinese one."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A DWG as DXF.

    Attributes:
        data: Bytes of the DXF.
        converter: Who made it.
        exit_code: What it ended with; 0 if all went well, or if the code says nothing.
    """

    data: bytes
    converter: Converter
    exit_code: int = 0


def convert_dwg(path: Path, data: bytes, progress: Progress) -> Converted:
    """Return a DWG as DXF, made by the first converter that can do it.

    Args:
        path: The drawing, for its name.
        data: Its bytes.
        progress: Told while the converter works; may raise ``Cancelled``.

    Raises:
        PlanReadError: There is no converter, or none gives a DXF.
        Cancelled: The user asked to stop.
    """
    converters = find_converters()
    if not converters:
        text = message(
            "“{name}” is a DWG drawing, and no program that turns DWG into DXF was found on this "
            "computer. Install ODA File Converter (free of charge; it is then found by itself), "
            "or choose “Save as”, type DXF (2000 or later) in CAD and open that file.",
            name=path.name,
        )
        raise PlanReadError(text)
    refusals = []
    for converter in converters:
        try:
            return _Conversion(converter, path, progress).run(data)
        except PlanReadError as refusal:
            refusals.append(refusal)
    raise refusals[0]


class _Conversion:
    """One run of one converter."""

    def __init__(self, converter: Converter, path: Path, progress: Progress) -> None:
        self._converter = converter
        self._path = path
        self._progress = progress

    def run(self, data: bytes) -> Converted:
        with tempfile.TemporaryDirectory(prefix="yishen-", ignore_cleanup_errors=True) as name:
            folder = Path(name)
            try:
                (folder / "in").mkdir()
                (folder / "out").mkdir()
                (folder / "in" / _IN).write_bytes(data)
                code = self._wait(self._start(folder))
                made = self._result(folder / "out" / _OUT, code)
            except OSError as error:
                reason = message("it can't be run: {reason}", reason=reason_of(error))
                raise self._refusal(reason) from error
        # ODA File Converter ends with any code on Linux, whether all went well or not.
        return Converted(made, self._converter, 0 if self._converter.is_oda else code)

    def _start(self, folder: Path) -> subprocess.Popen[bytes]:
        with (folder / "log").open("wb") as log:
            return subprocess.Popen(
                self._command(folder),
                cwd=folder,
                env={**os.environ, "APPIMAGE_EXTRACT_AND_RUN": "1"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # so that it can be ended with all that it started
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )

    def _command(self, folder: Path) -> list[str]:
        program = str(self._converter.program)
        if not self._converter.is_oda:
            return [program, "-y", "-o", str(Path("out", _OUT)), str(Path("in", _IN))]
        folders = [str(folder / "in"), str(folder / "out")]
        return [*self._screen(), program, *folders, _VERSION, "DXF", "0", "1", _IN]

    def _screen(self) -> list[str]:
        """Return what gives a program with a window a screen where nobody looks, on Linux."""
        if not sys.platform.startswith("linux"):
            return []
        hidden = shutil.which("xvfb-run")
        if hidden is not None:
            return [hidden, "-a"]
        if not os.environ.get("DISPLAY"):
            reason = message("it needs a screen, and there is none; install xvfb")
            raise self._refusal(reason)
        return []

    def _wait(self, process: subprocess.Popen[bytes]) -> int:
        """Wait for the end and return the exit code."""
        step = message("{converter} turns the DWG into DXF", converter=self._converter.name)
        start = time.monotonic()
        try:
            while True:
                passed = time.monotonic() - start
                self._progress(step, _SHARE * passed / (passed + _USUAL_S))
                try:
                    return process.wait(_POLL_S)
                except subprocess.TimeoutExpired:
                    if passed > TIME_LIMIT_S:
                        seconds = round(TIME_LIMIT_S)
                        reason = message("it did not end in {seconds} seconds", seconds=seconds)
                        raise self._refusal(reason) from None
        finally:
            _end(process)

    def _result(self, target: Path, code: int) -> bytes:
        if not target.is_file() or not 0 < target.stat().st_size <= MAX_BYTES:
            raise self._refusal(_complaint(target.parent, code))
        try:
            return as_dxf(target.read_bytes(), self._path)
        except PlanReadError as error:
            raise self._refusal(message("what it wrote is no DXF")) from error

    def _refusal(self, reason: Message) -> PlanReadError:
        return PlanReadError(
            message(
                "{converter} gave no DXF of “{name}”: {reason}. Open the drawing in CAD, choose "
                "“Save as”, type DXF (2000 or later), and open that file.",
                converter=self._converter.name,
                name=self._path.name,
                reason=reason,
            )
        )


def _complaint(folder: Path, code: int) -> Message:
    """Return why a converter wrote nothing; ODA File Converter leaves its reason in a file."""
    for note in sorted(folder.glob("*.err")):
        lines = note.read_text(encoding="utf-8", errors="replace").split("\n")
        said = next((line.strip() for line in lines if line.strip()), "")
        if said:
            return message("it says “{words}”", words=said[:_LONGEST_COMPLAINT])
    return message("it ended with code {code} and wrote nothing", code=code)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a converter that still works, with everything that it started."""
    if process.poll() is not None:
        return
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def after_conversion(progress: Progress) -> Progress:
    """Return the progress of reading as the part that comes after the conversion."""

    def tell(step: Message, share: float) -> None:
        progress(step, _SHARE + (1.0 - _SHARE) * share)

    return tell
