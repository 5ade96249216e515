"""What may stand in a course's folder where a file should: loops, folders, pipes, devices, files that go away."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

from tests.courses import PAGE, QUIZ

REGISTER, COURSE_FILE = "docs/data/evidence.yaml", "docs/data/course.yaml"


def _link(file: str, to: str) -> Callable[[Path], None]:
    def spoil(root: Path) -> None:
        (root / file).unlink(missing_ok=True)
        (root / file).symlink_to(to)

    return spoil


def _pipe(file: str) -> Callable[[Path], None]:
    def spoil(root: Path) -> None:
        (root / file).unlink(missing_ok=True)
        os.mkfifo(root / file)

    return spoil


def _folder(file: str) -> Callable[[Path], None]:
    def spoil(root: Path) -> None:
        (root / file).unlink(missing_ok=True)
        (root / file).mkdir()

    return spoil


def _socket(root: Path) -> None:
    before = Path.cwd()
    os.chdir(root / "quizzes")  # the name of a socket may hold a hundred characters only
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("socket.yaml")
    finally:
        os.chdir(before)


def _unreadable(file: str) -> Callable[[Path], None]:
    return lambda root: (root / file).chmod(0)


def _nothing(_: Path) -> None:
    """Leave the course as it is: its prelude does the rest."""


def _deep_folders(root: Path) -> None:
    folder = root / "docs" / "en"
    for _ in range(300):
        folder = folder / "deeper"
        folder.mkdir()
    (folder / "page.md").write_text("# Down here\n", encoding="utf-8")


def _many_pages(root: Path) -> None:
    for number in range(2000):
        (root / "docs" / "en" / f"page-{number}.md").write_text("# One of many\n", encoding="utf-8")


def _name_of_bytes(root: Path) -> None:
    """A name that is no UTF-8, and one that steers a terminal."""
    for name in (b"caf\xe9.yaml", b"\x1b[31m.yaml", b"line\nend.yaml"):
        Path(os.fsdecode(os.fsencode(root / "quizzes") + b"/" + name)).write_text("title: x\n", encoding="utf-8")


FOLDERS: dict[str, Callable[[Path], None]] = {
    "link to itself as quiz": _link("quizzes/loop.yaml", "loop.yaml"),
    "link to itself as page": _link(PAGE, "index.md"),
    "link to itself as register": _link(REGISTER, "evidence.yaml"),
    "folder of pages linked into itself": _link("docs/en/loop", "../en"),
    "link that leads nowhere": _link(QUIZ, "nowhere.yaml"),
    "folder as quiz": _folder(QUIZ),
    "folder as page": _folder("docs/en/folder.md"),
    "folder as register": _folder(REGISTER),
    "pipe as quiz": _pipe("quizzes/pipe.yaml"),
    "pipe as page": _pipe("docs/en/pipe.md"),
    "pipe as register": _pipe(REGISTER),
    "pipe as scenario": _pipe("quizzes/pipe.yml"),
    "pipe as settings of the site": _pipe("mkdocs.yml"),
    "endless device as quiz": _link("quizzes/zero.yaml", "/dev/zero"),
    "endless device as page": _link("docs/en/zero.md", "/dev/zero"),
    "terminal as quiz": _link("quizzes/terminal.yaml", "/dev/tty"),
    "socket as quiz": _socket,
    "folders 300 deep": _deep_folders,
    "2,000 pages": _many_pages,
    "names that are no text": _name_of_bytes,
    "quiz that goes away before it is opened": _nothing,
    "page that goes away before it is opened": _nothing,
    "register that goes away before it is opened": _nothing,
    "quiz that may not be read": _unreadable(QUIZ),
    "page that may not be read": _unreadable(PAGE),
}

#: Run first in the process of `course check`: the file is taken away when it is about to be opened.
_GOES_AWAY = """
import os, sys
def leave(event, arguments, name={name!r}):
    if event == "open" and str(arguments[0]).endswith(name) and os.path.exists(arguments[0]):
        os.unlink(arguments[0])
sys.addaudithook(leave)
"""

PRELUDES = {
    "quiz that goes away before it is opened": _GOES_AWAY.format(name=QUIZ),
    "page that goes away before it is opened": _GOES_AWAY.format(name=PAGE),
    "register that goes away before it is opened": _GOES_AWAY.format(name=REGISTER),
}
