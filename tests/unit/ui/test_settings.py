from pathlib import Path

from PySide6.QtCore import QSettings

from app.ui.settings import MOST_RECENT, Settings


def _settings(tmp_path) -> Settings:
    return Settings(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))


def test_chinese_and_light_are_the_default(tmp_path):
    assert (_settings(tmp_path).language, _settings(tmp_path).theme) == ("zh_CN", "light")


def test_values_are_remembered(tmp_path):
    settings = _settings(tmp_path)
    settings.language, settings.theme = "en", "dark"
    again = _settings(tmp_path)
    assert (again.language, again.theme) == ("en", "dark")


def test_a_value_that_makes_no_sense_counts_as_absent(tmp_path):
    settings = _settings(tmp_path)
    settings.language, settings.theme = "tlh", "pink"
    assert (settings.language, settings.theme) == ("zh_CN", "light")


def test_recent_files_are_newest_first_and_once(tmp_path):
    settings = _settings(tmp_path)
    for name in ("一层.dxf", "b.dxf", "一层.dxf"):
        settings.remember(Path(name))
    assert settings.recent == (Path("一层.dxf"), Path("b.dxf"))


def test_recent_files_are_limited(tmp_path):
    settings = _settings(tmp_path)
    for number in range(20):
        settings.remember(Path(f"{number}.dxf"))
    assert len(settings.recent) == MOST_RECENT


def test_a_file_that_is_gone_can_be_forgotten(tmp_path):
    settings = _settings(tmp_path)
    settings.remember(Path("a.dxf"))
    settings.forget(Path("a.dxf"))
    assert settings.recent == ()
