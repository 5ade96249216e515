"""How long the command takes, as a whole process."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.scratch import PROJECT

RUNS = 15
COURSE = Path(sys.executable).with_name("course")


def measure(*arguments: str) -> float:
    """Return the median of several runs, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([COURSE, *arguments], cwd=PROJECT, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print the times."""
    print(f"course --help: {measure('--help'):.3f} s (reach: under 0.15), median of {RUNS}")
    print(f"course check:  {measure('check'):.3f} s (reach: at most 0.6), median of {RUNS}")


if __name__ == "__main__":
    main()
