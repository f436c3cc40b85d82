from __future__ import annotations

import errno
import os

import pytest

from app.errors import ReportWriteError
from app.reporting.files import write_whole


def test_file_is_replaced_whole(tmp_path):
    path = tmp_path / "核对表.pdf"
    path.write_bytes(b"old and longer")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_new_file_gets_the_usual_permissions(tmp_path):
    plain = tmp_path / "plain"
    plain.touch()
    write_whole(tmp_path / "sheet.pdf", b"x")
    assert (tmp_path / "sheet.pdf").stat().st_mode == plain.stat().st_mode


def test_folder_as_target_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(ReportWriteError, match="is a folder"):
        write_whole(tmp_path, b"x")


def test_missing_folder_is_named(tmp_path):
    with pytest.raises(ReportWriteError, match="does not exist"):
        write_whole(tmp_path / "nowhere" / "sheet.pdf", b"x")


def test_file_in_place_of_the_folder_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ReportWriteError, match="does not exist"):
        write_whole(tmp_path / "file" / "sheet.pdf", b"x")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EACCES, "not allowed"),
        (errno.EIO, "Choose another place"),
    ],
    ids=["disk full", "no permission", "anything else"],
)
def test_disturbed_writing_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, code, words):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"old")

    def refuse(handle):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("app.reporting.files.os.fsync", refuse)
    with pytest.raises(ReportWriteError, match=words):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_name_that_is_too_long_is_refused(tmp_path):
    with pytest.raises(ReportWriteError, match="too long"):
        write_whole(tmp_path / ("x" * 300), b"x")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_is_written_to_and_never_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, b"text")
    assert os.read(reader, 10) == b"text"
    assert pipe.is_fifo()
    os.close(reader)


def test_a_link_stays_a_link(tmp_path):
    target, link = tmp_path / "real.json", tmp_path / "link.json"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_whole(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
