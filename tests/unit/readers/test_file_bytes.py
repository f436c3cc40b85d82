"""What the system does not hand over is refused with one sentence, the same for every reader."""

from pathlib import Path

import pytest

from app.errors import PlanReadError, message
from app.readers.drawing import read_drawing
from app.readers.file_bytes import first_bytes, read_bytes
from app.readers.tables.reading import read_table
from app.rules.names import load_room_names

NAMES = load_room_names()
TOO_LARGE = message("too large")


def read_all(path):
    return read_bytes(path, largest=100, too_large=TOO_LARGE)


def read_start(path):
    return first_bytes(path, 4)


READERS = pytest.mark.parametrize(
    "read",
    [read_all, read_start, read_drawing, lambda path: read_table(path, NAMES)],
    ids=["all", "start", "drawing", "table"],
)


@READERS
def test_a_missing_file_is_named_with_its_folder(tmp_path, read):
    with pytest.raises(PlanReadError, match="no file") as caught:
        read(tmp_path / "none.dxf")
    assert str(tmp_path / "none.dxf") in str(caught.value)


@READERS
def test_a_folder_is_refused(tmp_path, read):
    with pytest.raises(PlanReadError, match="is a folder"):
        read(tmp_path)


@READERS
def test_a_name_that_no_system_allows_is_refused(read):
    with pytest.raises(PlanReadError, match="can't be read"):
        read(Path("a\0b.dxf"))


@READERS
def test_a_file_without_permission_is_refused(tmp_path, monkeypatch, read):
    path = tmp_path / "locked.dxf"
    path.write_text("0\nSECTION\n")

    def refuse(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(PlanReadError, match="access is not allowed"):
        read(path)


def test_a_file_of_the_largest_size_is_read_and_a_larger_one_is_not(tmp_path):
    path = tmp_path / "plan.dxf"
    path.write_bytes(b"x" * 100)
    assert len(read_all(path)) == 100
    path.write_bytes(b"x" * 101)
    with pytest.raises(PlanReadError, match="too large"):
        read_all(path)


def test_only_the_beginning_is_read(tmp_path):
    path = tmp_path / "plan.dxf"
    path.write_bytes(b"0123456789")
    assert read_start(path) == b"0123"
