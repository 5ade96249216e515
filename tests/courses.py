"""A small course to bend, and `course` run on it."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown import Markdown

from courseware.cli import main
from courseware.markdown import makeExtension
from courseware.nodes import Mapping, Sequence
from courseware.source import read_yaml

#: The course that every case begins with.
BASE = Path(__file__).parent / "rules" / "base"
QUIZ = "quizzes/kitchen.yaml"
PAGE = "docs/en/kitchen/index.md"

#: A file whose bytes git would change, or whose content is one change of the base, is written as an
#: expression: `x.yaml.made` makes `x.yaml`. `.keys` replaces whole keys of the base file's first item (of its
#: first module, entry or its front matter; a first line `# at: items/1` names another place), `.added` is text to
#: put behind the base file. `.folder` makes a folder, `.link` a link to its text, `.gone` takes the file away.


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


def course(root: Path, *arguments: str, spelling: bool = False) -> Ran:
    """Run `course` on a folder; the spelling is left alone unless asked for, since not every machine can check it."""
    if arguments[:1] == ("check",) and not spelling:
        arguments = (*arguments, "--no-spelling")
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


#: Where the keys of a `.keys` file belong, unless it says so itself.
PLACES = {"quizzes": "items/0", "course.yaml": "modules/0", "evidence.yaml": "evidence/0"}


def with_keys(text: str, way: str, keys: str) -> str:
    """Return a YAML text in which the mapping at `way` (such as `items/0`) has these keys, written as they stand."""
    front = text.startswith("---\n")
    body = text.split("---\n", 2)[1] if front else text
    node = read_yaml(body, "").root
    for step in filter(None, way.split("/")):
        if isinstance(node, Mapping):
            node = node.values[step]
        else:
            assert isinstance(node, Sequence)
            node = node.items[int(step)]
    assert isinstance(node, Mapping)
    lines = body.splitlines(keepends=True)
    starts = {key: scalar.span for key, scalar in node.keys.items()}
    indent = " " * (next(iter(starts.values())).column - 1)
    last = node.span.end_line - (not body or node.span.end_column <= len(indent) + 1)
    rows = [span.line for span in starts.values()] + [last + 1]
    blocks = {}
    for number, (key, span) in enumerate(starts.items()):
        first = lines[span.line - 1]
        blocks[key] = first[span.column - 1 :] + "".join(lines[span.line : rows[number + 1] - 1])
    for key, block in _key_blocks(keys):
        blocks[key] = re.sub(r"(?m)^(?=.)(?<!\A)", indent, block)
    head = lines[rows[0] - 1][: len(indent)]
    written = head + indent.join(block.rstrip("\n") + "\n" for block in blocks.values())
    body = "".join(lines[: rows[0] - 1]) + written + "".join(lines[last:])
    return "---\n" + body + "---\n" + text.split("---\n", 2)[2] if front else body


def _key_blocks(keys: str) -> list[tuple[str, str]]:
    """Return the top-level keys of a text with all their lines."""
    parts = re.split(r"(?m)^(?=[\w-]+:)", keys.strip("\n") + "\n")
    return [(part.partition(":")[0], part) for part in parts if part.strip()]


def _make_keys(text: str, target: Path) -> None:
    way = next((way for part, way in PLACES.items() if part in target.as_posix()), "")
    first, _, rest = text.partition("\n")
    if first.startswith("# at: "):
        way, text = first.removeprefix("# at: ").removeprefix("/"), rest
    target.write_text(with_keys(target.read_text(encoding="utf-8"), way, text), encoding="utf-8")


def _add(text: str, target: Path) -> None:
    target.write_text(target.read_text(encoding="utf-8") + "\n" + text + "\n", encoding="utf-8")


def _make_folder(_: str, target: Path) -> None:
    target.mkdir()


def _make_link(text: str, target: Path) -> None:
    target.unlink(missing_ok=True)
    target.symlink_to(text)


def _take_away(_: str, target: Path) -> None:
    target.unlink()


_MAKERS: dict[str, Callable[[str, Path], None]] = {
    ".made": _make,
    ".keys": _make_keys,
    ".added": _add,
    ".folder": _make_folder,
    ".link": _make_link,
    ".gone": _take_away,
}
