"""Open a file beside the window: read, recognise, check, make the pictures."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.errors import message

if TYPE_CHECKING:
    from pathlib import Path

    from app.checking.report import Report
    from app.geometry.snapping import SnapIndex
    from app.model.linework import Linework
    from app.model.plan import Plan
    from app.model.review import Review
    from app.picture.backdrop import Drawing
    from app.picture.picture import Picture
    from app.progress import Progress
    from app.service.library import Library
    from app.service.opening import ReadOptions
    from app.ui.document import Loaded

_CHECKING_SHARE = 0.94


@dataclass(frozen=True, kw_only=True, eq=False)
class Request:
    """What is to be opened.

    Attributes:
        path: The file.
        options: What a person said about the drawing.
        library: Standards and names, or None to load them first.
    """

    path: Path
    options: ReadOptions
    library: Library | None = None


def load(request: Request, progress: Progress) -> Loaded:
    """Return the opened file with its first report; runs beside the window.

    Raises:
        FacilityError: Nothing of the file can be shown, or a standard has mistakes.
        Cancelled: ``progress`` said so.
    """
    # Here and not above: the libraries behind them take longer than the window itself.
    from app.service.library import load_library
    from app.service.opening import new_review, open_plan

    progress(message("Loading the standards"), 0.0)
    library = request.library or load_library()
    opened = open_plan(request.path, library, request.options, progress=progress)
    today = datetime.datetime.now().astimezone().date()
    review = replace(new_review(opened.plan, library), date=today)
    return _checked(replace(request, library=library), review, opened.linework, progress)


def _checked(
    request: Request,
    review: Review,
    linework: Linework | None,
    progress: Progress,
    *,
    earlier: Loaded | None = None,
) -> Loaded:
    from app.picture.compose import compose_on
    from app.service.library import load_library
    from app.ui.document import Loaded

    progress(message("Checking"), _CHECKING_SHARE)
    library = request.library or load_library()
    report = check_review(review, library)
    drawing, snap = _drawn(linework, review.plan, earlier)
    progress(message("Checking"), 1.0)
    return Loaded(
        path=request.path,
        options=request.options,
        library=library,
        linework=linework,
        report=report,
        pictures=compose_on(report, drawing),
        drawing=drawing,
        snap=snap,
    )


def _drawn(
    linework: Linework | None, plan: Plan, earlier: Loaded | None
) -> tuple[Drawing | None, SnapIndex | None]:
    """Return the lines to show and to snap to; those of ``earlier`` if its unit is the same."""
    from app.geometry.snapping import SnapIndex
    from app.picture.backdrop import drawing_of

    if linework is None:
        return None, None
    if earlier is not None and earlier.report.review.plan.units == plan.units:
        return earlier.drawing, earlier.snap
    drawing = drawing_of(linework, plan.units.metres_per_unit if plan.units else 1.0)
    return drawing, SnapIndex(drawing.segments)


@dataclass(frozen=True, kw_only=True, eq=False)
class Reading:
    """Another reading of a file that is open.

    Attributes:
        loaded: What is shown, with the review as it was carried over.
        plan: The plan as it was read, before anything was carried over.
        lost: How many rooms of which a person had said something were not found again.
    """

    loaded: Loaded
    plan: Plan
    lost: int


def read_again(content: Loaded, options: ReadOptions, progress: Progress) -> Reading:
    """Return the open file read with other options; runs beside the window.

    Raises:
        CallError: The drawing has no layer of a name in ``options``.
        Cancelled: ``progress`` said so.
    """
    from app.service.carry_over import carry_over
    from app.service.opening import recognise_again

    linework = content.linework
    if linework is None:
        text = "only drawings are read again"
        raise ValueError(text)
    plan = recognise_again(linework, content.library, options, progress=progress).plan
    carried = carry_over(content.report.review, plan)
    request = Request(path=content.path, options=options, library=content.library)
    loaded = _checked(request, carried.review, linework, progress, earlier=content)
    return Reading(loaded=loaded, plan=plan, lost=len(carried.lost))


def rebased(reading: Reading, review: Review) -> Reading:
    """Return ``reading`` with what a person said since it was begun."""
    from app.service.carry_over import carry_over

    carried = carry_over(review, reading.plan)
    loaded = reading.loaded
    report = check_review(carried.review, loaded.library)
    pictures = compose_rooms(report, loaded.drawing)
    return replace(
        reading,
        loaded=replace(loaded, report=report, pictures=pictures),
        lost=len(carried.lost),
    )


def check_review(review: Review, library: Library) -> Report:
    """Return the report of ``review`` against its standard."""
    from app.checking.check import check

    known = {standard.key: standard for standard in library.standards}
    advisers = [known[key] for key in review.advisers if key in known]
    return check(review, library.standard(review.standard), advisers)


def compose_rooms(report: Report, drawing: Drawing | None) -> tuple[Picture, ...]:
    """Return the pictures of ``report`` on ``drawing``."""
    from app.picture.compose import compose_on

    return compose_on(report, drawing)
