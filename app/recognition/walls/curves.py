"""Where the steps of curves meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.recognition.walls.segments import cross, dot

if TYPE_CHECKING:
    from app.model.linework import FloatArray
    from app.recognition.walls.segments import IntArray, Segments

SAME_M = 1e-5
"""Ends nearer than this are one point."""

SMOOTH = (1e-3, 0.35)
"""Sine of the turn between two steps of one curve; less is straight, more is a corner."""


def meeting_tips(segments: Segments) -> tuple[IntArray, IntArray, FloatArray]:
    """Return the pairs of ends that meet where no third one does, and all ways off.

    Args:
        segments: N segments.

    Returns:
        Numbers of the ends, 0 to N - 1 for starts and N to 2N - 1 for ends, and the unit vector
        along the segment away from each end, shape (2N, 2).
    """
    count = len(segments)
    along = segments.directions
    off = np.concatenate([along, -along])
    cells = np.round(np.concatenate([segments.starts, segments.ends]) / SAME_M)
    order = np.lexsort((cells[:, 1], cells[:, 0]))
    is_new = np.ones(2 * count + 1, dtype=bool)
    is_new[1:-1] = (np.diff(cells[order], axis=0) != 0).any(axis=1)
    first = np.flatnonzero(is_new[:-1] & ~is_new[1:])
    first = first[is_new[first + 2]]
    return order[first], order[first + 1], off


def curve_turns(segments: Segments) -> FloatArray:
    """Return the sine of the turn at each end that goes on as a curve does, 0 at all others.

    Args:
        segments: N segments.

    Returns:
        Shape (2N,): at the starts, then at the ends.
    """
    count = len(segments)
    turns = np.zeros(2 * count)
    if not count:
        return turns
    a, b, off = meeting_tips(segments)
    turn = np.abs(cross(off[a], off[b]))
    keep = (dot(off[a], off[b]) < 0) & (turn >= SMOOTH[0]) & (turn <= SMOOTH[1])
    turns[a[keep]] = turns[b[keep]] = turn[keep]
    return turns


def bends(segments: Segments) -> FloatArray:
    """Return the larger turn at the two ends of each segment."""
    turns = curve_turns(segments)
    return np.asarray(np.maximum(turns[: len(segments)], turns[len(segments) :]))
