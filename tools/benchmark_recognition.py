"""Time and memory of recognition on drawings of growing size; prints tables, asserts nothing.

    python -m tools.benchmark_recognition [--runs N] [--largest SEGMENTS]

Everything is given as a ratio to what ezdxf takes to read the same file, measured in turn in the
same run, since machines differ and drift. Times are processor time, the least of all runs.
"""

from __future__ import annotations

import argparse
import compileall
import math
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tools.large_plans import write_furnished_plan, write_wall_plan

ROOT = Path(__file__).resolve().parent.parent

READ = "import sys, ezdxf; ezdxf.readfile(sys.argv[1])"
ALONE = """
import sys, time
from pathlib import Path
import ezdxf
from app.readers.drawing import read_drawing
from app.recognition.recognise import recognise
from app.rules.names import load_room_names

names = load_room_names()
linework = read_drawing(Path(sys.argv[1]))
best = [float("inf")] * 2
for _ in range(int(sys.argv[2])):
    began = time.process_time()
    ezdxf.readfile(sys.argv[1])
    between = time.process_time()
    plan = recognise(linework, names)
    ended = time.process_time()
    best = [min(best[0], between - began), min(best[1], ended - between)]
print(*best, len(plan.rooms))
"""


@dataclass(frozen=True)
class Measure:
    """Processor seconds and largest memory in megabytes of a process."""

    seconds: float
    megabytes: float


def main() -> int:
    parser = argparse.ArgumentParser(description="Time recognition on large drawings.")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--largest", type=int, default=100_000, help="wall segments")
    arguments = parser.parse_args()
    compileall.compile_dir(ROOT / "app", quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        sizes = [size for size in (1_000, 10_000, 100_000) if size <= arguments.largest]
        growth(Path(folder), sizes, arguments.runs)
        whole(Path(folder), arguments.runs)
    return 0


def growth(folder: Path, sizes: list[int], runs: int) -> None:
    """Print what recognition alone takes beside reading with ezdxf, size by size."""
    print("Recognition alone; at 10,000 wall segments under 1.0 x ezdxf")
    print(
        f"{'segments':>10} {'rooms':>7} {'ezdxf s':>8} {'s':>8} {'x ezdxf':>8} {'us/(n log n)':>13}"
    )
    for size in sizes:
        path = folder / f"walls{size}.dxf"
        count = write_wall_plan(path, size)
        told = run((sys.executable, "-c", ALONE, str(path), str(runs if size < 50_000 else 1)))
        reading, recognising, rooms = (float(word) for word in told.split())
        each = 1e6 * recognising / (count * math.log(count))
        print(
            f"{count:10} {rooms:7.0f} {reading:8.2f} {recognising:8.2f}"
            f" {recognising / reading:8.2f} {each:13.2f}"
        )


def whole(folder: Path, runs: int) -> None:
    """Print what the whole program takes beside a process that only reads with ezdxf."""
    path = folder / "furnished.dxf"
    count = write_furnished_plan(path, 100_000)
    rooms = (sys.executable, "-m", "app", "rooms", str(path), "--json", str(folder / "rooms.json"))
    read = (sys.executable, "-c", READ, str(path))
    ours, theirs = [], []
    for _ in range(runs):
        ours.append(measure(rooms))
        theirs.append(measure(read))
    mine, other = (min(item.seconds for item in side) for side in (ours, theirs))
    print(f"\nWhole process, {count} entities; at most 1.6 x ezdxf, under 600 MB")
    for name, seconds, side in (("ezdxf.readfile", other, theirs), ("yishen rooms", mine, ours)):
        most = max(item.megabytes for item in side)
        print(f"{name:16} {seconds:8.2f} s {seconds / other:8.2f} x {most:7.0f} MB")


def run(command: tuple[str, ...]) -> str:
    """Return what a command prints."""
    return subprocess.run(
        command, cwd=ROOT, env=environment(), check=True, capture_output=True, text=True
    ).stdout


def measure(command: tuple[str, ...]) -> Measure:
    """Return time and memory of a command."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, _, usage = os.wait4(process.pid, 0)
    return Measure(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def environment() -> dict[str, str]:
    """Return the environment in which the program of this folder runs."""
    return os.environ | {"PYTHONPATH": str(ROOT)}


if __name__ == "__main__":
    sys.exit(main())
