"""What the tables of a standard show: rooms of a class, and other rules with their figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from app.i18n import mark
from app.picture.style import FORCE_WORDS
from app.rules.answers import known_questions
from app.rules.functions import FUNCTION_NAMES, GROUP_NAMES
from app.rules.rule_kinds import PLAN_MEASURE_KINDS, PLAN_MEASURES
from app.ui.standards.tables import Column, Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.i18n import Translator
    from app.rules.editing import Key
    from app.ui.standards.draft import Draft
    from app.ui.standards.tables import Choices

FIGURE, MEANING, MEASURE = "figure", "figure_meaning", "measure"
ENDS = {
    "at_least": mark("at least"),
    "above": mark("more than"),
    "at_most": mark("at most"),
    "below": mark("less than"),
}
_CASE_FIGURES = {
    "m2_per_100_households": mark("m² per 100 households"),
    "least_m2_per_site": mark("m² per site at least"),
}
KIND_NAMES = {
    "limit": mark("Limit"),
    "required": mark("Required"),
    "quota": mark("Quota"),
    "target": mark("Target by date"),
    "subsidy": mark("Subsidy"),
    "note": mark("Note"),
}


def function_choices(_: Draft, tr: Translator) -> Choices:
    """Return the functions by the names that people know."""
    return {function: tr(name) for function, name in FUNCTION_NAMES.items()}


def group_choices(draft: Draft, tr: Translator) -> Choices:
    """Return the groups of the standard by their printed names."""
    printed = draft.value(("groups",)) or {}
    return {
        group: str(name) if tr.is_chinese or group not in GROUP_NAMES else tr(GROUP_NAMES[group])
        for group, name in printed.items()
    }


def measure_choices(draft: Draft, tr: Translator) -> Choices:
    """Return what a limit may speak of: figures of the plan, answers, areas of functions."""
    standard = draft.examination.standard
    questions = known_questions((standard,) if standard is not None else ())
    area_of = PLAN_MEASURE_KINDS["area"]
    return {
        **{key: tr(name) for key, name in PLAN_MEASURES.items()},
        **{
            key: item.text if tr.is_chinese or not item.english else item.english
            for key, item in questions.items()
        },
        **{f"area.{key}": tr(area_of, name=tr(name)) for key, name in FUNCTION_NAMES.items()},
    }


def _kind_choices(_: Draft, tr: Translator) -> Choices:
    return {kind: tr(name) for kind, name in KIND_NAMES.items()}


def _force_choices(_: Draft, tr: Translator) -> Choices:
    return {force.value: tr(word) for force, word in FORCE_WORDS.items()}


def _meaning_choices(_: Draft, tr: Translator) -> Choices:
    return {key: tr(text) for key, text in (ENDS | _CASE_FIGURES).items()}


ROOM_COLUMNS = (
    Column("function", mark("Function"), choices=function_choices),
    Column("name", mark("Name as printed")),
    Column("group", mark("Group"), choices=group_choices),
    Column("area_m2", mark("Net area m²"), is_number=True),
    Column("clause", mark("Clause")),
)
RULE_COLUMNS = (
    Column("kind", mark("Kind"), is_fixed=True, choices=_kind_choices),
    Column("text", mark("What it says")),
    Column(MEASURE, mark("What is measured"), choices=measure_choices, is_rare=True),
    Column(MEANING, mark("Figure means"), is_fixed=True, choices=_meaning_choices),
    Column(FIGURE, mark("Figure"), is_number=True, is_rare=True),
    Column("unit", mark("Unit"), is_rare=True),
    Column("force", mark("Binding"), choices=_force_choices),
    Column("clause", mark("Clause")),
)


def rule_lines(entries: Sequence[dict[str, Any]]) -> list[Line]:
    """Return one line for each figure of a rule, and one for each rule without figures."""
    lines = []
    for number, entry in enumerate(entries):
        figures = list(_figures(entry))
        shown = {"force": "mandatory", **entry}
        if entry.get("kind") in {"note", "subsidy"}:
            shown["force"] = "note"
        if not figures:
            lines.append(Line(number, shown))
        of: tuple[Key, ...] = ("of",) if entry.get("kind") == "target" else ("limit", "of")
        measured = entry.get("of") if len(of) == 1 else (entry.get("limit") or {}).get("of")
        if measured is not None:
            shown[MEASURE] = measured
        for place, figure in figures:
            values = {**shown, MEANING: str(place[-1]), FIGURE: figure}
            values["text"], text_place = _text(entry, place)
            places = {FIGURE: place, "text": text_place, MEASURE: of}
            lines.append(Line(number, values, places))
    return lines


def _text(entry: dict[str, Any], place: tuple[Key, ...]) -> tuple[str, tuple[Key, ...]]:
    """Return the words that a figure belongs to, those of its case if it has one."""
    if place[0] == "cases":
        return str(entry["cases"][place[1]].get("text", "")), (*place[:2], "text")
    return str(entry.get("text", "")), ("text",)


def _figures(entry: dict[str, Any]) -> Iterator[tuple[tuple[Key, ...], float]]:
    """Yield the numbers that a rule compares with, and where they stand in it."""
    yield from _numbers(entry.get("limit"), ("limit",), tuple(ENDS))
    if entry.get("kind") == "target":
        for number, step in enumerate(entry.get("steps") or []):
            yield from _numbers(step, ("steps", number), tuple(ENDS))
    if entry.get("kind") == "quota":
        for number, case in enumerate(entry.get("cases") or []):
            yield from _numbers(case, ("cases", number), tuple(_CASE_FIGURES))


def _numbers(
    table: object, place: tuple[Key, ...], keys: tuple[str, ...]
) -> Iterator[tuple[tuple[Key, ...], float]]:
    if not isinstance(table, dict):
        return
    for key in keys:
        value = table.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            yield (*place, key), value
