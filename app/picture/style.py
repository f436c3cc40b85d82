"""Symbol, word, colours and pattern of every outcome; window, sheet and mark-up share them.

Colour is never the only sign: sheets are printed black and white.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from app.checking.report import FactOutcome, Outcome, Verdict
from app.i18n import mark
from app.model.plan import Severity
from app.picture.picture import Fill
from app.rules.rule_kinds import Force

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.picture.picture import Picture


class Pattern(StrEnum):
    """What is drawn over the fill."""

    PLAIN = "plain"
    HATCH = "hatch"
    """Parallel lines that rise at 45 degrees."""
    CROSS = "cross"
    """Lines that rise and fall at 45 degrees."""
    DOTS = "dots"
    LINES = "lines"
    """Horizontal lines."""


class Symbol(StrEnum):
    """The sign beside the word; not every font holds it, so painters may draw it."""

    TICK = "✓"
    TRIANGLE = "▲"
    CROSS = "✕"
    QUESTION = "?"
    PEN = "✎"
    NONE = ""


@dataclass(frozen=True, kw_only=True)
class Colours:
    """Ink and the soft fill under it, ``#RRGGBB``."""

    ink: str
    fill: str


@dataclass(frozen=True, kw_only=True)
class FillStyle:
    """How an outcome looks.

    Attributes:
        symbol: Its sign.
        word: Its word, key of the catalogue.
        pattern: Drawn over the fill.
        light: Colours on a light ground and on paper.
        dark: Colours on a dark ground.
    """

    symbol: Symbol
    word: str
    pattern: Pattern
    light: Colours
    dark: Colours


STYLES: dict[Fill, FillStyle] = {
    Fill.MET: FillStyle(
        symbol=Symbol.TICK,
        word=mark("Met"),
        pattern=Pattern.PLAIN,
        light=Colours(ink="#17694B", fill="#DDF0E7"),
        dark=Colours(ink="#6CCBA2", fill="#1B3A2E"),
    ),
    Fill.SHORT: FillStyle(
        symbol=Symbol.TRIANGLE,
        word=mark("Short"),
        pattern=Pattern.HATCH,
        light=Colours(ink="#A8480B", fill="#FBE7D6"),
        dark=Colours(ink="#F2A065", fill="#43290F"),
    ),
    Fill.MISSING: FillStyle(
        symbol=Symbol.CROSS,
        word=mark("Missing"),
        pattern=Pattern.CROSS,
        light=Colours(ink="#A3211B", fill="#FBE1DF"),
        dark=Colours(ink="#F28B82", fill="#45201D"),
    ),
    Fill.UNDETERMINED: FillStyle(
        symbol=Symbol.QUESTION,
        word=mark("Undetermined"),
        pattern=Pattern.DOTS,
        light=Colours(ink="#5B4A8A", fill="#E9E4F4"),
        dark=Colours(ink="#B9A8E8", fill="#2F2847"),
    ),
    Fill.DECIDED: FillStyle(
        symbol=Symbol.PEN,
        word=mark("Decided"),
        pattern=Pattern.LINES,
        light=Colours(ink="#0F5FA8", fill="#DCEAF7"),
        dark=Colours(ink="#6DB3F2", fill="#1F3347"),
    ),
    Fill.NOT_COUNTED: FillStyle(
        symbol=Symbol.NONE,
        word=mark("Not counted"),
        pattern=Pattern.PLAIN,
        light=Colours(ink="#5A6675", fill="#F4F5F7"),
        dark=Colours(ink="#A3AEBB", fill="#232A33"),
    ),
}

VERDICT_WORDS: dict[Verdict, str] = {
    Verdict.COMPLIES: mark("Complies"),
    Verdict.COMPLIES_WITH_DECISIONS: mark("Complies (with decisions made by a person)"),
    Verdict.DOES_NOT_COMPLY: mark("Does not comply"),
    Verdict.UNDETERMINED: mark("Undetermined"),
}

VERDICT_FILLS: dict[Verdict, Fill] = {
    Verdict.COMPLIES: Fill.MET,
    Verdict.COMPLIES_WITH_DECISIONS: Fill.DECIDED,
    Verdict.DOES_NOT_COMPLY: Fill.MISSING,
    Verdict.UNDETERMINED: Fill.UNDETERMINED,
}

FACT_WORDS: dict[FactOutcome, str] = {
    FactOutcome.MET: mark("Met"),
    FactOutcome.NOT_MET: mark("Not met"),
    FactOutcome.UNDETERMINED: mark("Undetermined"),
    FactOutcome.NOT_APPLICABLE: mark("Not applicable"),
}

FORCE_WORDS: dict[Force, str] = {
    Force.MANDATORY: mark("mandatory"),
    Force.RECOMMENDED: mark("recommended"),
    Force.NOTE: mark("note"),
}

FACT_FILLS: dict[FactOutcome, Fill] = {
    FactOutcome.MET: Fill.MET,
    FactOutcome.NOT_MET: Fill.MISSING,
    FactOutcome.UNDETERMINED: Fill.UNDETERMINED,
    FactOutcome.NOT_APPLICABLE: Fill.NOT_COUNTED,
}


SEVERITY_WORDS: dict[Severity, str] = {
    Severity.ERROR: mark("forbids a pass"),
    Severity.WARNING: mark("please look"),
    Severity.INFO: mark("for information"),
}

SEVERITY_FILLS: dict[Severity, Fill] = {
    Severity.ERROR: Fill.MISSING,
    Severity.WARNING: Fill.SHORT,
    Severity.INFO: Fill.NOT_COUNTED,
}


def fill_of(outcome: Outcome) -> Fill:
    """Return how rooms of a function that ended with ``outcome`` are painted."""
    return Fill(outcome.value)


def style_of(fill: Fill) -> FillStyle:
    """Return symbol, word, colours and pattern of ``fill``."""
    return STYLES[fill]


def legend(pictures: Iterable[Picture]) -> tuple[Fill, ...]:
    """Return the fills that occur in ``pictures``, in the order of :class:`Fill`."""
    used = {shape.fill for picture in pictures for shape in picture.shapes}
    return tuple(fill for fill in Fill if fill in used)
