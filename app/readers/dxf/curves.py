"""Curves as short chords that keep the area.

An arc becomes a chain whose inner corners lie a hair outside the arc, just so far that the area
under the chain is the area under the arc. So an outline with bulges has its exact area with few
segments, and the two rooms on both sides of a curved wall get the same corners.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.model.linework import FloatArray

_STEP = math.radians(3.75)
"""Largest angle of a chord: chords then stay within 0.06 % of the radius of the arc."""
_CIRCLE_STEP = math.radians(7.5)
"""The same for whole circles, which are columns, basins and marks: within 0.15 %."""
_FULL = 2 * math.pi
_POINTS_PER_SPAN = (8, 48)
_POINTS_PER_CURVE = 192
_STRAIGHT = 1e-9
_MOST_FITTED = 500
"""Points that lie closer than a spline is needed for."""


@lru_cache(maxsize=1024)
def unit_arc(start: float, sweep: float) -> FloatArray:
    """Return an arc of the unit circle as corners.

    Args:
        start: First angle, radians.
        sweep: Angle from first to last point, radians, negative for clockwise, at most a full
            turn.

    Returns:
        Shape (N, 2), both ends included and exactly on the circle; a full circle has no end, so
        its last point is not repeated. Not to be changed: equal arcs share it.
    """
    if abs(sweep) > _FULL - 1e-9:
        count = math.ceil(_FULL / _CIRCLE_STEP)
        angles = start + math.copysign(_FULL, sweep) / count * np.arange(count)
        radius = math.sqrt((_FULL / count) / math.sin(_FULL / count))
        return radius * np.column_stack((np.cos(angles), np.sin(angles)))
    count = max(2, math.ceil(abs(sweep) / _STEP - 1e-9))
    angles = start + sweep / count * np.arange(count + 1)
    points = np.column_stack((np.cos(angles), np.sin(angles)))
    points[1:-1] *= _inner_radius(abs(sweep) / count, count)
    return points


def _inner_radius(step: float, count: int) -> float:
    """Return the radius of the inner corners that gives ``count`` chords the area of the arc."""
    ratio = step / math.sin(step) if step > 1e-6 else 1.0
    if count == 2:
        return ratio
    inner = count - 2
    return (math.sqrt(1.0 + inner * count * ratio) - 1.0) / inner


def arc_sweep(start: float, end: float) -> float:
    """Return the counter-clockwise angle from ``start`` to ``end``, above 0, at most a turn.

    Args:
        start: Radians.
        end: Radians.
    """
    sweep = (end - start) % _FULL
    return _FULL if sweep < 1e-9 else sweep


def with_bulges(points: FloatArray, bulges: Sequence[float], *, closed: bool) -> FloatArray:
    """Return ``points`` with the arcs that ``bulges`` ask for between them.

    Args:
        points: Corners, shape (N, 2) or (N, 3).
        bulges: Tangent of a quarter of the sweep from each corner to the next, N values.
        closed: Whether the last corner joins the first.
    """
    if not any(bulges):
        return points
    pieces = []
    last = len(points) if closed else len(points) - 1
    for i in range(len(points)):
        if i >= last or abs(bulges[i]) < _STRAIGHT:
            pieces.append(points[i : i + 1])
        else:
            pieces.append(bulge_arc(points[i], points[(i + 1) % len(points)], bulges[i])[:-1])
    return np.concatenate(pieces)


def bulge_arc(start: FloatArray, end: FloatArray, bulge: float) -> FloatArray:
    """Return the arc from ``start`` to ``end``, both included; z is taken from ``start``."""
    centre = bulge_centre(start, end, bulge)
    ray = start[:2] - centre
    radius = math.hypot(*ray)
    if radius == 0.0:
        return np.array([start, end])
    unit = unit_arc(math.atan2(ray[1], ray[0]), 4 * math.atan(bulge))
    points = np.tile(np.asarray(start, dtype=np.float64), (len(unit), 1))
    points[:, :2] = centre + radius * unit
    points[0], points[-1] = start, end
    return points


def bulge_centre(start: FloatArray, end: FloatArray, bulge: float) -> FloatArray:
    """Return the centre of the arc of a bulge, shape (2,)."""
    chord = np.asarray(end[:2]) - np.asarray(start[:2])
    across = np.array([-chord[1], chord[0]])
    middle: FloatArray = (np.asarray(start[:2]) + np.asarray(end[:2])) / 2
    return middle + across * (1.0 / bulge - bulge) / 4.0


def spline_points(
    degree: int, knots: FloatArray, control: FloatArray, weights: FloatArray | None = None
) -> FloatArray:
    """Return points on a B-spline, by de Boor's algorithm.

    Args:
        degree: 1 to 11 or so.
        knots: N + degree + 1 values, not falling; none stand for even ones.
        control: Control points, shape (N, D).
        weights: N values above 0 of a rational spline.

    Raises:
        ValueError: The numbers of knots and points do not belong together.
    """
    count = len(control)
    if not len(knots):  # some programs leave them out where they are even
        inner = np.arange(1, count - degree)
        knots = np.concatenate((np.zeros(degree + 1), inner, np.full(degree + 1, len(inner) + 1.0)))
    if degree < 1 or count <= degree or len(knots) != count + degree + 1:
        raise ValueError(f"spline of degree {degree}: {count} points, {len(knots)} knots")
    if weights is not None and len(weights) == count:
        control = np.column_stack((control * weights[:, None], weights))
    at = _parameters(knots[degree : count + 1])
    span = np.clip(np.searchsorted(knots, at, side="right") - 1, degree, count - 1)
    points = [control[span - degree + j] for j in range(degree + 1)]
    for level in range(1, degree + 1):
        for j in range(degree, level - 1, -1):
            low = knots[j + span - degree]
            width = knots[j + 1 + span - level] - low
            share = ((at - low) / np.where(width > 0, width, 1.0))[:, None]
            points[j] = (1.0 - share) * points[j - 1] + share * points[j]
    curve = points[degree]
    return curve if weights is None or len(weights) != count else curve[:, :-1] / curve[:, -1:]


def _parameters(knots: FloatArray) -> FloatArray:
    """Return where a spline is evaluated: evenly between its distinct knots."""
    distinct = np.unique(knots)
    if len(distinct) < 2:
        raise ValueError("spline without length")
    steps = _steps(len(distinct) - 1)
    inner = distinct[:-1, None] + np.diff(distinct)[:, None] * steps
    return np.append(inner.ravel(), distinct[-1])


def _steps(spans: int) -> FloatArray:
    """Return where each span of a curve is evaluated, 0 to below 1: the fewer spans, the finer."""
    fewest, most = _POINTS_PER_SPAN
    count = max(fewest, min(most, _POINTS_PER_CURVE // spans // 4 * 4))
    return np.arange(count) / count


def through_points(
    points: FloatArray, start: Sequence[float] | None, end: Sequence[float] | None
) -> FloatArray:
    """Return a smooth curve through ``points``, as CAD draws a spline that is given only by them.

    Args:
        points: Shape (N, D).
        start: Direction at the first point, or None to leave the curve straight there.
        end: The same at the last point.

    Source:
        Cubic spline over the length of the chords; its second derivative is zero at an end
        without direction.
    """
    points = points[np.concatenate(([True], (points[1:] != points[:-1]).any(axis=1)))]
    if not 3 <= len(points) <= _MOST_FITTED:
        return points
    chords = np.linalg.norm(np.diff(points, axis=0), axis=1)
    slopes = _slopes(points, chords, start, end)
    at = _steps(len(points) - 1)[None, :, None]
    step = chords[:, None, None]
    first, last = points[:-1, None], points[1:, None]
    rise, fall = slopes[:-1, None] * step, slopes[1:, None] * step
    spans = (
        first * (1.0 + 2.0 * at) * (1.0 - at) ** 2
        + rise * at * (1.0 - at) ** 2
        + last * at**2 * (3.0 - 2.0 * at)
        + fall * at**2 * (at - 1.0)
    )
    curve: FloatArray = np.concatenate((spans.reshape(-1, points.shape[1]), points[-1:]))
    return curve


def _slopes(
    points: FloatArray,
    chords: FloatArray,
    start: Sequence[float] | None,
    end: Sequence[float] | None,
) -> FloatArray:
    """Return the derivative of a cubic spline at each of its points."""
    count = len(points)
    matrix, right = np.zeros((count, count)), np.zeros_like(points)
    ways = np.diff(points, axis=0) / chords[:, None]
    inner = np.arange(1, count - 1)
    matrix[inner, inner - 1] = chords[1:]
    matrix[inner, inner] = 2.0 * (chords[:-1] + chords[1:])
    matrix[inner, inner + 1] = chords[:-1]
    right[1:-1] = 3.0 * (ways[:-1] * chords[1:, None] + ways[1:] * chords[:-1, None])
    for place, near, direction in ((0, 1, start), (count - 1, count - 2, end)):
        length = 0.0 if direction is None else float(np.linalg.norm(direction))
        if direction is not None and length > 0.0:
            matrix[place, place] = 1.0
            right[place] = np.asarray(direction) / length
        else:
            matrix[place, [place, near]] = 2.0, 1.0
            right[place] = 3.0 * ways[min(place, near)]
    return np.linalg.solve(matrix, right).astype(np.float64)
