"""Write the sample plans: ``python -m tools.make_samples [FOLDER]``.

The same bytes come out at every run. What the program must answer to each file stands in
``sample_plans/expected.toml``; ``sample_plans/README.md`` is written from it.
"""

from __future__ import annotations

import functools
import logging
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.paths import sample_plans_folder, standards_folder
from app.rules.loading import load_standard
from tools import sample_centres as centres
from tools import sample_defects as defects
from tools import sample_tables as tables
from tools.sample_layout import lay_out
from tools.sample_pen import TIANZHENG_LAYERS
from tools.sample_plans_drawn import Draft, drawing_bytes
from tools.sample_readme import readme
from tools.sample_storey import LabelForm, Style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from app.rules.standard import Row
    from tools.sample_layout import Building

STANDARD = "gongqingcheng-2020"
PROJECT_TWO = "石塅社区老年人日间照料中心"

NOTES = (
    "1. 本工程为单层砖混结构，室内外高差0.300m。",
    "2. 墙体为240厚烧结页岩砖，轴线居中。",
    "3. 图中尺寸以毫米计，标高以米计。",
    "4. 门垛除注明外均为240。",
    "5. 卫生间、浴室、厨房地面低于室内20mm。",
)


@functools.cache
def rows() -> dict[str, Row]:
    """Return the rows of the standard that the samples are sized by."""
    standard = load_standard(standards_folder() / f"{STANDARD}.toml")
    return {row.key: row for row in standard.rows}


def recipe(key: str, seed: int) -> centres.Recipe:
    """Return the recipe for one row of the standard."""
    return centres.Recipe(rows()[key], seed)


def class_two() -> Building:
    """Return the class-two centre that drawing, workbook and CSV share."""
    return lay_out(centres.class_two(recipe("day_care.2", 2)))


def class_three() -> Building:
    """Return the class-three centre that the defects are made from."""
    return lay_out(centres.class_three(recipe("day_care.3", 3)))


def _class_one() -> bytes:
    building = lay_out(centres.class_one(recipe("day_care.1", 1)))
    draft = Draft(
        storeys=(building,),
        project="共青城市中心城区社区老年人日间照料中心",
        notes=NOTES,
        style=Style(labels=LabelForm.PARAGRAPH),
    )
    return drawing_bytes(draft)


def _class_two() -> bytes:
    draft = Draft(
        storeys=(class_two(),),
        project=PROJECT_TWO,
        notes=NOTES,
        version="R2004",
        encoding="gbk",
    )
    return drawing_bytes(draft)


def _class_three() -> bytes:
    draft = Draft(
        storeys=(class_three(),),
        project="金湖社区老年人日间照料中心",
        notes=NOTES,
        version="R2000",
        encoding="gbk",
        style=Style(labels=LabelForm.NUMBERED),
    )
    return drawing_bytes(draft)


def _class_four() -> bytes:
    building = lay_out(centres.class_four(recipe("day_care.4", 4)))
    draft = Draft(
        storeys=(building,),
        project="垅上社区老年人日间照料中心",
        notes=NOTES,
        layers=TIANZHENG_LAYERS,
        version="R2018",
        style=Style(labels=LabelForm.BLOCK),
    )
    return drawing_bytes(draft)


def _rural_home() -> bytes:
    building = lay_out(centres.rural_home(recipe("rural", 5)))
    draft = Draft(
        storeys=(building,),
        project="江益镇跃进村颐养之家",
        notes=NOTES,
        unit_code=6,
        style=Style(labels=LabelForm.PARAGRAPH),
    )
    return drawing_bytes(draft)


def _idle_school() -> bytes:
    draft = Draft(
        storeys=(lay_out(centres.idle_school()),),
        project="甘露镇双桥小学教学楼（原址测绘）",
        notes=("1. 本图按现状测绘，学校已停办。", "2. 墙体为240厚砖墙。"),
        dimensioned=("top", "right"),
        version="R2000",
        encoding="gbk",
        style=Style(labels=LabelForm.TEXTS),
    )
    return drawing_bytes(draft)


def _class_two_short() -> bytes:
    draft = Draft(
        storeys=(lay_out(centres.class_two_short(recipe("day_care.2", 2))),),
        project="塘畲社区老年人日间照料中心",
        notes=NOTES,
        version="R2013",
        style=Style(labels=LabelForm.BLOCK),
        dimensioned=("bottom", "left"),
    )
    return drawing_bytes(draft)


def _two_levels() -> bytes:
    ground, upper = centres.two_levels(recipe("day_care.2", 6))
    draft = Draft(
        storeys=(lay_out(ground), lay_out(upper, 201)),
        project="南湖社区老年人日间照料中心",
        notes=NOTES,
        version="R2007",
        style=Style(labels=LabelForm.NUMBERED),
        dimensioned=("bottom", "left"),
    )
    return drawing_bytes(draft)


def _r12() -> bytes:
    draft = Draft(
        storeys=(lay_out(centres.class_three_angled(recipe("day_care.3", 12))),),
        project="苏家垱乡老年人日间照料中心",
        notes=NOTES,
        version="R12",
        encoding="gbk",
    )
    return drawing_bytes(draft)


def _defect_draft() -> Draft:
    return Draft(
        storeys=(class_three(),),
        project="金湖社区老年人日间照料中心",
        notes=NOTES,
        version="R2000",
        encoding="gbk",
        with_schedule=False,
        dimensioned=("bottom", "left"),
    )


def _tianzheng_draft() -> Draft:
    return replace(_defect_draft(), storeys=(class_two(),), project="泽泉乡老年人日间照料中心")


WRITERS: dict[str, Callable[[], bytes]] = {
    "class-one.dxf": _class_one,
    "class-two.dxf": _class_two,
    "class-two.xlsx": lambda: tables.xlsx_bytes(class_two(), PROJECT_TWO),
    "class-two.csv": lambda: tables.csv_bytes(class_two(), PROJECT_TWO),
    "class-two-short.dxf": _class_two_short,
    "class-three.dxf": _class_three,
    "class-four.dxf": _class_four,
    "rural-home.dxf": _rural_home,
    "idle-school.dxf": _idle_school,
    "r12-gbk.dxf": _r12,
    "two-levels.dxf": _two_levels,
    "defect-no-units.dxf": lambda: defects.without_units(_defect_draft()),
    "defect-open-outline.dxf": lambda: defects.with_open_outline(_defect_draft()),
    "defect-unlabelled-room.dxf": lambda: defects.with_unlabelled_room(_defect_draft()),
    "defect-overlapping-rooms.dxf": lambda: defects.with_overlapping_rooms(_defect_draft()),
    "defect-joined-names.dxf": lambda: defects.with_joined_names(_defect_draft()),
    "defect-tianzheng.dxf": lambda: defects.of_tianzheng(_tianzheng_draft()),
    "defect-damaged.dxf": lambda: defects.damaged(_class_three()),
}


def write_samples(folder: Path, names: Iterable[str] = tuple(WRITERS)) -> None:
    """Write the samples with ``names`` into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_bytes(WRITERS[name]())


def main(folder: Path) -> None:
    """Write all samples and the page about them into ``folder``."""
    write_samples(folder)
    page = readme(sample_plans_folder())
    (folder / "README.md").write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    logging.getLogger("ezdxf").setLevel(logging.ERROR)  # R12 has no unit in its header; meant so
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else sample_plans_folder())
