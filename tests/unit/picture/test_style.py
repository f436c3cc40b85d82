from __future__ import annotations

import pytest

from app.checking.report import FactOutcome, Outcome, Verdict
from app.picture.picture import Fill
from app.picture.style import FACT_WORDS, STYLES, VERDICT_WORDS, fill_of, style_of


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("fill", list(Fill))
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_ink_reads_on_its_fill(fill, theme):
    colours = getattr(style_of(fill), theme)
    low, high = sorted((luminance(colours.ink), luminance(colours.fill)))
    assert (high + 0.05) / (low + 0.05) >= 4.5


def test_no_two_outcomes_share_word_or_symbol():
    styles = [STYLES[fill] for fill in Fill]
    assert len({style.word for style in styles}) == len(styles)
    assert len({style.symbol for style in styles}) == len(styles)


def test_outcomes_that_are_not_met_differ_without_colour():
    fills = [fill for fill in Fill if fill not in {Fill.MET, Fill.NOT_COUNTED}]
    assert len({style_of(fill).pattern for fill in fills}) == len(fills)


def test_every_outcome_has_a_fill_and_every_verdict_a_word():
    assert {fill_of(outcome) for outcome in Outcome} == set(Fill) - {Fill.NOT_COUNTED}
    assert set(VERDICT_WORDS) == set(Verdict)
    assert set(FACT_WORDS) == set(FactOutcome)
