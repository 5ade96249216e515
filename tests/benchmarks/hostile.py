"""`course check` on files made to bring it down: `make hostile`, or `python -m tests.benchmarks.hostile [NAME ...]`.

Prints seconds and peak memory of the whole process for each file; a part of a
file's name asks for those alone. The reach is
10 seconds and 300 MB for every file of up to 10 MB, an exit code of 0 or 1 and
no traceback; one file outside it makes the exit code 1. Needs a POSIX system.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.command_time import COURSE
from tests.benchmarks.hostile_files import FILES
from tests.benchmarks.hostile_folders import FOLDERS, PRELUDES
from tests.courses import copy_base

SECONDS, MEGABYTES = 10.0, 300.0
#: Where a process is stopped: far enough above the reach to see by how much it is missed.
STOP = 40.0
#: `ru_maxrss` counts kilobytes, on macOS bytes.
UNIT = 1e6 if sys.platform == "darwin" else 1e3


@dataclass(frozen=True)
class Measured:
    """What one run took, and why it is out of reach (empty when it is not)."""

    seconds: float
    megabytes: float
    problem: str


def measure(root: Path, prelude: str = "") -> Measured:
    """Run `course check` on a course as a process of its own; `prelude` is Python that runs in it first."""
    command = [str(COURSE)] if not prelude else [sys.executable, "-c", f"{prelude}\n{_START}"]
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            [*command, "--root", str(root), "check"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said
        )
        stopper = threading.Timer(STOP, process.kill)
        stopper.start()
        # wait4 tells the peak memory of this one process; subprocess.wait does not.
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        stopper.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        complaint = said.read().decode("utf-8", "replace").strip()
    megabytes = usage.ru_maxrss / UNIT
    return Measured(seconds, megabytes, _problem(process.returncode, complaint, seconds, megabytes))


_START = "import sys\nfrom courseware.cli import main\nsys.exit(main(sys.argv[1:]))"


def _problem(code: int, complaint: str, seconds: float, megabytes: float) -> str:
    if seconds >= STOP:
        return f"stopped after {STOP:.0f} s"
    if code not in (0, 1) or complaint:
        return f"exit code {code}: {complaint.rpartition(chr(10))[2] or 'nothing said'}"
    if seconds > SECONDS:
        return f"more than {SECONDS:.0f} s"
    return f"more than {MEGABYTES:.0f} MB" if megabytes > MEGABYTES else ""


def _in_another_process(spoil: Callable[[Path], None], root: Path) -> None:
    """Write a hostile file. A process begins with the peak memory of the one that started it: keep ours small."""
    child = os.fork()
    if child == 0:
        try:
            spoil(root)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if status:
        raise SystemExit("a hostile file could not be written: see above")


def main(wanted: list[str]) -> int:
    """Print a line for each file, and how many are out of reach."""
    failed = 0
    cases: list[tuple[str, Callable[[Path], None]]] = [*FILES.items(), *FOLDERS.items()]
    for name, spoil in cases:
        if wanted and not any(part in name for part in wanted):
            continue
        with tempfile.TemporaryDirectory() as folder:
            root = copy_base(Path(folder) / "course")
            _in_another_process(spoil, root)
            measured = measure(root, PRELUDES.get(name, ""))
        failed += bool(measured.problem)
        print(f"{measured.seconds:7.2f} s {measured.megabytes:6.0f} MB  {name:44} {measured.problem}".rstrip())
        sys.stdout.flush()
    if os.geteuid() == 0:
        print("not tested: a file that may not be read, because the superuser may read every file")
    print(f"{failed} out of reach (reach: {SECONDS:.0f} s and {MEGABYTES:.0f} MB each)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
