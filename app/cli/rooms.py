"""``yishen rooms``: what was read, without any standard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.bar import Bar
from app.cli.call import COMPLIES, OPEN, say, tell_own_problems
from app.cli.check import tell_open
from app.cli.files import check_targets, write_text
from app.cli.report_text import problem_lines, room_lines

if TYPE_CHECKING:
    from app.i18n import Translator
    from app.service.opening import ReadOptions


def run_rooms(plan: str, options: ReadOptions, target: str | None, tr: Translator) -> int:
    """Read the plan, print or write its rooms, and return the exit code.

    Raises:
        FacilityError: The plan can't be read or the file not be written.
    """
    from app.service import output
    from app.service.library import Library, load_names
    from app.service.opening import open_plan

    check_targets([target] if target and target != "-" else [], Path(plan))
    names, problems = load_names()
    tell_own_problems(problems, tr)
    library = Library(standards=(), names=names)
    with Bar(tr) as bar:
        opened = open_plan(Path(plan), library, options, progress=bar)
    if target is not None:
        write_text(output.rooms_json(opened.plan, tr=tr), target)
    if target == "-":
        tell_open(opened.plan.problems, tr)
    else:
        lines = room_lines(opened.plan, tr) if opened.plan.rooms else []
        for line in (*lines, *problem_lines(opened.plan.problems, tr)):
            say(line)
    return COMPLIES if opened.plan.rooms else OPEN
