"""Tables written and read in one step."""

import pytest

from app.readers.tables.reading import read_table
from app.rules.names import load_room_names
from tests.unit.readers.tables.table_bytes import csv_bytes


@pytest.fixture(scope="session")
def names():
    return load_room_names()


@pytest.fixture
def read(tmp_path, names):
    def read(data, name="rooms.csv"):
        path = tmp_path / name
        path.write_bytes(csv_bytes(data) if isinstance(data, tuple) else data)
        return read_table(path, names)

    return read
