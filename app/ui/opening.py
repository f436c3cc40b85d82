"""Open a file beside the window: read, recognise, check, make the pictures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.errors import message

if TYPE_CHECKING:
    from pathlib import Path

    from app.checking.report import Report
    from app.model.review import Review
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
        earlier: Review of the same file whose choices are kept, or None.
    """

    path: Path
    options: ReadOptions
    library: Library | None = None
    earlier: Review | None = None


def load(request: Request, progress: Progress) -> Loaded:
    """Return the opened file with its first report; runs beside the window.

    Raises:
        FacilityError: Nothing of the file can be shown, or a standard has mistakes.
        Cancelled: ``progress`` said so.
    """
    # Here and not above: the libraries behind them take longer than the window itself.
    from app.picture.compose import compose
    from app.service.library import load_library
    from app.service.opening import new_review, open_plan
    from app.ui.document import Loaded

    progress(message("Loading the standards"), 0.0)
    library = request.library or load_library()
    opened = open_plan(request.path, library, request.options, progress=progress)
    progress(message("Checking"), _CHECKING_SHARE)
    review = new_review(opened.plan, library)
    if request.earlier is not None:
        review = request.earlier.with_plan(opened.plan)
    report = check_review(review, library)
    pictures = compose(report, opened.linework)
    progress(message("Checking"), 1.0)
    return Loaded(
        path=request.path,
        options=request.options,
        library=library,
        linework=opened.linework,
        report=report,
        pictures=pictures,
    )


def check_review(review: Review, library: Library) -> Report:
    """Return the report of ``review`` against its standard."""
    from app.checking.check import check

    return check(review, library.standard(review.standard))


def compose_rooms(report: Report) -> tuple[Picture, ...]:
    """Return the pictures of ``report`` without the drawing under them, which does not change."""
    from app.picture.compose import compose

    return compose(report, None)


def with_unit(options: ReadOptions, unit: object) -> ReadOptions:
    """Return ``options`` with the unit that a person chose."""
    from app.units import Unit

    return replace(options, unit=Unit(str(unit)))
