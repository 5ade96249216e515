"""Feeds the check what nobody would write: `make fuzz`, or `python -m tests.audit.fuzz [--minutes 30] [--out FOLDER]`.

Each input becomes a quiz, a page, the course file, the register or a scenario
of a small course, which is checked. Whatever the bytes: nothing is raised,
each finding lies inside its file and is well said, the reporters do not raise,
and one input takes less than 10 seconds and 300 MB. What fails is kept in
FOLDER as a case for `tests/rules`, once for each cause.

Atheris finds the inputs by what they reach. It has wheels for few systems;
elsewhere nothing is fuzzed, which is said, and no fault.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.audit.fuzz_seeds import FILES, write_dictionary, write_seeds

SECONDS, MEGABYTES = 10, 300
#: Longer inputs are slow and find no more; `tests/benchmarks/hostile.py` is for the big ones.
MOST_BYTES = 4096


def main(arguments: list[str] | None = None) -> int:
    """Fuzz for some minutes, and say what was found."""
    parser = argparse.ArgumentParser(description="Feeds the check what nobody would write.")
    parser.add_argument("--minutes", type=float, default=30, help="default: 30")
    parser.add_argument("--out", type=Path, help="folder for what fails; default: a new one")
    options = parser.parse_args(arguments)
    if importlib.util.find_spec("atheris") is None:
        if has_wheel():
            print("atheris is missing: `make fuzz` installs it, from tools/requirements/audit.txt")
            return 2
        print("nothing was fuzzed: atheris has wheels for Linux on x86-64 and Python 3.11 to 3.14 alone")
        return 0
    out = (options.out or Path(tempfile.mkdtemp(prefix="fuzz-"))).resolve()
    out.mkdir(parents=True, exist_ok=True)
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        folder = Path(name)
        (folder / "corpus").mkdir()
        print(f"{write_seeds(folder / 'corpus')} inputs to begin with", flush=True)
        write_dictionary(folder / "words.txt")
        cores = range(os.cpu_count() or 1)
        with ThreadPoolExecutor(len(cores)) as pool:
            logs = list(pool.map(lambda number: fuzz(folder, out, number, options.minutes * 60), cores))
    return summary("".join(logs), out)


def has_wheel() -> bool:
    """Tell whether the lock holds atheris for this system; the same stands in pyproject.toml."""
    is_there = sys.platform == "linux" and platform.machine() == "x86_64"
    return is_there and sys.version_info[:2] < (3, 15)


def fuzz(folder: Path, out: Path, number: int, seconds: float) -> str:
    """Run one target until the time is over, and return its log.

    An input that takes too long or too much memory ends the target: it begins again.
    """
    log, end = folder / f"{number}.log", time.monotonic() + seconds
    command = [sys.executable, "-m", "tests.audit.fuzz_target", str(folder / f"course-{number}"), str(out)]
    command += [str(folder / "corpus"), f"-dict={folder / 'words.txt'}", f"-artifact_prefix={folder}/{number}-"]
    command += [f"-timeout={SECONDS}", f"-rss_limit_mb={MEGABYTES}", f"-max_len={MOST_BYTES}", "-print_final_stats=1"]
    while (left := end - time.monotonic()) >= 1:
        with log.open("ab") as file:
            again = [*command, f"-max_total_time={left:.0f}", "-reload=1"]
            code = subprocess.run(again, stdout=file, stderr=file, check=False).returncode
        stopped_by = [path for path in folder.glob(f"{number}-*") if path.is_file()]
        for path in stopped_by:
            keep(path.read_bytes(), out, path.name, f"stopped by libFuzzer: {path.name.split('-')[1]}\n")
            forget(path.read_bytes(), folder / "corpus")
            path.unlink()
        if code and not stopped_by:
            tail = log.read_text(encoding="utf-8", errors="replace")[-3000:]
            raise SystemExit(f"the target ended by itself, exit code {code}:\n{tail}")
    return log.read_text(encoding="utf-8", errors="replace")


def forget(data: bytes, corpus: Path) -> None:
    """Take an input out of the corpus, lest the next target be stopped by it before it begins."""
    for path in corpus.iterdir():
        if path.read_bytes()[:MOST_BYTES] == data:
            path.unlink(missing_ok=True)


def keep(data: bytes, out: Path, cause: str, reason: str) -> None:
    """Keep an input as a case, once for each cause: a folder with its file, and beside it why it is kept."""
    name = hashlib.sha256(cause.encode()).hexdigest()[:8]
    file = out / name / FILES[data[0] % len(FILES)]
    if not (out / name).exists():
        file.parent.mkdir(parents=True)
        file.write_bytes(data[1:])
        (out / f"{name}.txt").write_text(reason, encoding="utf-8")


def summary(log: str, out: Path) -> int:
    """Print the counts and what failed; return the exit code."""
    runs = sum(map(int, re.findall(r"stat::number_of_executed_units: +(\d+)", log)))
    rates = re.findall(r"stat::average_exec_per_sec: +(\d+)", log)
    reached = re.findall(r"cov: (\d+) ft: (\d+) corp: (\d+)", log)
    most = max(reached, key=lambda numbers: int(numbers[0]), default=("0", "0", "0"))
    coverage = f"{most[0]} branches reached in {most[1]} ways, {most[2]} inputs that reach something new"
    print(f"{runs} inputs, {sum(map(int, rates))} a second; {coverage}")
    failed = sorted(out.glob("*.txt"))
    for path in failed:
        last = path.read_text(encoding="utf-8").rstrip().rpartition("\n")[2]
        print(f"{path}: {last}")
    if not failed:
        print("nothing failed")
        return 0
    print(f"{len(failed)} failed. To make a fixture: move {out}/<folder> to tests/rules/together/bad/<name>, mend the")
    print("code, then run `python -m tests.rules.update --write <name>` and read what it wrote")
    return 1


if __name__ == "__main__":
    sys.exit(main())
