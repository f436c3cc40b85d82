"""``yishen standards``: list, show and validate standard files, and print their schema."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.call import COMPLIES, known_library, say
from app.cli.report_text import table_lines
from app.picture.style import FORCE_WORDS, SEVERITY_WORDS

if TYPE_CHECKING:
    from app.i18n import Translator
    from app.rules.standard import Row, Standard


def run_list(*, tr: Translator) -> int:
    """Print one line for each standard."""
    heads = (tr("Id"), tr("Kind"), tr("Region"), tr("In force"), tr("Document number"), tr("Title"))
    today = datetime.datetime.now().astimezone().date()
    rows = [list(heads)]
    for item in known_library(tr).standards:
        kind = tr("advice") if item.is_advice else tr("local")
        number = item.document if len(item.document) <= _LONGEST else f"{item.document[:_LONGEST]}…"
        rows.append([item.key, kind, item.region, _force(item, today, tr), number, item.title])
    for line in table_lines(rows):
        say(line)
    return COMPLIES


_LONGEST = 24
"""Letters of a document number in the list; ``show`` prints the whole."""


def _force(standard: Standard, today: datetime.date, tr: Translator) -> str:
    """Return whether a standard is in force today, with the day on which that ends or ended."""
    end = standard.in_force_until
    if standard.is_in_force(today):
        return tr("in force") if end is None else tr("until {date}", date=end.isoformat())
    if end is not None and end < today:
        return tr("expired on {date}", date=end.isoformat())
    start = standard.in_force_from
    return tr("from {date}", date=start.isoformat() if start else "")


def _day(day: datetime.date | None) -> str:
    return "" if day is None else day.isoformat()


def run_show(key: str, *, tr: Translator) -> int:
    """Print one standard as tables.

    Raises:
        StandardError: There is no such standard.
    """
    from app.service.library import find_standard

    _, standard = find_standard(known_library(tr), key)
    say(standard.title)
    say(f"{standard.issuer}  {standard.document}  {_day(standard.date)}")
    say(f"{standard.key}  sha256 {standard.sha256}")
    for row in standard.rows:
        say()
        _show_row(row, standard, tr)
    _show_rules(standard, tr)
    _show_oddities(standard, tr)
    _show_questions(standard, tr)
    return COMPLIES


def run_schema(*, tr: Translator) -> int:  # every run is called with tr
    """Print the JSON Schema of standard files, for editors that complete and check."""
    from app.rules.schema import standard_schema

    say(json.dumps(standard_schema(), ensure_ascii=False, indent=1))
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
    _show_oddities(standard, tr)
    return COMPLIES


def _show_rules(standard: Standard, tr: Translator) -> None:
    """Print the rules besides the room tables as a table, then their figures."""
    from app.cli.rule_tables import figure_rows

    if not standard.rules:
        return
    say()
    rows = [[tr("Rule"), tr("Binding"), tr("Clause"), tr("What it says")]]
    rows += [
        [rule.key, tr(FORCE_WORDS[rule.force]), rule.clause, rule.text] for rule in standard.rules
    ]
    for line in table_lines(rows):
        say(line)
    figures = figure_rows(standard, tr)
    if figures:
        say()
        heads = [tr("Rule"), tr("Figure"), tr("Clause"), tr("Where")]
        for line in table_lines([heads, *figures]):
            say(line)


def _show_questions(standard: Standard, tr: Translator) -> None:
    """Print what the rules ask a person, in the order of the facts file."""
    from app.cli.rule_tables import question_rows

    questions = question_rows(standard, tr)
    if not questions:
        return
    say()
    say(tr("Questions that the rules ask:"))
    heads = [tr("Id"), tr("Question"), tr("Form of the answer"), tr("Asked by")]
    for line in table_lines([heads, *questions]):
        say(line)


def _show_oddities(standard: Standard, tr: Translator) -> None:
    """Print what the self-check finds odd."""
    from app.rules.self_check import self_check

    found = self_check(standard, datetime.datetime.now().astimezone().date())
    if found:
        say()
        say(tr("The self-check points out:"))
    for item in found:
        word = tr(SEVERITY_WORDS[item.severity])
        say(f"  [{word}] {item.place}: {tr(item.message)}")


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
