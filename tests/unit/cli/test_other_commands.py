"""``rooms``, ``standards``, ``gui``, help and version."""

import errno
import json
import os

import pytest

from app.paths import standards_folder


def test_rooms_lists_what_was_read(yishen, centre):
    code, out, _ = yishen("rooms", centre())
    assert code == 0
    assert "休息室" in out
    assert "180.00" in out


def test_rooms_json_has_the_form_that_other_tools_rely_on(yishen, centre):
    code, out, _ = yishen("rooms", centre(), "--json", "-")
    document = json.loads(out)
    assert code == 0
    assert document["schema"] == "yishen.rooms/1"
    assert document["source"]["name"] == "centre.csv"
    assert document["units"] is None
    assert document["rooms"][0]["function"] == "rest_room"
    assert document["rooms"][0]["area_kind"] == "net"


def test_rooms_of_an_empty_table_end_with_3(yishen, tmp_path):
    path = tmp_path / "empty.csv"
    path.write_text("甲,乙\n1,2\n", encoding="utf-8")
    code, out, _ = yishen("rooms", path)
    assert code == 3
    assert out


def test_standards_are_listed_and_shown(yishen):
    code, out, _ = yishen("standards", "list")
    assert code == 0
    assert "gongqingcheng-2020" in out
    code, out, _ = yishen("standards", "show", "gongqingcheng-2020")
    assert code == 0
    assert "321" in out
    assert "附件3 一类" in out


def test_a_sound_standard_validates(yishen):
    code, out, _ = yishen("standards", "validate", standards_folder() / "gongqingcheng-2020.toml")
    assert code == 0
    assert "can be used" in out


def test_a_standard_with_mistakes_lists_all_and_ends_with_2(yishen, tmp_path):
    shipped = (standards_folder() / "gongqingcheng-2020.toml").read_text(encoding="utf-8")
    path = tmp_path / "county.toml"
    path.write_text(
        shipped.replace("area_m2 = 321", "area_m2 = -1").replace("short_title", "shorttitle"),
        encoding="utf-8",
    )
    code, _, err = yishen("standards", "validate", path)
    assert code == 2
    assert "rows[1].rooms[1].area_m2" in err
    assert "did you mean “short_title”?" in err


def test_a_standard_file_can_be_used_at_once(yishen, centre, tmp_path):
    shipped = (standards_folder() / "gongqingcheng-2020.toml").read_text(encoding="utf-8")
    path = tmp_path / "county.toml"
    changed = shipped.replace('id = "gongqingcheng-2020"', 'id = "county"')
    path.write_text(changed.replace("area_m2 = 180", "area_m2 = 200"), encoding="utf-8")
    area = ("--gross-area", 1000, "--json", "-")
    code, out, _ = yishen("check", centre(), "--standard", path, *area)
    assert code == 1
    assert json.loads(out)["standard"]["id"] == "county"


def test_without_a_command_the_window_opens(yishen):
    calls = []

    def window(plan, language):
        calls.append((plan, language))
        return 5

    assert yishen(lang="", window=window)[0] == 5
    assert yishen("gui", "plan.dxf", window=window)[0] == 5
    assert calls == [(None, None), ("plan.dxf", "en")]


@pytest.mark.parametrize(("lang", "told"), [("zh_CN", "用法"), ("en", "Usage")])
def test_help_speaks_the_language_of_the_call(yishen, lang, told):
    code, out, _ = yishen("check", "--help", lang=lang)
    assert code == 0
    assert out.startswith(told)
    assert "--gross-area" in out


def test_version_is_told(yishen):
    code, out, _ = yishen("--version")
    assert code == 0
    assert out.startswith("yishen ")


def test_an_unknown_command_ends_with_2(yishen):
    code, _, err = yishen("chek")
    assert code == 2
    assert "There is no command “chek”" in err


def test_the_usage_line_speaks_the_language_of_the_call(yishen):
    _, out, _ = yishen("check", "--help", lang="zh_CN")
    assert "OPTIONS" not in out


def test_a_full_disk_behind_the_output_is_told_in_one_sentence(yishen, centre, monkeypatch):
    def is_full(*_, err=False, **__):
        if not err:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    told = []
    monkeypatch.setattr("app.cli.call.click.echo", is_full)
    monkeypatch.setattr("app.cli.application.tell_error", lambda error, tr: told.append(error))
    monkeypatch.setattr("app.cli.call.os.dup2", lambda *_: 0)
    code, _, _ = yishen("rooms", centre())
    assert code == 2
    assert "the disk is full" in str(told[0])


def test_own_words_with_mistakes_are_told_on_standard_error(yishen, centre, monkeypatch, tmp_path):
    words = tmp_path / "village_words.toml"
    words.write_text('[[words]]\nname = "饭堂"\n', encoding="utf-8")
    monkeypatch.setattr("app.service.library.aliases_file", lambda: words)
    for command in (("rooms", centre()), ("standards", "list")):
        code, out, err = yishen(*command)
        assert code == 0
        assert "village_words.toml" in err
        assert "village_words.toml" not in out
        assert "words[1].function" in err


def test_rooms_go_by_the_words_that_the_user_taught(yishen, monkeypatch, tmp_path):
    words, table = tmp_path / "village_words.toml", tmp_path / "rooms.csv"
    words.write_text('[[words]]\nname = "善堂"\nfunction = "dining"\ndate = 2026-03-02\n', "utf-8")
    monkeypatch.setattr("app.service.library.aliases_file", lambda: words)
    table.write_text("房间名称,使用面积（㎡）\n善堂1,42\n", encoding="utf-8")
    _, out, _ = yishen("rooms", table, "--json", "-")
    assert json.loads(out)["rooms"][0]["function"] == "dining"
