"""Write what leaves the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.reporting.json_documents import dump, report_document, rooms_document

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from app.checking.report import Report
    from app.i18n import Translator
    from app.model.linework import Linework
    from app.model.plan import Plan


def write_pdf(
    report: Report,
    linework: Linework | None,
    path: Path,
    *,
    tr: Translator,
    date: datetime.date | None = None,
) -> None:
    """Write the compliance sheet.

    Raises:
        ReportWriteError: The file can't be written; nothing half-written stays.
    """
    from app.picture.compose import compose
    from app.reporting.sheet.document import write_sheet

    write_sheet(report, compose(report, linework), path, tr=tr, date=date)


def write_workbook(report: Report, path: Path, *, tr: Translator) -> None:
    """Write the workbook (XLSX).

    Raises:
        ReportWriteError: The file can't be written; nothing half-written stays.
    """
    from app.reporting.workbook.document import write_workbook as write

    write(report, path, tr=tr)


def write_markup(report: Report, source: Path, path: Path, *, tr: Translator) -> None:
    """Write the drawing ``source`` with rooms, figures and problems marked.

    Raises:
        ReportWriteError: The source is no drawing that can be marked, or the file can't be
            written; nothing half-written stays.
    """
    from app.reporting.markup.marks import write_markup as write

    write(report, source, path, tr=tr)


def rooms_json(plan: Plan, *, tr: Translator) -> str:
    """Return ``yishen.rooms/1`` as text."""
    return dump(rooms_document(plan, tr))


def report_json(report: Report, *, tr: Translator) -> str:
    """Return ``yishen.report/1`` as text."""
    return dump(report_document(report, tr))
