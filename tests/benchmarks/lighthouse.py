"""Lighthouse on a phone for the home page and the quiz page, from a server that gzips.

Run as `python -m tests.benchmarks.lighthouse`, after `make site`. Needs Node
and npm; Lighthouse is put into .cache/lighthouse the first time.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.scratch import PROJECT
from tests.browser.find import find_browser
from tests.browser.server import serving

VERSION = "13.5.0"
RUNS = 5
PAGES = ("index.html", "connection/quiz.html", "nl/index.html", "nl/connection/quiz.html")
CATEGORIES = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}


def lighthouse() -> Path:
    """Return the command, installed if need be."""
    folder = PROJECT / ".cache" / "lighthouse"
    command = folder / "node_modules" / ".bin" / ("lighthouse.cmd" if os.name == "nt" else "lighthouse")
    if not command.exists():
        npm = shutil.which("npm")
        if npm is None:
            sys.exit("Lighthouse needs Node and npm")
        folder.mkdir(parents=True, exist_ok=True)
        install = [npm, "install", "--no-save", "--prefix", str(folder), f"lighthouse@{VERSION}"]
        subprocess.run(install, check=True, capture_output=True)
    return command


def measure(command: Path, address: str) -> tuple[dict[str, int], list[str]]:
    """Return the scores of one run, and the audits that were not passed."""
    flags = "--headless=new --no-sandbox --disable-background-networking --disable-component-update"
    run = [str(command), address, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    environment = {**os.environ, "CHROME_PATH": find_browser() or ""}
    done = subprocess.run(run, check=True, capture_output=True, text=True, env=environment)
    report = json.loads(done.stdout)
    scores = {name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES}
    failed = [
        name
        for category in ("accessibility", "best-practices", "seo")
        for name in (a["id"] for a in report["categories"][category]["auditRefs"])
        if report["audits"][name]["score"] not in (None, 1)
    ]
    return scores, failed


def main() -> None:
    """Print the median of several runs for each page."""
    command = lighthouse()
    with serving(PROJECT / "site") as address:
        for page in PAGES:
            runs = [measure(command, f"{address}/{page}") for _ in range(RUNS)]
            medians = {name: int(statistics.median(scores[name] for scores, _ in runs)) for name in CATEGORIES}
            print(
                f"{page}: " + ", ".join(f"{name} {score} (reach {CATEGORIES[name]})" for name, score in medians.items())
            )
            failed = sorted({name for _, names in runs for name in names})
            if failed:
                print("  not passed: " + ", ".join(failed))


if __name__ == "__main__":
    main()
