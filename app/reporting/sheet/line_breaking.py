"""Where Chinese text may break; reportlab would begin lines with ， and end them with （."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NEVER_FIRST = "，。、；：？！）】》〉」』〕”’…—％%,.;:?!)]}"
"""Characters that close something: no line begins with them."""
NEVER_LAST = "（【《〈「『〔“‘([{"
"""Characters that open something: no line ends with them."""

_PIECE = re.compile("\\s+|[!-~\u00a1-\u1fff\N{MINUS SIGN}]+|.")
"""A gap, a run of Latin letters and digits, or one Chinese character."""


def break_lines(
    text: str, widths: tuple[float, float], measure: Callable[[str], float]
) -> list[str]:
    """Return ``text`` in lines; words and numbers stay whole, punctuation stays where it belongs.

    Args:
        text: Without line breaks.
        widths: Of the first line and of all others, in the units of ``measure``.
        measure: How wide a text prints.

    Returns:
        Lines without the spaces at their ends; at least one.
    """
    lines: list[str] = []
    line, used = "", 0.0
    for cluster in _fitting_clusters(text, min(widths), measure):
        width = measure(cluster)
        if line and used + measure(cluster.rstrip()) > widths[bool(lines)]:
            lines.append(line.rstrip())
            line, used = "", 0.0
            if cluster.isspace():
                continue
        line, used = line + cluster, used + width
    return [*lines, line.rstrip()]


def _fitting_clusters(text: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    """Yield what stays together; a cluster wider than a line falls into its characters."""
    for cluster in _clusters(text):
        if measure(cluster) <= width:
            yield cluster
        else:
            yield from cluster


def _clusters(text: str) -> list[str]:
    """Return ``text`` in parts between which a line may end."""
    clusters: list[str] = []
    for piece in _PIECE.findall(text):
        last = clusters[-1] if clusters else " "
        is_bound = piece[0] in NEVER_FIRST or last[-1] in NEVER_LAST
        if is_bound and not last.isspace() and not piece.isspace():
            clusters[-1] += piece
        else:
            clusters.append(piece)
    return clusters
