"""Runs the command line in this process, as a user would call it."""

from __future__ import annotations

import pytest

from app.cli.application import run


@pytest.fixture
def yishen(capfd):
    """Run ``yishen WORDS…`` in English and return exit code, standard output and error."""

    def call(*words: object, lang: str = "en", window=None):
        arguments = [str(word) for word in words]
        if lang and arguments and arguments[0] not in {"--help", "--version"}:
            arguments += ["--lang", lang]
        code = run(arguments, window or (lambda plan, language: 77))
        out, err = capfd.readouterr()
        return code, out, err

    return call


CENTRE = """\
房间编号,房间名称,使用面积（㎡）
101,休息室,{rest_room}
102,沐浴间（含理发室）,42
103,餐厅（含配餐间）,55
104,医疗保健室,42
105,康复训练室,54
106,心理疏导室,18
107,阅览室（含图书室）,36
108,网络室,24
109,多功能活动室,54
110,办公室,30
111,厨房,89
112,洗衣房,24
113,公共卫生间,36
114,其他用房,21
"""


@pytest.fixture
def centre(tmp_path):
    """Write a class-two centre as a table; its rest room and further lines can be set."""

    def write(name: str = "centre.csv", *, rest_room: str = "180", more: str = ""):
        path = tmp_path / name
        path.write_text(CENTRE.format(rest_room=rest_room) + more, encoding="utf-8")
        return path

    return write
