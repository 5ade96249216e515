"""How good the tests are: `make mutation`, or `python -m tests.audit.mutation [PART OF A FILE'S NAME ...]`.

Makes small changes to the rules, the loader and the scoring, one at a time,
and sees whether a case or test notices. Prints the share that was noticed
("killed") for each file, and each change that was not. At least 90 % have to
be; the exit code is 1 below that.

Works on a copy of the project, and a mutant exists in memory only. A process
is forked for each, with everything imported, the mutated module and what
imports it are imported anew, and only cases and tests that run the changed
lines are run: those about the file first, and of all the others as many as
take a minute. Works on as many cores as it may, fewer under `taskset`. Needs a
system that can fork, and mutmut: it makes the mutants.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).parents[2]
#: What a copy of the project does without.
NOT_COPIED = shutil.ignore_patterns(".*", "site", "__pycache__", "node_modules")


def main(arguments: list[str]) -> int:
    """Copy the project and run there."""
    if not hasattr(os, "fork"):
        print("mutation testing needs a system that can fork: Linux or macOS")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder).resolve() / "project"
        shutil.copytree(PROJECT, copy, ignore=NOT_COPIED, symlinks=True)
        path = os.pathsep.join([str(copy / "tools"), str(copy), *filter(None, [os.environ.get("PYTHONPATH")])])
        steady = {"PYTHONPATH": path, "PYTHONHASHSEED": "0"}
        command = [sys.executable, "-m", "tests.audit.mutation_run", *arguments]
        return subprocess.run(command, cwd=copy, env={**os.environ, **steady}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
