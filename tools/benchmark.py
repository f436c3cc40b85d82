"""Time and memory of the main jobs, as whole processes; prints a table, asserts nothing.

    python tools/benchmark.py [--runs N]

Every time is also given as a ratio to starting Python with nothing to do, measured in the same
run, since machines differ and drift.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "sample_plans"


@dataclass(frozen=True)
class Job:
    """One command and the limit that it should keep."""

    name: str
    words: tuple[str, ...]
    limit: str


@dataclass(frozen=True)
class Measure:
    """Median wall time in seconds and largest memory in megabytes of a job."""

    seconds: float
    megabytes: float


def main() -> int:
    parser = argparse.ArgumentParser(description="Time the main jobs.")
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        nothing = measure((sys.executable, "-c", "pass"), runs)
        print(f"{'job':44} {'median s':>9} {'x start':>8} {'MB':>6}  limit")
        print(f"{'start Python, nothing to do':44} {nothing.seconds:9.3f} {1:8.1f}")
        for job in jobs(Path(folder)):
            found = measure((sys.executable, *job.words), runs)
            ratio = found.seconds / nothing.seconds
            print(
                f"{job.name:44} {found.seconds:9.3f} {ratio:8.1f} {found.megabytes:6.0f}"
                f"  {job.limit}"
            )
    return 0


def jobs(folder: Path) -> list[Job]:
    """Return the jobs; result files go to ``folder``."""
    check = ("-m", "app", "check", "--facility", "day_care", "--gross-area", "1056")
    table = str(SAMPLES / "class-two.xlsx")
    drawing = str(SAMPLES / "class-one.dxf")
    pdf = str(folder / "sheet.pdf")
    window = str(Path(__file__).with_name("benchmark_window.py"))
    return [
        Job("yishen --help", ("-m", "app", "--help"), "under 0.3 s"),
        Job("yishen check, room table", (*check, table), "under 1.0 s"),
        Job("yishen check, class one DXF", (*check, drawing), ""),
        Job(
            "yishen check, class one DXF with PDF",
            (*check, drawing, "--pdf", pdf),
            "under 3 s, under 300 MB",
        ),
        Job("window, from start to the first plan shown", (window, drawing), "under 3 s"),
    ]


def measure(command: tuple[str, ...], runs: int) -> Measure:
    """Return time and memory of ``command`` over ``runs`` runs after one that is not counted."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    seconds, megabytes = [], []
    for index in range(runs + 1):
        began = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, _, usage = os.wait4(process.pid, 0)
        if index:
            seconds.append(time.perf_counter() - began)
            megabytes.append(usage.ru_maxrss / 1024)
    return Measure(statistics.median(seconds), max(megabytes))


if __name__ == "__main__":
    sys.exit(main())
