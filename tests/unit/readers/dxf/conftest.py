"""Drawings for the tests of the DXF reader: made with ezdxf, or written out as raw text."""

from __future__ import annotations

import ezdxf.filemanagement
import pytest

from app.readers.drawing import read_drawing


@pytest.fixture
def drawn(tmp_path):
    """Read what ``draw(modelspace, doc)`` draws."""

    def read(draw, *, version="R2010", fmt="asc", setup=False):
        doc = ezdxf.filemanagement.new(version, setup=setup)
        draw(doc.modelspace(), doc)
        path = tmp_path / "drawn.dxf"
        doc.saveas(path, fmt=fmt)
        return read_drawing(path)

    return read


@pytest.fixture
def raw(tmp_path):
    """Read a file with these bytes."""

    def read(content, name="raw.dxf"):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_drawing(path)

    return read


def _tags(*pairs):
    return "".join(f"{code}\n{value}\n" for code, value in pairs)


@pytest.fixture(scope="session")
def tags():
    """Write group codes and values as lines."""
    return _tags


@pytest.fixture(scope="session")
def line(tags):
    """Write a LINE from (x, 0) to (x, 5)."""

    def write(x=0, **other):
        extra = [(int(code[1:]), value) for code, value in other.items()]
        return tags((0, "LINE"), (8, "0"), (10, x), (20, 0), (11, x), (21, 5), *extra)

    return write


@pytest.fixture(scope="session")
def file(tags):
    """Write a whole DXF file with these entities."""

    def write(entities="", *, version="AC1015", code_page="", tables="", blocks="", end=True):
        header = tags((9, "$ACADVER"), (1, version))
        if code_page:
            header += tags((9, "$DWGCODEPAGE"), (3, code_page))
        sections = {"HEADER": header, "TABLES": tables, "BLOCKS": blocks, "ENTITIES": entities}
        text = "".join(
            tags((0, "SECTION"), (2, name)) + content + tags((0, "ENDSEC"))
            for name, content in sections.items()
        )
        return text + (tags((0, "EOF")) if end else "")

    return write


@pytest.fixture(scope="session")
def codes():
    """Return the codes of the problems of a linework."""

    def read(linework):
        return [problem.code for problem in linework.problems]

    return read
