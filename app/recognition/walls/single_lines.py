"""Rooms between walls that are drawn as single lines: doors are gaps between ends of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from app.recognition.walls.curved_gaps import with_curved_gaps
from app.recognition.walls.door_lines import door_closing, unused_leaves
from app.recognition.walls.faces import bounded_faces
from app.recognition.walls.jambs import Jambs, find_jambs
from app.recognition.walls.loose_ends import are_loose, tips_of
from app.recognition.walls.opening_signs import chosen_gaps, gap_kinds
from app.recognition.walls.openings import find_gaps
from app.recognition.walls.room_faces import filled, sorted_faces
from app.recognition.walls.segments import make_segments
from app.recognition.walls.wall_openings import gap_openings

if TYPE_CHECKING:
    from shapely.geometry import Polygon

    from app.model.linework import FloatArray
    from app.recognition.walls.leaves import Leaves
    from app.recognition.walls.openings import Gaps
    from app.recognition.walls.segments import Segments
    from app.recognition.walls.wall_lines import WallLines
    from app.recognition.walls.wall_openings import WallOpening

CAP_M = 0.05
"""Half the length of the stroke that stands for the end of a wall without thickness."""


def single_line_rooms(
    lines: WallLines, leaves: Leaves
) -> tuple[list[Polygon], list[WallOpening], Segments]:
    """Return the regions that single lines bound, what opens between them, and the bounds.

    Args:
        lines: Lines taken for walls, and what else is drawn.
        leaves: Door leaves.
    """
    caps, ends = _ends(lines.walls)
    jambs = find_jambs(lines.walls).plus(ends)  # doors may hang in frames like short thick walls
    with_caps = lines.walls.plus(caps)
    gaps = with_curved_gaps(find_gaps(with_caps, jambs), with_caps, jambs)
    kinds = gap_kinds(gaps, leaves, lines.drawn)
    chosen = np.array(chosen_gaps(gaps, jambs, kinds), dtype=int)
    closed = gaps[chosen]
    free = leaves[unused_leaves(leaves, closed.strips(), closed.widths)]
    lines_of_doors, doors = door_closing(lines.walls, free, lines.drawn)
    bounds = lines.walls.plus(_closing(closed, jambs)).plus(lines_of_doors)
    rooms, _ = sorted_faces(bounded_faces(bounds))
    openings = gap_openings(closed, [kinds[i] for i in chosen.tolist()])
    return filled(rooms), [*openings, *doors], bounds


def _ends(walls: Segments) -> tuple[Segments, Jambs]:
    """Return a stroke across each loose end, and it as the end of a wall."""
    tips, away = tips_of(walls)
    loose = np.flatnonzero(are_loose(walls, tips, away))
    across = np.stack([-away[loose][:, 1], away[loose][:, 0]], axis=1) * CAP_M
    first, second = tips[loose] + across, tips[loose] - across
    count = len(walls)
    edges = np.arange(count, count + len(loose))
    caps = make_segments(first, second, np.full(len(loose), -1))
    faces = loose % max(count, 1)
    flanks = walls.lengths[faces]
    return caps, Jambs(first, second, away[loose], away[loose], flanks, edges, faces, faces)


def _closing(gaps: Gaps, jambs: Jambs) -> Segments:
    """Return the lines that close gaps, from end to end."""
    starts = (gaps.firsts + gaps.seconds) / 2
    ends = (gaps.first_ends + gaps.second_ends) / 2
    faces = gaps.opposite >= 0
    ends[faces] = _middles(jambs)[gaps.opposite[faces]]
    return make_segments(starts, ends, np.full(len(starts), -1))


def _middles(jambs: Jambs) -> FloatArray:
    return np.asarray((jambs.first + jambs.second) / 2)
