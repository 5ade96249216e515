"""How long a build with quizzes takes against the same words as plain Markdown."""

from __future__ import annotations

import statistics
import tempfile
import time
from pathlib import Path

from tests.benchmarks.scratch import build, make_course

PAGES, ITEMS, RUNS = 50, 20, 5
REACH = 1.5


def main() -> None:
    """Print the median of each and their ratio; both are built in turn, so that they meet the same machine."""
    with tempfile.TemporaryDirectory() as folder:
        roots = {"plain": Path(folder) / "plain", "quizzes": Path(folder) / "quizzes"}
        for name, root in roots.items():
            root.mkdir()
            make_course(root, PAGES, ITEMS, plain=name == "plain")
        times: dict[str, list[float]] = {name: [] for name in roots}
        for run in range(RUNS + 1):
            for name, root in roots.items():
                start = time.perf_counter()
                build(root)
                if run:  # the first run warms the caches of files and bytecode
                    times[name].append(time.perf_counter() - start)
    medians = {name: statistics.median(values) for name, values in times.items()}
    ratio = medians["quizzes"] / medians["plain"]
    print(f"build of {PAGES} pages x {ITEMS} items in two languages, median of {RUNS}:")
    print(f"  same words as Markdown {medians['plain']:.2f} s, quizzes {medians['quizzes']:.2f} s")
    print(f"  ratio {ratio:.2f} (reach: at most {REACH})")


if __name__ == "__main__":
    main()
