"""The check sheet: an A4 PDF to print, sign and file."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from reportlab.lib.pagesizes import A4
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Spacer,
    Table,
    TableStyle,
)

from app.paths import program_version
from app.picture.style import legend, style_of
from app.picture.wording import TITLES
from app.reporting.files import write_whole
from app.reporting.sheet.findings import facts_table, findings_table
from app.reporting.sheet.fonts import REGULAR, printable, register_fonts
from app.reporting.sheet.head import head_table, title_part
from app.reporting.sheet.page import (
    BODY,
    BOTTOM,
    LEFT,
    RIGHT,
    TEXT_HEIGHT,
    TEXT_WIDTH,
    TOP,
    Foot,
    Words,
    canvas_with,
)
from app.reporting.sheet.plan import LevelPlan, readable_scale
from app.reporting.sheet.rest import (
    decisions_table,
    notes_part,
    problems_table,
    rooms_table,
    signature_part,
)
from app.reporting.sheet.rules import advice_part, rules_table
from app.reporting.sheet.scale import ScaleBar
from app.reporting.sheet.signs import Swatches
from app.reporting.sheet.verdict import verdict_box

if TYPE_CHECKING:
    import datetime
    from pathlib import Path

    from app.checking.report import Report
    from app.i18n import Translator
    from app.picture.picture import Picture

LEAST_PLAN_HEIGHT = 150.0
MOST_PLAN_HEIGHT = TEXT_HEIGHT - 60.0
BROKEN_TABLE_HEIGHT = 230.0
"""Where less than this is left, the table of findings begins on a new page."""


def write_sheet(
    report: Report,
    pictures: tuple[Picture, ...],
    path: Path,
    *,
    tr: Translator,
    date: datetime.date | None = None,
) -> None:
    """Write the check sheet of ``report`` as a PDF; the same input gives the same bytes.

    Args:
        report: Result of the check.
        pictures: Levels to show; none for tables.
        path: Target file; its folder must exist.
        tr: Language of the sheet.
        date: Date beside the signatures; None leaves it to be filled in by hand.

    Raises:
        ReportWriteError: The file can't be written; nothing of it was left behind.
    """
    write_whole(path, sheet_bytes(report, pictures, tr=tr, date=date))


def sheet_bytes(
    report: Report,
    pictures: tuple[Picture, ...],
    *,
    tr: Translator,
    date: datetime.date | None = None,
) -> bytes:
    """Return the check sheet as the bytes of a PDF, for preview and printing."""
    register_fonts()
    words = Words(tr)
    buffer = io.BytesIO()
    document = _document(buffer, report, words)
    document.build(
        _story(report, pictures, words, date), canvasmaker=canvas_with(_foot(report, words))
    )
    return buffer.getvalue()


def _document(buffer: io.BytesIO, report: Report, words: Words) -> BaseDocTemplate:
    title = words.tr(TITLES[report.review.facility])
    project = printable(report.review.head.project)
    document = BaseDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=LEFT,
        rightMargin=RIGHT,
        topMargin=TOP,
        bottomMargin=BOTTOM,
        title=f"{title} {project}".strip(),
        author="",
        subject=printable(report.standard.document),
        creator=f"Yishen {program_version()}".strip(),
        lang=words.tr.language.replace("_", "-"),
        invariant=1,
        initialFontName=REGULAR,
    )
    frame = Frame(
        LEFT,
        BOTTOM,
        TEXT_WIDTH,
        TEXT_HEIGHT,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    document.addPageTemplates(PageTemplate(id="sheet", frames=[frame]))
    return document


def _foot(report: Report, words: Words) -> Foot:
    standard, source = report.standard, report.review.plan.source
    code = f"{standard.sha256[:4]}-{standard.sha256[4:8]}".upper()
    left = words.tr(
        "Yishen {version} · standard {key} ({code}) · file {file}",
        version=program_version(),
        key=standard.key,
        code=code,
        file=source.short_code,
    )
    return Foot(left=" ".join(left.split()), pages=words.tr("Page {page} of {pages}"))


def _story(
    report: Report, pictures: tuple[Picture, ...], words: Words, date: datetime.date | None
) -> list[Flowable]:
    top = [*title_part(report, words), head_table(report, words), Spacer(1, 6)]
    top += [verdict_box(report, words), Spacer(1, 8)]
    story = top + _plans(pictures, words, left=TEXT_HEIGHT - _height(top))
    story += _findings(report, words)
    story += _section(words.tr("Beds, staff, services and range"), _facts(report, words), words)
    if report.rule_checks:
        table = rules_table(report.rule_checks, words)
        story += _section(words.tr("Other rules of the standard"), [table], words)
    for advice in report.advice:
        title = words.tr("For information: {title}", title=advice.standard.short_title)
        story += _section(title, advice_part(advice, words), words)
    if report.review.plan.rooms:
        story += _section(words.tr("All rooms"), [rooms_table(report, words)], words)
    if report.problems:
        table = problems_table(report, words)
        story += _section(words.tr("Open questions and problems"), [table], words)
    if any(finding.decision for finding in report.functions):
        table = decisions_table(report, words)
        story += _section(words.tr("Decisions made by persons"), [table], words)
    return [*story, _closing(report, words, date)]


def _closing(report: Report, words: Words, date: datetime.date | None) -> Flowable:
    """Return notes and signatures, kept together: nobody signs a page without content."""
    notes = [_heading(words.tr("Notes"), words), *notes_part(report, words), Spacer(1, 12)]
    return KeepTogether([*notes, signature_part(words, date)])


def _height(flowables: list[Flowable]) -> float:
    return sum(one.wrap(TEXT_WIDTH, TEXT_HEIGHT)[1] for one in flowables)


def _plans(pictures: tuple[Picture, ...], words: Words, *, left: float) -> list[Flowable]:
    """Return the levels, all to one scale; the first one shares its page with the head."""
    first = max(LEAST_PLAN_HEIGHT, left - 50.0)
    heights = [first, *[MOST_PLAN_HEIGHT / 2 - 20.0] * len(pictures)]
    scales = [
        readable_scale(picture, heights=(height, MOST_PLAN_HEIGHT), tr=words.tr)
        for picture, height in zip(pictures, heights, strict=False)
    ]
    story: list[Flowable] = []
    for picture in pictures:
        plan = LevelPlan(picture, scale=max(scales), tr=words.tr)
        text = words.tr("{level}, plan 1:{scale}", level=picture.name, scale=plan.scale)
        caption = _plan_caption(picture, text, ScaleBar(plan.scale, tr=words.tr), words)
        story.append(KeepTogether([plan, Spacer(1, 3), caption, Spacer(1, 8)]))
    return story


def _plan_caption(picture: Picture, text: str, bar: ScaleBar, words: Words) -> Table:
    """Return the line under a plan: level and scale, bar, legend."""
    entries = [(fill, words.tr(style_of(fill).word)) for fill in legend([picture])]
    samples = Swatches(entries)
    name = words.paragraph(text, words.style(BODY, bold=True))
    widths = [TEXT_WIDTH - bar.width - 14 - samples.natural_width, bar.width + 14]
    style: list[Any] = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
    widths.append(samples.natural_width)
    return Table([[name, bar, samples]], colWidths=widths, style=TableStyle(style))


def _findings(report: Report, words: Words) -> list[Flowable]:
    table = findings_table(report, words)
    need = min(_height([table]) + 24.0, BROKEN_TABLE_HEIGHT)
    heading = _heading(words.tr("Rooms against the standard"), words)
    return [CondPageBreak(need), heading, table, Spacer(1, 8)]


def _facts(report: Report, words: Words) -> list[Flowable]:
    if report.row_checks:
        return [facts_table(report, words)]
    text = words.tr("While the class is undetermined, nothing is asked here.")
    return [words.paragraph(text)]


def _heading(text: str, words: Words) -> Flowable:
    return words.paragraph(text, words.style(10.5, bold=True, spaceAfter=3))


def _section(title: str, content: list[Flowable], words: Words) -> list[Flowable]:
    """Return a heading with its content; the heading never stands alone at the foot."""
    return [CondPageBreak(80.0), _heading(title, words), *content, Spacer(1, 8)]
