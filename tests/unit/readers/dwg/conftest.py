"""A computer without converters, on which a test can install some."""

from __future__ import annotations

import sys

import pytest

from app.readers.dwg import converters

DXF = "0\nSECTION\n2\nENTITIES\n0\nLINE\n8\nWALL\n10\n0\n20\n0\n11\n5\n21\n0\n0\nENDSEC\n0\nEOF\n"


@pytest.fixture(autouse=True)
def computer(tmp_path, monkeypatch):
    """Return the root of a computer whose only programs are those that a test installs."""
    root = tmp_path / "computer"
    (root / "bin").mkdir(parents=True)
    monkeypatch.setenv("PATH", str(root / "bin"))
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(converters, "_folders", lambda platform: [root])
    monkeypatch.setattr(converters, "settings_file", lambda: root / "config" / "settings.toml")
    return root


@pytest.fixture
def install(computer):
    """Install a program that runs some lines of Python."""

    def write(name, *lines):
        program = computer / name
        program.parent.mkdir(parents=True, exist_ok=True)
        text = "\n".join([f"#!{sys.executable}", "import os, sys, time", *lines])
        program.write_text(text, encoding="utf-8")
        program.chmod(0o755)
        return program

    return write


@pytest.fixture
def install_libredwg(install):
    """Install what is called like LibreDWG's dwg2dxf: ``dwg2dxf -y -o OUT IN``."""

    def write(text=DXF, *, code=0, name="bin/dwg2dxf"):
        return install(
            name,
            "assert sys.argv[1:3] == ['-y', '-o'] and len(sys.argv) == 5, sys.argv",
            "assert open(sys.argv[4], 'rb').read().startswith(b'AC10')",
            f"open(sys.argv[3], 'w').write({text!r})" if text is not None else "",
            f"sys.exit({code})",
        )

    return write


@pytest.fixture
def install_oda(install):
    """Install what is called like ODA File Converter: IN OUT VERSION TYPE RECURSE AUDIT FILTER."""

    def write(text=DXF, *, error="", code=0, name="bin/ODAFileConverter"):
        target = "os.path.join(sys.argv[2], os.path.splitext(sys.argv[7])[0] + '.dxf')"
        note = "os.path.join(sys.argv[2], sys.argv[7] + '.err')"
        return install(
            name,
            "assert sys.argv[3:7] == ['ACAD2018', 'DXF', '0', '1'] and len(sys.argv) == 8",
            "assert os.path.isfile(os.path.join(sys.argv[1], sys.argv[7]))",
            f"open({target}, 'w').write({text!r})" if not error else "",
            f"open({note}, 'w').write({error!r})" if error else "",
            f"sys.exit({code})",
        )

    return write


@pytest.fixture
def dwg(tmp_path):
    """Return a file that begins like a DWG."""
    path = tmp_path / "一层平面图.dwg"
    path.write_bytes(b"AC1032\x00\x00 and so on")
    return path
