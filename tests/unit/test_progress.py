"""Progress: slow work tells its steps and hears that it should stop."""

from __future__ import annotations

import pytest

from app.errors import Cancelled, message
from app.progress import Progress, no_progress


def work(progress: Progress) -> int:
    for step in range(3):
        progress(message("Step {n}", n=step), step / 3)
    return 3


def test_whoever_needs_no_progress_is_not_disturbed():
    assert work(no_progress) == 3


def test_steps_are_told_in_order_with_a_share_of_the_whole():
    told = []
    work(lambda step, share: told.append((str(step), share)))
    assert told == [("Step 0", 0.0), ("Step 1", 1 / 3), ("Step 2", 2 / 3)]


def test_stopping_ends_the_work():
    def stop(step, share):
        raise Cancelled(message("Stopped."))

    with pytest.raises(Cancelled, match="Stopped"):
        work(stop)
