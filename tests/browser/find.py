"""Find a Chromium or Chrome for the browser tests; with --install, install one where there is none.

Run as `python -m tests.browser.find [--install]`. A browser test is never
skipped: without a browser the tests fail and say what to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

#: Name a browser here when it stands in an unusual place.
VARIABLE = "COURSE_BROWSER"
#: The shell is Chromium without any window of its own: the tests take half the time in it.
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
)


def find_browser() -> str | None:
    """Return the path of a Chromium or Chrome, or None where there is none."""
    named = os.environ.get(VARIABLE)
    if named:
        return named
    for name in _NAMES:
        path = shutil.which(name)
        if path:
            return path
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return next((place for place in (own, *_PLACES) if Path(place).is_file()), None)


def install_browser() -> None:
    """Install Debian's package when root on such a system, otherwise Playwright's own build."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=environment)
        # Not every release has the shell.
        for package in _NAMES[:2]:
            command = ["apt-get", "install", "-y", "-qq", package]
            if subprocess.run(command, check=False, env=environment).returncode == 0:
                return
        raise SystemExit("apt-get installs neither of " + ", ".join(_NAMES[:2]))
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def main() -> int:
    """Print which browser the tests will use."""
    found = find_browser()
    if found is None and "--install" in sys.argv[1:]:
        print("no Chromium or Chrome here: installing one")
        install_browser()
        found = find_browser()
    if found is None:
        print(f"there is no Chromium or Chrome: run `make browser`, or set {VARIABLE} to its path", file=sys.stderr)
        return 2
    print(f"browser for the tests: {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
