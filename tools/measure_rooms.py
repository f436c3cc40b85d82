"""How many rooms of known plans are found, and how far their confidence can be trusted.

    python tools/measure_rooms.py FOLDER [--layers zero …] [--mess sloppy …] [--only B]

FOLDER holds ``dxf/STYLE/NAME.dxf`` and the answers ``gt/STYLE/NAME.json``: ``rooms`` with
``name``, ``polygon`` and ``holes`` in metres, and ``ignore``, outlines of shafts and courtyards
that are neither right nor wrong. A room is right if its outline covers the answer's (intersection
by union 0.9 or more) and its name is the answer's.
"""

from __future__ import annotations

import argparse
import json
import pickle
import time
import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from shapely import STRtree
from shapely.affinity import rotate
from shapely.geometry import Polygon

from app.readers.drawing import read_drawing
from app.recognition.recognise import recognise
from app.rules.names import load_room_names
from tools.drawing_variants import LAYERS, MESSES, messed

if TYPE_CHECKING:
    from app.model.linework import Linework
    from app.model.plan import Plan, Room

SAME = 0.9
"""Intersection by union from which an outline is the answer's."""

BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.96, 0.98, 1.001)

HIDDEN = 3
"""Every plan of this number in a row can be kept out of sight while one works."""


@dataclass
class Score:
    """What was counted over some drawings."""

    answers: int = 0
    found: int = 0
    right: int = 0
    named: int = 0
    plans: int = 0
    perfect: int = 0
    seconds: float = 0.0
    off: float = 0.0
    marks: list[tuple[float, bool]] = field(default_factory=list)
    problems: Counter[str] = field(default_factory=Counter)

    def add(self, other: Score) -> None:
        """Count another drawing in."""
        for name in ("answers", "found", "right", "named", "plans", "perfect", "seconds", "off"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.marks += other.marks
        self.problems += other.problems

    def __str__(self) -> str:
        recall, precision = self.right / max(1, self.answers), self.right / max(1, self.found)
        sure = [right for confidence, right in self.marks if confidence >= SAME]
        share = sum(sure) / len(sure) if sure else float("nan")
        return (
            f"plans {self.plans:3} perfect {self.perfect:3} rooms {self.answers:5}  "
            f"R {recall:.3f}  P {precision:.3f}  e2e {self.named / max(1, self.answers):.3f}  "
            f"area off {self.off / max(1, self.right):.4f}  sure {len(sure):5} right {share:.4f}  "
            f"{self.seconds:6.1f} s"
        )


def main() -> int:
    options = _options()
    total: dict[str, Score] = defaultdict(Score)
    names = load_room_names()
    for style, name in _drawings(options.folder, options.only, options.hidden):
        answer = json.loads((options.folder / "gt" / style / f"{name}.json").read_text("utf-8"))
        drawing = _read(options.folder / "dxf" / style / f"{name}.dxf", options.cache)
        for layers in options.layers:
            for mess in options.mess:
                per_metre = 1 / answer["units_to_m"]
                seen = LAYERS[layers](drawing)
                seen = messed(seen, MESSES[mess], per_metre, seed=len(name))
                begun = time.perf_counter()
                plan = recognise(seen, names)
                score = _score(plan, _turned(answer, MESSES[mess].angle))
                score.seconds = time.perf_counter() - begun
                key = f"{style} {layers} {mess}"
                total[key].add(score)
                total["all"].add(score)
                if options.verbose or (options.faults and not score.perfect):
                    print(f"{name:42} {layers:9} {mess:9} {score} {dict(score.problems)}")
    for key, score in total.items():
        print(f"{key:24} {score}")
    _print_bins(total["all"].marks)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the recognition of rooms.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--layers", nargs="+", default=["drawn"], choices=LAYERS)
    parser.add_argument("--mess", nargs="+", default=["none"], choices=MESSES)
    parser.add_argument("--only", default="", help="styles, or part of a name")
    parser.add_argument("--hidden", choices=("with", "without", "alone"), default="with")
    parser.add_argument("--cache", type=Path, help="folder that keeps the drawings as read")
    parser.add_argument("--faults", action="store_true", help="list plans that are not perfect")
    parser.add_argument("--verbose", action="store_true", help="list all plans")
    return parser.parse_args()


def _drawings(folder: Path, only: str, hidden: str) -> list[tuple[str, str]]:
    """Return style and name of the drawings; every third plan is one of the hidden."""
    answers = sorted(folder.glob("gt/*/*.json"))
    plans = sorted({path.stem.split("_", 1)[1] for path in answers})
    away = set(plans[HIDDEN - 1 :: HIDDEN])
    chosen = []
    for path in answers:
        is_hidden = path.stem.split("_", 1)[1] in away
        if hidden != "with" and is_hidden != (hidden == "alone"):
            continue
        if not only or path.parent.name in only.split(",") or (len(only) > 2 and only in path.stem):
            chosen.append((path.parent.name, path.stem))
    return chosen


def _read(path: Path, cache: Path | None) -> Linework:
    if cache is None:
        return read_drawing(path)
    kept = cache / f"{path.stem}.pickle"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(read_drawing(path)))
    drawing: Linework = pickle.loads(kept.read_bytes())
    return drawing


def _turned(answer: dict[str, Any], angle: float) -> dict[str, Any]:
    rooms = [(room["name"], _polygon(room["polygon"], room["holes"])) for room in answer["rooms"]]
    ignored = [_polygon(ring, []) for ring in answer.get("ignore", [])]
    return {
        "rooms": [(name, rotate(region, angle, origin=(0, 0))) for name, region in rooms],
        "ignore": [rotate(region, angle, origin=(0, 0)) for region in ignored],
    }


def _polygon(ring: Any, holes: Any) -> Polygon:
    region = Polygon(ring, holes)
    return region if region.is_valid else region.buffer(0)


def _score(plan: Plan, answer: dict[str, Any]) -> Score:
    found = [(room, _polygon(room.polygon, room.holes)) for room in plan.rooms]
    matched = _matched([region for _, region in answer["rooms"]], [region for _, region in found])
    score = Score(answers=len(answer["rooms"]), plans=1)
    score.problems = Counter(problem.code for problem in plan.problems)
    for index, (room, region) in enumerate(found):
        if index not in matched and _is_ignored(region, answer["ignore"]):
            continue
        is_right = index in matched
        is_named = is_right and _is_named(room, answer["rooms"][matched[index]][0])
        score.found += 1
        score.right += is_right
        score.named += is_named
        if is_right:
            true = answer["rooms"][matched[index]][1].area
            score.off += abs(region.area - true) / true
        score.marks.append((room.confidence, is_named))
    score.perfect = int(score.named == score.answers == score.found)
    return score


def _matched(answers: list[Polygon], found: list[Polygon]) -> dict[int, int]:
    """Return the answer of each outline that has one; from one half on there is only one."""
    matched: dict[int, int] = {}
    if not found or not answers:
        return matched
    tree = STRtree(found)
    for index, answer in enumerate(answers):
        for place in tree.query(answer).tolist():
            common = answer.intersection(found[place]).area
            if common >= SAME * (answer.area + found[place].area - common):
                matched[place] = index
    return matched


def _is_ignored(region: Polygon, ignored: list[Polygon]) -> bool:
    return any(region.intersection(other).area > 0.5 * region.area for other in ignored)


def _is_named(room: Room, name: str) -> bool:
    return _letters(room.name) == _letters(name)


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in folded if sign.isalnum())


def _print_bins(marks: list[tuple[float, bool]]) -> None:
    """Print how many rooms of each confidence are right."""
    values = np.array(marks, dtype=float).reshape(-1, 2)
    print(f"\n{'confidence':>14} {'rooms':>7} {'right':>8}")
    for low, high in pairwise(BINS):
        own = values[(values[:, 0] >= low) & (values[:, 0] < high)]
        if len(own):
            print(f"{low:6.2f} – {min(high, 1):.2f} {len(own):7} {own[:, 1].mean():8.4f}")


if __name__ == "__main__":
    raise SystemExit(main())
