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
    from app.reporting.sheet import write_sheet

    from app.picture.compose import compose

    write_sheet(report, compose(report, linework), path, tr=tr, date=date)


def rooms_json(plan: Plan, *, tr: Translator) -> str:
    """Return ``yishen.rooms/1`` as text."""
    return dump(rooms_document(plan, tr))


def report_json(report: Report, *, tr: Translator) -> str:
    """Return ``yishen.report/1`` as text."""
    return dump(report_document(report, tr))
