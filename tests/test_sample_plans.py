"""The samples are what their page says, and the program answers as it must."""

from __future__ import annotations

import functools
import json
import tomllib
from dataclasses import replace

import pytest
from shapely.geometry import Point, box

from app.checking.check import check
from app.checking.report import Outcome
from app.cli.application import run
from app.model.linework import LayerUse
from app.model.plan import Origin, Severity
from app.model.review import FacilityType
from app.paths import sample_plans_folder
from app.service.library import load_library
from app.service.opening import ReadOptions, new_review, open_plan
from tools.make_samples import WRITERS, class_three, class_two, write_samples
from tools.sample_blocks import FURNITURE
from tools.sample_furnish import furnish
from tools.sample_layout import WALL
from tools.sample_openings import doors_of
from tools.sample_readme import readme

FOLDER = sample_plans_folder()
EXPECTED = tomllib.loads((FOLDER / "expected.toml").read_text(encoding="utf-8"))
SAMPLES = {sample["file"]: sample for sample in EXPECTED["sample"]}


@functools.cache
def library():
    return load_library()


@functools.cache
def report_of(name):
    """Return the report on a sample, through the same steps as window and command line."""
    opened = open_plan(FOLDER / name, library())
    facility = FacilityType(SAMPLES[name]["facility"])
    review = replace(new_review(opened.plan, library()), facility=facility)
    return check(review, library().standard(EXPECTED["standard"]))


def no_window(plan, language):
    raise AssertionError("the command line opened a window")


def outcomes(report):
    return {finding.function: finding.outcome for finding in report.functions}


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_has_the_expected_verdict_and_class(name):
    report, expected = report_of(name), SAMPLES[name]
    row = report.facility.row
    assert report.outcome.value == expected["outcome"]
    assert (row.number if row else None) == expected.get("class")
    assert bool(row) or "class" not in expected


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_has_the_expected_functions_open_or_failing(name):
    expected = SAMPLES[name].get("functions", {})
    found = outcomes(report_of(name))
    if "all" in expected:
        assert set(found.values()) == {Outcome(expected["all"])}
    else:
        unmet = {key: value.value for key, value in found.items() if value is not Outcome.MET}
        assert unmet == expected


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_has_the_expected_rooms_and_levels(name):
    plan, expected = report_of(name).review.plan, SAMPLES[name]
    assert len(plan.rooms) == expected["rooms"]
    assert len(plan.levels) == expected.get("levels", 1 if plan.rooms else 0)


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_has_exactly_the_expected_problems(name):
    problems = report_of(name).problems
    codes = {problem.code for problem in problems if problem.severity is not Severity.INFO}
    assert codes == set(SAMPLES[name].get("problems", ()))


@pytest.mark.parametrize("name", ["class-two.xlsx", "class-two.csv"])
def test_table_of_the_same_centre_gives_the_same_verdicts_as_its_drawing(name):
    drawn, listed = report_of("class-two.dxf"), report_of(name)
    assert outcomes(listed) == outcomes(drawn)
    assert [finding.measured_m2 for finding in listed.functions] == pytest.approx(
        [finding.measured_m2 for finding in drawn.functions], abs=1e-6
    )
    assert listed.facility.gross_area_m2 == pytest.approx(drawn.facility.measured_m2, abs=1e-6)


@pytest.mark.parametrize("name", ["class-two.dxf", "class-two-short.dxf"])
def test_the_walls_alone_give_the_same_verdicts_as_the_outlines(name):
    outlined = report_of(name)
    uses = outlined.review.plan.layer_uses
    others = tuple((layer, LayerUse.OTHER) for layer, use in uses if use is LayerUse.ROOM)
    walls = open_plan(FOLDER / name, library(), ReadOptions(layer_uses=others)).plan
    report = check(outlined.review.with_plan(walls), outlined.standard)
    assert {room.origin for room in walls.rooms} == {Origin.WALLS}
    assert (report.outcome, outcomes(report)) == (outlined.outcome, outcomes(outlined))
    assert "ROOMS_FROM_WALLS" in [problem.code for problem in report.problems]


@pytest.mark.parametrize("name", [name for name in SAMPLES if name.startswith("class-t")])
def test_measured_rooms_agree_with_the_areas_written_on_the_plan(name):
    written = [room for room in report_of(name).review.plan.rooms if room.written_area_m2]
    for room in written:
        assert room.area_m2 == pytest.approx(room.written_area_m2, abs=0.005 + 1e-9)


def test_every_sample_stands_in_the_list_of_what_must_be_answered():
    listed = [*SAMPLES, "README.md", "expected.toml"]
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(listed)
    assert list(WRITERS) == list(SAMPLES)


def test_page_about_the_samples_is_up_to_date():
    assert (FOLDER / "README.md").read_text(encoding="utf-8") == readme(FOLDER)


@pytest.mark.parametrize("name", WRITERS)
def test_script_writes_the_same_bytes_again(name, tmp_path):
    write_samples(tmp_path, [name])
    assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes()


def test_r12_sample_holds_chinese_as_gbk_bytes():
    content = (FOLDER / "r12-gbk.dxf").read_bytes()
    assert b"AC1009" in content
    assert b"ANSI_936" in content
    assert "厨房".encode("gbk") in content


def test_samples_stay_small():
    sizes = [path.stat().st_size for path in FOLDER.iterdir()]
    assert max(sizes) < 400_000
    assert sum(sizes) < 3 * 2**20


@pytest.mark.parametrize("name", ["class-two-short.dxf", "class-two.csv", "defect-no-units.dxf"])
def test_command_line_ends_with_the_expected_code(name, capfd):
    code = run(["check", str(FOLDER / name), "--json", "-"], no_window)
    answer = json.loads(capfd.readouterr().out)
    assert code == SAMPLES[name]["exit"]
    assert answer["outcome"] == SAMPLES[name]["outcome"]


@pytest.mark.parametrize("storey", [class_two(), class_three()], ids=["class two", "class three"])
def test_every_drawn_door_leads_onto_a_corridor(storey):
    for space in storey.spaces:
        for door in doors_of(space):
            outside = door.frame.point(door.width / 2, -WALL - 100)
            assert storey.corridor.contains(Point(outside)), space.name


@pytest.mark.parametrize("storey", [class_two(), class_three()], ids=["class two", "class three"])
def test_drawn_furniture_stands_inside_its_room_and_clear_of_its_doors(storey):
    for space in storey.spaces:
        swings = [door.clear for door in doors_of(space)]
        room = box(*space.frame.rectangle((0, 0, space.width, space.depth)))
        leaves = [box(*space.frame.rectangle(swing)) for swing in swings]
        for name, frame in furnish(space, swings):
            width, depth, _ = FURNITURE[name]
            piece = box(*frame.rectangle((-width / 2, -depth / 2, width / 2, depth / 2)))
            assert room.contains(piece), (space.name, name)
            assert not any(leaf.buffer(-1).intersects(piece) for leaf in leaves), name
