"""``yishen standards``: list, show and validate standard files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.call import COMPLIES, say
from app.cli.report_text import table_lines

if TYPE_CHECKING:
    import datetime

    from app.i18n import Translator
    from app.rules.standard import Row, Standard


def run_list(*, tr: Translator) -> int:
    """Print one line for each standard."""
    from app.service.library import load_library

    rows = [[tr("Id"), tr("Document number"), tr("Date"), tr("Title")]]
    rows.extend(
        [item.key, item.document, _day(item.date), item.title] for item in load_library().standards
    )
    for line in table_lines(rows):
        say(line)
    return COMPLIES


def _day(day: datetime.date | None) -> str:
    return "" if day is None else day.isoformat()


def run_show(key: str, *, tr: Translator) -> int:
    """Print one standard as tables.

    Raises:
        StandardError: There is no such standard.
    """
    from app.service.library import find_standard, load_library

    _, standard = find_standard(load_library(), key)
    say(standard.title)
    say(f"{standard.issuer}  {standard.document}  {_day(standard.date)}")
    say(f"{standard.key}  sha256 {standard.sha256}")
    for row in standard.rows:
        say()
        _show_row(row, standard, tr)
    return COMPLIES


def run_validate(file: str, *, tr: Translator) -> int:
    """Check a standard file and say that it can be used.

    Raises:
        StandardError: It has mistakes; ``details`` lists them.
    """
    from app.rules.loading import load_standard

    standard = load_standard(Path(file))
    text = tr(
        "“{file}” can be used: {title}, rows: {rows}.",
        file=Path(file).name,
        title=standard.title,
        rows=len(standard.rows),
    )
    say(text)
    return COMPLIES


def _show_row(row: Row, standard: Standard, tr: Translator) -> None:
    say(f"{row.title}  {row.band.text}")
    rows = [[tr("Group"), tr("Function"), tr("Net area m²"), tr("Clause"), ""]]
    for rule in row.rooms:
        note = ""
        if rule.suspicion is not None:
            note = tr("suspected misprint for {area:g}", area=rule.suspicion.area_m2)
        elif rule.adjustments:
            note = tr("a person may decide otherwise")
        group = standard.group_name(rule.group)
        rows.append([group, rule.name, f"{rule.area_m2:g}", rule.clause, note])
    total = sum(rule.area_m2 for rule in row.rooms)
    rows.append([tr("Total"), "", f"{total:g}", "", ""])
    for line in table_lines(rows, numbers={2}):
        say("  " + line)
    _show_facts(row, tr)


def _show_facts(row: Row, tr: Translator) -> None:
    for count in (row.beds, row.staff_total):
        if count is not None:
            say(f"  {count.text}（{count.clause}）")
    if row.staff:
        say("  " + tr("Staff: {names}", names="、".join(rule.name for rule in row.staff)))
    required = "、".join(rule.name for rule in row.services if rule.is_required)
    as_needed = "、".join(rule.name for rule in row.services if not rule.is_required)
    if required:
        say("  " + tr("Services: {names}", names=required))
    if as_needed:
        say("  " + tr("Services as needed: {names}", names=as_needed))
    for remark in row.remarks:
        say("  " + tr("Remark: {text}", text=remark))
