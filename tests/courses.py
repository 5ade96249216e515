"""A small course to bend, and `course` run on it."""

from __future__ import annotations

import contextlib
import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Markdown

from courseware.cli import main
from courseware.markdown import makeExtension

#: The course that every case begins with.
BASE = Path(__file__).parent / "rules" / "base"
QUIZ = "quizzes/kitchen.yaml"
PAGE = "docs/en/kitchen/index.md"

#: A file whose bytes git would change, or whose content is one change of the base, is written as an
#: expression: `x.yaml.made` makes `x.yaml`. `.folder` makes a folder, `.link` a link to its text,
#: `.gone` takes the file away.


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


def course(root: Path, *arguments: str) -> Ran:
    """Run `course` on a folder."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["--root", str(root), *arguments])
    return Ran(code, out.getvalue(), err.getvalue())


def render(body: str, root: Path, page: str = PAGE) -> str:
    """Return the HTML of a page's text, made by Python-Markdown alone, as if it stood at `page`."""
    _, language, path = page.split("/", 2)
    extension = makeExtension(root=str(root), language=language, path=path)
    return Markdown(extensions=["admonition", "attr_list", "tables", "toc", "pymdownx.superfences", extension]).convert(
        body
    )


def copy_base(root: Path) -> Path:
    """Copy the base course to a folder."""
    return Path(shutil.copytree(BASE, root))


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Change a file of a course; `old` has to be there, so that a case cannot test nothing."""
    path = root / file
    text = path.read_bytes().decode()
    assert old in text, f"{file} does not hold {old!r}"
    path.write_bytes(text.replace(old, new, 1).encode())


def overlay(case: Path, root: Path) -> None:
    """Lay the files of a case over a course."""
    for path in sorted(case.rglob("*")):
        target = root / path.relative_to(case)
        if path.is_dir() or path.name == "expected.txt":
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        maker = _MAKERS.get(path.suffix)
        if maker is None:
            shutil.copyfile(path, target)
        else:
            maker(path.read_text(encoding="utf-8").strip(), target.with_suffix(""))


def _make(text: str, target: Path) -> None:
    base = target.read_bytes() if target.is_file() else b""

    def swap(old: str, new: str, count: int = 1) -> bytes:
        assert base.count(old.encode()) >= count, f"{target} does not hold {old!r}"
        return base.replace(old.encode(), new.encode(), count)

    names: dict[str, Any] = {"base": base, "swap": swap}
    target.write_bytes(eval(text, names))  # our own test data


def _make_folder(_: str, target: Path) -> None:
    target.mkdir()


def _make_link(text: str, target: Path) -> None:
    target.unlink(missing_ok=True)
    target.symlink_to(text)


def _take_away(_: str, target: Path) -> None:
    target.unlink()


_MAKERS: dict[str, Callable[[str, Path], None]] = {
    ".made": _make,
    ".folder": _make_folder,
    ".link": _make_link,
    ".gone": _take_away,
}
