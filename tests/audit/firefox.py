"""Firefox for the audit, driven through Marionette, its own remote control: Playwright cannot drive Debian's build.

Run as `python -m tests.audit.firefox [--install]`.
"""

from __future__ import annotations

import base64
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from marionette_driver import By, Wait
from marionette_driver.keys import Keys
from marionette_driver.marionette import Marionette, WebElement

#: Name a Firefox here when it stands in an unusual place.
VARIABLE = "COURSE_FIREFOX"
_NAMES = ("firefox-esr", "firefox")
#: Seconds until a page has to show what it is asked for.
PATIENCE = 10


def find_firefox() -> str | None:
    """Return the path of a Firefox, or None where there is none."""
    return os.environ.get(VARIABLE) or next(filter(None, map(shutil.which, _NAMES)), None)


class Firefox:
    """A Firefox without a window, as a learner uses it: keys, and what can be seen."""

    def __init__(self, marionette: Marionette) -> None:
        self.marionette = marionette

    def open(self, address: str) -> None:
        """Go to a page; it is there when this returns."""
        self.marionette.navigate(address)

    def reload(self) -> None:
        self.marionette.refresh()

    def one(self, selector: str) -> WebElement:
        """Return the first element that fits, as soon as there is one."""
        return self._wait(lambda: self.marionette.find_element(By.CSS_SELECTOR, selector), selector)

    def all(self, selector: str) -> list[WebElement]:
        """Return all elements that fit now."""
        found: list[WebElement] = self.marionette.find_elements(By.CSS_SELECTOR, selector)
        return found

    def until(self, question: Callable[[], Any], what: str) -> Any:
        """Return the answer to a question as soon as there is one; `what` is said when none comes."""
        return self._wait(question, what)

    def _wait(self, question: Callable[[], Any], what: str) -> Any:
        return Wait(self.marionette, timeout=PATIENCE).until(lambda _: question(), message=what)

    def script(self, text: str) -> Any:
        """Return what a script of the page returns."""
        return self.marionette.execute_script(text, sandbox=None)

    def press(self, *keys: str) -> None:
        """Press keys one after another, wherever the focus is."""
        for key in keys:
            self.marionette.get_active_element().send_keys(key)

    def focus(self, selector: str) -> None:
        """Put the focus on an element without pressing it."""
        self.one(selector)
        self.script(f"document.querySelector({selector!r}).focus()")

    def tab_to(self, selector: str, limit: int = 50) -> None:
        """Press Tab until the element has the focus."""
        for _ in range(limit):
            self.press(Keys.TAB)
            if self.script(f"return document.activeElement.matches({selector!r})"):
                return
        raise AssertionError(f"{limit} times Tab did not reach {selector}")

    def print(self) -> bytes:
        """Return the page as a PDF, on A4."""
        page = {"width": 21, "height": 29.7}
        # The driver has no method of its own for this command of WebDriver.
        text = self.marionette._send_message("WebDriver:Print", {"page": page, "background": False}, key="value")
        return base64.b64decode(text)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def firefox(profile: Path) -> Iterator[Firefox]:
    """Run a Firefox with a new profile in a folder, which must exist and be empty."""
    path = find_firefox()
    if path is None:
        raise FileNotFoundError(f"there is no Firefox: run `make firefox`, or set {VARIABLE} to its path")
    port = _free_port()
    (profile / "user.js").write_text(f'user_pref("marionette.port", {port});\n', encoding="utf-8")
    command = [path, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        marionette = Marionette(host="127.0.0.1", port=port)
        marionette.start_session(timeout=60)
        yield Firefox(marionette)
        marionette.delete_session()
    finally:
        process.terminate()
        process.wait(timeout=30)


def main() -> int:
    """Print which Firefox the audit will use; with --install, install Debian's where there is none."""
    if find_firefox() is None and "--install" in sys.argv[1:] and shutil.which("apt-get"):
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=environment)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "firefox-esr"], check=True, env=environment
        )
    found = find_firefox()
    if found is None:
        print(f"there is no Firefox: install one, or set {VARIABLE} to its path", file=sys.stderr)
        return 2
    print(f"Firefox for the audit: {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
