"""A DWG is read through a converter that is installed, and nothing of that goes unsaid."""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path

import pytest

from app.errors import Cancelled, PlanReadError, message
from app.model.plan import Severity
from app.readers.drawing import read_drawing
from app.readers.dwg import conversion


@pytest.fixture(params=["oda", "libredwg"])
def install_one(request, install_oda, install_libredwg):
    return install_oda if request.param == "oda" else install_libredwg


def test_a_dwg_is_read_and_stays_the_source(dwg, install_one):
    install_one()
    linework = read_drawing(dwg)
    assert [path.layer for path in linework.paths] == ["WALL"]
    assert linework.source.name == dwg.name
    assert linework.source.sha256 == hashlib.sha256(dwg.read_bytes()).hexdigest()
    problem = linework.problems[0]
    assert (problem.code, problem.severity) == ("DWG_CONVERTED", Severity.INFO)
    assert "1 objects were read, 0 were not" in str(problem.message)


def test_without_a_converter_one_sentence_says_what_to_do(dwg, chinese):
    with pytest.raises(PlanReadError, match="no program that turns DWG into DXF") as caught:
        read_drawing(dwg)
    assert "ODA File Converter" in str(caught.value)
    assert dwg.name in chinese(caught.value.message)


@pytest.mark.parametrize(
    ("made", "says"),
    [
        ({"text": "", "code": 3}, "ended with code 3 and wrote nothing"),
        ({"text": "no drawing", "code": 0}, "what it wrote is no DXF"),
    ],
)
def test_a_converter_that_gives_nothing_is_named(dwg, install_one, made, says):
    install_one(**made)
    with pytest.raises(PlanReadError, match=says) as caught:
        read_drawing(dwg)
    assert "gave no DXF" in str(caught.value)


def test_the_reason_that_oda_leaves_in_a_file_is_told(dwg, install_oda):
    install_oda(error="\nOdError thrown: bad CRC\nmore")
    with pytest.raises(PlanReadError, match="OdError thrown: bad CRC"):
        read_drawing(dwg)


def test_the_next_converter_is_tried_where_one_fails(dwg, install_oda, install_libredwg):
    install_oda(error="broken")
    install_libredwg()
    problem = read_drawing(dwg).problems[0]
    assert "LibreDWG" in str(problem.message)


def test_a_dxf_of_a_converter_that_complained_forbids_a_pass(dwg, install_libredwg):
    install_libredwg(code=1)
    linework = read_drawing(dwg)
    found = [(p.code, p.severity, p.affects) for p in linework.problems]
    assert found[0] == ("DWG_INCOMPLETE", Severity.ERROR, None)
    assert len(linework.paths) == 1


def test_the_exit_code_of_oda_says_nothing(dwg, install_oda):
    install_oda(code=134)
    assert [p.code for p in read_drawing(dwg).problems] == ["DWG_CONVERTED"]


def test_a_converter_that_cannot_be_started_is_told(dwg, computer):
    program = computer / "bin" / "dwg2dxf"
    program.write_bytes(b"\x00 no program")
    program.chmod(0o755)
    with pytest.raises(PlanReadError, match="it can't be run"):
        read_drawing(dwg)


def _sleeper(install, computer):
    """Install a converter that starts another program and waits for ever."""
    note = computer / "pids"
    return note, install(
        "bin/dwg2dxf",
        "import subprocess",
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])",
        f"open({str(note)!r}, 'w').write(f'{{os.getpid()}} {{child.pid}}')",
        "time.sleep(60)",
    )


def _is_running(pid):
    try:
        return Path("/proc", pid, "stat").read_text().split()[2] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups to end")
def test_cancelling_ends_the_converter_and_all_that_it_started(dwg, install, computer):
    note, _ = _sleeper(install, computer)

    def cancel(step, share):
        if note.exists() and len(note.read_text().split()) == 2:
            raise Cancelled(message("Stopped."))

    with pytest.raises(Cancelled):
        read_drawing(dwg, progress=cancel)
    pids = note.read_text().split()
    deadline = time.monotonic() + 5
    while any(_is_running(pid) for pid in pids) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(_is_running(pid) for pid in pids)


def test_a_converter_that_does_not_end_is_ended(dwg, install, computer, monkeypatch):
    monkeypatch.setattr(conversion, "TIME_LIMIT_S", 0.2)
    _sleeper(install, computer)
    with pytest.raises(PlanReadError, match="did not end"):
        read_drawing(dwg)


def test_progress_grows_through_conversion_and_reading(dwg, install_libredwg):
    install_libredwg()
    told = []
    read_drawing(dwg, progress=lambda step, share: told.append((share, str(step))))
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert any("turns the DWG into DXF" in step for _, step in told)


def test_no_file_is_left_behind(dwg, install_libredwg, tmp_path, monkeypatch):
    import tempfile

    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    install_libredwg()
    read_drawing(dwg)
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(not Path("/proc").exists(), reason="only Linux has hidden screens")
def test_oda_without_a_screen_says_what_to_install(dwg, install_oda, monkeypatch):
    install_oda()
    monkeypatch.delenv("DISPLAY")
    with pytest.raises(PlanReadError, match="install xvfb"):
        read_drawing(dwg)


@pytest.mark.skipif(not Path("/proc").exists(), reason="only Linux has hidden screens")
def test_oda_gets_a_hidden_screen_where_there_is_one(dwg, install, install_oda, computer):
    install_oda()
    note = computer / "hidden"
    install(
        "bin/xvfb-run",
        f"open({str(note)!r}, 'w').write(sys.argv[1])",
        "os.execv(sys.argv[2], sys.argv[2:])",
    )
    assert len(read_drawing(dwg).paths) == 1
    assert note.read_text() == "-a"
