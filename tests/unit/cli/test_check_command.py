"""``yishen check``: exit codes, both JSON forms, result files, clear sentences."""

import json

import pytest

AREA = ("--gross-area", 1000, "--facility", "day_care")


def test_a_compliant_centre_ends_with_0_and_names_what_was_not_answered(yishen, centre):
    code, out, err = yishen("check", centre(), *AREA)
    assert code == 0
    assert "Complies" in out
    assert "Not answered" in out
    assert "Beds" in out
    assert err == ""


def test_a_short_room_ends_with_1(yishen, centre):
    code, out, _ = yishen("check", centre(rest_room="179.99"), *AREA)
    assert code == 1
    assert "Does not comply" in out
    assert "179.99" in out


@pytest.mark.parametrize("area", ["", "-3", "0", "约三十"])
def test_a_doubtful_cell_ends_with_3_and_is_named(yishen, centre, area):
    code, out, _ = yishen("check", centre(rest_room=area), *AREA)
    assert code == 3
    assert "2" in out


def test_without_a_gross_area_the_class_is_open(yishen, centre):
    code, out, _ = yishen("check", centre())
    assert code == 3
    assert "--gross-area" in out


def test_an_answered_fact_that_fails_ends_with_1(yishen, centre, tmp_path):
    facts = tmp_path / "facts.toml"
    facts.write_text("beds = 9\n", encoding="utf-8")
    code, out, _ = yishen("check", centre(), *AREA, "--facts", facts)
    assert code == 1
    assert "Complies" in out
    assert "Not met: Beds" in out


def test_json_has_the_form_that_other_tools_rely_on(yishen, centre):
    code, out, _ = yishen("check", centre(), *AREA, "--json", "-")
    report = json.loads(out)
    assert code == 0
    assert report["schema"] == "yishen.report/1"
    assert report["facility"]["class"] == 2
    assert report["facility"]["gross_area_basis"] == "declared"
    assert report["outcome"] == "complies"
    assert report["facts_outcome"] == "undetermined"
    assert [item["function"] for item in report["functions"]][:2] == ["rest_room", "bathing"]
    first = report["functions"][0]
    assert first["required_m2"] == first["measured_m2"] == 180
    assert first["pro_rata_m2"] == pytest.approx(180 * 1000 / 1085)
    assert first["rooms"] == ["L1-01"]
    assert first["clause"] == "附件3 二类"


def test_the_other_class_can_be_chosen_at_a_bound(yishen, centre):
    _, out, _ = yishen("check", centre(), "--gross-area", 1085, "--json", "-")
    assert json.loads(out)["facility"]["at_bound"] is True
    assert json.loads(out)["facility"]["alternatives"] == [1]
    _, out, _ = yishen("check", centre(), "--gross-area", 1085, "--class", 1, "--json", "-")
    assert json.loads(out)["facility"]["class"] == 1


def test_an_area_beside_a_bound_never_reads_as_the_bound(yishen, centre):
    _, out, _ = yishen("check", centre(), "--gross-area", 1084.9999)
    assert "1084.9999 m² (declared)" in out


def test_corrections_are_a_switch(yishen, centre):
    area = ("--gross-area", 1600, "--json", "-")
    _, printed, _ = yishen("check", centre(), *area)
    _, corrected, _ = yishen("check", centre(), *area, "--corrections")
    figures = [json.loads(out)["functions"][5]["required_m2"] for out in (printed, corrected)]
    assert figures == [48, 18]


def test_all_result_files_are_written(yishen, centre, tmp_path):
    targets = [tmp_path / name for name in ("sheet.pdf", "book.xlsx", "report.json")]
    code, out, _ = yishen(
        "check", centre(), *AREA, "--pdf", targets[0], "--xlsx", targets[1], "--json", targets[2]
    )
    assert code == 0
    assert all(target.stat().st_size for target in targets)
    assert all(str(target) in out for target in targets)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--facility", "school"], "“school” is not possible for --facility"),
        (
            ["--gross-area", "-5"],
            "--gross-area takes a number above 0 and up to a million, got “-5”",
        ),
        (["--gross-area", "nan"], "up to a million, got “nan”"),
        (["--gross-area", "1e300"], "up to a million, got “1e300”"),
        (["--class", "5"], "“5” is not possible for --class"),
        (["--units", "km"], "“km” is not possible for --units"),
        (["--facility", "rural", "--class", "2"], "Rural homes have no classes"),
        (["--standard", "gongqing-2020"], "There is no standard “gongqing-2020”; known: gongqing"),
        (["--facts", "none.toml"], "The facts file “none.toml” can't be read"),
        (["--frobnicate"], "There is no option “--frobnicate”"),
    ],
)
def test_a_wrong_call_ends_with_2_and_one_sentence(yishen, centre, words, told):
    code, out, err = yishen("check", centre(), *words)
    assert code == 2
    assert out == ""
    assert told in err
    assert err.count("\n") == 1


def test_an_option_without_its_value_is_told(yishen, centre):
    code, _, err = yishen("check", centre(), "--lang", "en", "--gross-area", lang="")
    assert code == 2
    assert "--gross-area needs a value" in err


def test_a_missing_plan_ends_with_2_and_its_name(yishen, tmp_path):
    code, _, err = yishen("check", tmp_path / "none.dxf")
    assert code == 2
    assert "none.dxf" in err


def test_a_folder_ends_with_2(yishen, tmp_path):
    code, _, err = yishen("check", tmp_path)
    assert code == 2
    assert "is a folder" in err


def test_a_result_never_overwrites_the_plan(yishen, centre):
    path = centre()
    before = path.read_bytes()
    code, _, err = yishen("check", path, *AREA, "--json", path)
    assert code == 2
    assert path.read_bytes() == before
    assert "another name" in err


def test_mistakes_speak_chinese_by_default(yishen, tmp_path):
    code, _, err = yishen("check", tmp_path / "无.dxf", lang="")
    assert code == 2
    assert "没有文件" in err


def test_a_fault_of_the_program_never_looks_like_a_verdict(yishen, centre, monkeypatch):
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("app.checking.check.check", broken)
    code, _, err = yishen("check", centre(), *AREA)
    assert code == 2
    assert "boom" in err
    assert "Traceback" not in err


def test_the_first_lines_tell_rooms_and_facts_apart(yishen, centre, tmp_path):
    facts = tmp_path / "facts.toml"
    facts.write_text("beds = 9\n", encoding="utf-8")
    _, out, _ = yishen("check", centre(), *AREA, "--facts", facts)
    assert out.splitlines()[:2] == ["Rooms: Complies", "Beds, staff and services: Not met"]
    _, out, _ = yishen("check", centre(), *AREA)
    assert out.splitlines()[1] == "Beds, staff and services: not all answered"


def test_the_terminal_says_why_functions_are_open(yishen, tmp_path):
    path = tmp_path / "gross.csv"
    path.write_text("房间名称,建筑面积\n休息室,500\n厨房,500\n", encoding="utf-8")
    code, out, _ = yishen("check", path, *AREA)
    assert code == 1
    assert "Undetermined: Rest room, Kitchen: The areas are in doubt" in out


@pytest.mark.parametrize("option", ["--standard", "--facts", "--pdf", "--json"])
def test_an_empty_value_is_refused_rather_than_ignored(yishen, centre, option):
    code, out, err = yishen("check", centre(), *AREA, option, "")
    assert (code, out) == (2, "")
    assert f"{option} needs a value" in err


@pytest.mark.parametrize("option", ["--pdf", "--xlsx", "--dxf"])
def test_only_json_is_printed_in_place_of_a_file(yishen, centre, option):
    code, out, err = yishen("check", centre(), *AREA, option, "-")
    assert (code, out) == (2, "")
    assert "Only --json" in err


def test_too_many_words_are_named_in_chinese_too(yishen, centre):
    code, _, err = yishen("check", centre(), "一层 平面.dxf", lang="zh_CN")
    assert code == 2
    assert "一层 平面.dxf" in err
    assert "Got unexpected" not in err


def test_the_verdict_is_told_even_if_a_file_can_not_be_written(yishen, centre, tmp_path):
    code, out, err = yishen("check", centre(), *AREA, "--pdf", tmp_path / "no" / "sheet.pdf")
    assert code == 2
    assert "Complies" in out
    assert "Written" not in out
    assert "does not exist" in err
