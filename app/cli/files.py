"""Result files: written whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

from app.cli.call import printing
from app.errors import ReportWriteError, message
from app.reporting.files import write_whole


def write_text(text: str, target: str) -> None:
    """Write ``text`` in UTF-8 to the file ``target``, or to standard output for ``-``.

    Raises:
        ReportWriteError: The file can't be written; an old one stays as it was.
    """
    if target == "-":
        with printing():
            sys.stdout.buffer.write(text.encode("utf-8"))
            sys.stdout.buffer.flush()
        return
    write_whole(Path(target), text.encode("utf-8"))


def check_targets(targets: list[str], source: Path) -> None:
    """Refuse result files that would overwrite the plan or each other.

    Raises:
        ReportWriteError: Two results, or a result and the plan, are one file.
    """
    seen = {source.resolve()}
    for target in targets:
        path = Path(target).resolve()
        if path in seen:
            text = message(
                "“{file}” would be overwritten by another file of this call; choose another name.",
                file=target,
            )
            raise ReportWriteError(text)
        seen.add(path)
