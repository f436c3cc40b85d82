"""Names drawn as single characters, each a text of its own, in a row or a column."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from shapely import STRtree

from app.recognition.wording import Sense, plain, read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.recognition.scene import Mark
    from app.rules.names import RoomNames

SPREAD = 4.0
"""Characters of one name stand at most so many letter heights apart."""

IN_LINE = 0.5
"""They stand in one line within this share of their height."""

LONGEST = 8

_CHARACTER = re.compile(r"[\u3400-\u9fff]")


def with_spread_names(marks: Sequence[Mark], names: RoomNames) -> tuple[Mark, ...]:
    """Return the texts with those single characters joined that together are a known name."""
    single = [
        i
        for i, mark in enumerate(marks)
        if mark.height > 0
        and mark.wording.sense is not Sense.TITLE
        and _CHARACTER.fullmatch(plain(mark.text.text))
    ]
    if len(single) < 2:
        return tuple(marks)
    joined: list[Mark] = []
    gone: set[int] = set()
    for group in _groups([marks[i] for i in single]):
        mark = _joined([marks[single[place]] for place in group], names)
        if mark is not None:
            joined.append(mark)
            gone |= {single[place] for place in group}
    return (*(mark for i, mark in enumerate(marks) if i not in gone), *joined)


def _groups(marks: Sequence[Mark]) -> list[list[int]]:
    """Return the indices of characters that hang together."""
    points = [mark.point for mark in marks]
    reach = [SPREAD * mark.height for mark in marks]
    near: dict[int, list[int]] = defaultdict(list)
    pairs = STRtree(points).query(points, predicate="dwithin", distance=reach)
    for first, second in zip(*pairs.tolist(), strict=True):
        if marks[first].text.layer == marks[second].text.layer:
            near[first].append(second)
    groups: list[list[int]] = []
    seen: set[int] = set()
    for start in range(len(marks)):
        waiting, group = [start], []
        while waiting:
            item = waiting.pop()
            if item not in seen:
                seen.add(item)
                group.append(item)
                waiting += near[item]
        if 2 <= len(group) <= LONGEST:
            groups.append(sorted(group))
    return groups


def _joined(marks: Sequence[Mark], names: RoomNames) -> Mark | None:
    """Return the name that characters make up from left to right or from the top down."""
    at = np.array([mark.at for mark in marks])
    height = max(mark.height for mark in marks)
    turn = math.radians(marks[0].text.rotation)
    row = at @ (math.cos(turn), math.sin(turn))
    column = at @ (-math.sin(turn), math.cos(turn))
    if min(np.ptp(row), np.ptp(column)) > IN_LINE * height:
        return None
    order = np.argsort(row) if np.ptp(row) >= np.ptp(column) else np.argsort(-column)
    middle = (float(at[:, 0].mean()), float(at[:, 1].mean()))
    content = "".join(plain(marks[i].text.text) for i in order.tolist())
    text = replace(marks[0].text, text=content, group="")
    wording = read_text(text, names)
    return replace(marks[0], text=text, wording=wording, at=middle) if wording.is_known else None
