"""Messages and errors: their words are fit for people as they stand."""

from __future__ import annotations

import errno

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import errors
from app.errors import FacilityError, Message, message, reason_of, verbatim

KINDS = ("PlanRead", "Standard", "Facts", "ReportWrite", "Call")


def test_a_message_fills_its_places_by_name():
    assert str(message("Row {row}: {what}", row=7, what="empty")) == "Row 7: empty"


def test_a_message_may_hold_messages():
    assert str(message("{file}: {why}", file="a.csv", why=message("no rows"))) == "a.csv: no rows"


def test_messages_are_values():
    assert message("Row {row}", row=7) == message("Row {row}", row=7)
    assert message("Row {row}", row=7) != message("Row {row}", row=8)
    assert len({message("Rooms"), message("Rooms")}) == 1


@given(st.text())
def test_a_verbatim_text_reads_as_it_stands(text):
    assert str(verbatim(text)) == text


def test_an_error_reads_as_its_message():
    error = FacilityError(message("There is no “{name}”.", name="plan.dxf"))
    assert str(error) == "There is no “plan.dxf”."
    assert error.message == message("There is no “{name}”.", name="plan.dxf")
    assert error.details == ()


def test_an_error_tells_every_mistake_on_a_line_of_its_own():
    error = FacilityError(message("Mistakes: {n}.", n=2), (message("first"), message("second")))
    assert str(error).splitlines() == ["Mistakes: 2.", "first", "second"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_on_purpose_has_one_base(kind):
    assert issubclass(getattr(errors, f"{kind}Error"), FacilityError)


def test_stopping_is_one_of_them():
    assert issubclass(errors.Cancelled, FacilityError)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOENT, "there is no such file"),
        (errno.EACCES, "access is not allowed"),
        (errno.EISDIR, "it is a folder"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk is read-only"),
    ],
)
def test_a_refusal_of_the_system_is_told_in_plain_words(number, words):
    assert reason_of(OSError(number, "EXXX")) == message(words)


def test_a_refusal_without_words_of_ours_is_told_in_the_systems():
    assert reason_of(OSError(errno.EMLINK, "Too many links")) == verbatim("Too many links")
    assert isinstance(reason_of(OSError("odd")), Message)
    assert str(reason_of(OSError("odd"))) == "odd"
