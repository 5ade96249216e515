"""Write the locks: site.txt to build the site, dev.txt to work on it, audit.txt for what `make audit` adds to that.

All hold every package with its hashes, for Python 3.11 to 3.14 on all systems,
and name no host. `make lock` installs uv for it; `lock.py audit.txt` writes
that one alone.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
#: setuptools is not in a new environment from Python 3.12 on, and installing the project needs it.
LOCKS = {
    "site.txt": ["pyproject.toml", "tools/requirements/build.in"],
    "zensical.txt": ["tools/requirements/build.in", "--group", "zensical"],
    "dev.txt": ["pyproject.toml", "tools/requirements/build.in", "--group", "dev", "-c", "tools/requirements/site.txt"],
    "audit.txt": ["--group", "audit", "-c", "tools/requirements/dev.txt"],
}


def main(wanted: list[str]) -> int:
    """Write the wanted locks, or all of them."""
    for name, sources in LOCKS.items():
        if wanted and name not in wanted:
            continue
        command = [
            sys.executable,
            "-m",
            "uv",
            "pip",
            "compile",
            *sources,
            "--universal",
            "--python-version",
            "3.11.5",
            "--generate-hashes",
        ]
        command += ["--no-emit-index-url", "--no-emit-find-links", "--quiet", "--upgrade"]
        command += ["--custom-compile-command", "make lock", "--output-file", str(HERE / name)]
        subprocess.run(command, cwd=HERE.parents[1], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
