"""The workbook (XLSX): result, rooms, other checks and problems, for those who calculate on."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

from app.picture.wording import TITLES
from app.reporting.files import write_whole
from app.reporting.workbook.lists import write_checks, write_problems, write_rooms
from app.reporting.workbook.page import Book, cell_text
from app.reporting.workbook.results import ResultsPage

if TYPE_CHECKING:
    from pathlib import Path

    from app.checking.report import Report
    from app.i18n import Translator

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_MOST_IN_PROPERTIES = 200


def write_workbook(report: Report, path: Path, *, tr: Translator) -> None:
    """Write the workbook whole or not at all; the same report gives the same bytes.

    Args:
        report: Result of the check.
        path: Target, ``.xlsx``.
        tr: Language of the workbook.

    Raises:
        ReportWriteError: The file can't be written; nothing half-written stays.
    """
    write_whole(path, workbook_bytes(report, tr))


def workbook_bytes(report: Report, tr: Translator) -> bytes:
    """Return the workbook as the bytes of its file."""
    stream = io.BytesIO()
    with Workbook(stream, _OPTIONS) as workbook:
        _set_properties(workbook, report, tr)
        book, foot = Book(workbook), _foot(report, tr)
        ResultsPage(book, report, tr).write(foot)
        write_rooms(book, report, tr, foot=foot)
        write_checks(book, report, tr, foot=foot)
        write_problems(book, report, tr, foot=foot)
    return stream.getvalue()


_EARLIEST = datetime.date(1980, 1, 1)
"""Stands where the standard bears no date."""


def _set_properties(workbook: Workbook, report: Report, tr: Translator) -> None:
    """Set title and date; the date is the standard's, since a clock would change the bytes."""
    created = datetime.datetime.combine(report.standard.date or _EARLIEST, datetime.time.min)
    title = cell_text(tr(TITLES[report.review.facility]))
    subject = cell_text(report.review.head.project)[:_MOST_IN_PROPERTIES]
    workbook.set_properties({"title": title, "subject": subject, "created": created})


def _foot(report: Report, tr: Translator) -> str:
    source = report.review.plan.source
    return tr("{name}, code {code}", name=source.name, code=source.short_code)
