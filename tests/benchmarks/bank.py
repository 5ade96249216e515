"""How long `course check` takes on a big bank, against a parser that only reads the same files.

10,000 bilingual items in 200 files, about 22 MB, all rules but spelling. The
check is a whole process (with the one it starts); the parser is one process
that runs `yaml.compose` over the files and throws the nodes away.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import yaml

from tests.benchmarks.scratch import LANGUAGES, PROJECT, bench_items

FILES, ITEMS, RUNS = 200, 50, 3
REACH_RATIO, REACH_MEMORY = 4.0, 600
COURSE = Path(sys.executable).with_name("course")

COMPOSE = """
import sys, time, yaml
from pathlib import Path
start = time.perf_counter()
for path in sorted(Path(sys.argv[1]).glob("*.yaml")):
    yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
print(time.perf_counter() - start)
"""


def make_bank(root: Path, files: int = FILES, items: int = ITEMS) -> int:
    """Write a course whose items are sentences of the shipped ones, mixed anew; return the bytes of its quizzes."""
    shutil.copytree(PROJECT / "docs" / "data", root / "docs" / "data", ignore=shutil.ignore_patterns("twins.yaml"))
    (root / "quizzes").mkdir()
    mix = _Mix(bench_items())
    size = 0
    for number in range(files):
        quiz = {
            "title": {"en": f"Bank {number}", "nl": f"Bank {number}"},
            "mastery": 80,
            "items": [mix.item(i) for i in range(items)],
        }
        text = yaml.safe_dump(quiz, allow_unicode=True, sort_keys=False, width=100)
        (root / "quizzes" / f"bank-{number}.yaml").write_text(text, encoding="utf-8")
        size += len(text.encode())
    for language in LANGUAGES:
        page = root / "docs" / language / "index.md"
        page.parent.mkdir()
        blocks = "\n".join(f"/// quiz | bank-{number}\n///\n" for number in range(files))
        page.write_text(f"---\ndescription: A page to measure.\n---\n\n# Banks\n\n{blocks}", encoding="utf-8")
    return size


class _Mix:
    """Items made of the sentences of others, each with its twin in the other language; the same in every run."""

    def __init__(self, items: list[dict[str, Any]]) -> None:
        self.random = random.Random(2022)
        self.items = items
        texts = [choice["feedback"] for item in items for choice in item["choices"].values()]
        split = [{code: re.split(r"(?<=[.!?])\s+", text[code].strip()) for code in LANGUAGES} for text in texts]
        alike = [text for text in split if len({len(sentences) for sentences in text.values()}) == 1]
        self.twins = [pair for text in alike for pair in zip(*(text[code] for code in LANGUAGES), strict=True)]

    def text(self, sentences: int) -> dict[str, str]:
        chosen = self.random.choices(self.twins, k=sentences)
        return {code: " ".join(pair[number] for pair in chosen) for number, code in enumerate(LANGUAGES)}

    def item(self, number: int) -> dict[str, Any]:
        source = self.random.choice(self.items)
        return {
            "id": f"item-{number}",
            "type": "single-choice",
            "objective": source["objective"],
            "level": "apply",
            "evidence": list(source["evidence"]),  # of its own, or YAML would point at one with `&`
            "stem": self.text(2),
            "choices": {letter: {**self.text(1), "feedback": self.text(3)} for letter in "abc"},
            "answer": self.random.choice("abc"),
        }


def run_check(root: Path, *arguments: str) -> tuple[float, float]:
    """Return the seconds and the peak of all processes together (MB of resident memory) of one `course check`."""
    command = [str(COURSE), "--root", str(root), "check", "--no-spelling", *arguments]
    start = time.perf_counter()
    peak = 0.0
    with (root / "report.txt").open("w") as report, subprocess.Popen(command, stdout=report) as process:
        while process.poll() is None:
            peak = max(peak, sum(map(_resident, _family(process.pid))))
            time.sleep(0.02)
    if process.returncode not in (0, 1):
        raise SystemExit(f"course check ended with {process.returncode}")
    return time.perf_counter() - start, peak


def _family(pid: int) -> list[int]:
    """Return a process and those it started (Linux)."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(inner for child in children for inner in _family(int(child)))]


def _resident(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main() -> None:
    """Print the medians, their ratio and the memory; both are run in turn, so that they meet the same machine."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        size = make_bank(root)
        composed, checked, memory = [], [], []
        for _ in range(RUNS):
            done = subprocess.run(
                [sys.executable, "-c", COMPOSE, str(root / "quizzes")], capture_output=True, text=True, check=True
            )
            composed.append(float(done.stdout))
            seconds, peak = run_check(root, "--hints")
            checked.append(seconds)
            memory.append(peak)
        found = (root / "report.txt").read_text(encoding="utf-8").rstrip().split("\n")[-1]
    compose, check = statistics.median(composed), statistics.median(checked)
    print(f"{FILES * ITEMS:,} bilingual items in {FILES} files, {size / 1e6:.1f} MB, median of {RUNS}:")
    print(f"  yaml.compose, one process {compose:.2f} s; course check --hints --no-spelling {check:.2f} s")
    print(f"  ratio {check / compose:.2f} (reach: at most {REACH_RATIO})")
    print(f"  memory of all processes together {max(memory):.0f} MB (reach: at most {REACH_MEMORY})")
    print(f"  {found}")


if __name__ == "__main__":
    main()
