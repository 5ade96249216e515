"""What `course new` writes: the beginning of a quiz, an item, a scenario or a lesson."""

from __future__ import annotations

import re
from pathlib import Path

from courseware.course import SCENARIO_FOLDER, Course, load_course
from courseware.diagnostics import did_you_mean, unread_files
from courseware.items import item_types
from courseware.json_schema import modeline
from courseware.nodes import Sequence
from courseware.schema import SLUG


class BeginError(Exception):
    """Nothing was written; the message says why and what to do."""


def begin(root: Path, what: str, name: str, item_type: str) -> list[str]:
    """Write the beginning of a `quiz`, `item`, `scenario` or `lesson`; return what was done, a line each.

    Raises BeginError before anything is written.
    """
    course = load_course(root)
    writers = {"quiz": _quiz, "item": _item, "scenario": _scenario, "lesson": _lesson}
    return writers[what](course, name, item_type)


def _quiz(course: Course, name: str, item_type: str) -> list[str]:
    _slug(name)
    file = f"quizzes/{name}.yaml"
    text = modeline(file, "quiz") + f"title: {_texts(course)}\nmastery: 80        # percent\nitems:\n"
    text += _item_text(course, "first-item", item_type, "  ")
    _write({course.root / file: text})
    return [f"wrote {file}", f"embed it in a page with `/// quiz | {name}` and a line of `///`"]


def _item(course: Course, name: str, item_type: str) -> list[str]:
    quiz_id, mark, item_id = name.partition("#")
    if not mark:
        raise BeginError("name the quiz and the item, as in `connection#first-call`")
    _slug(item_id)
    quiz = course.quizzes.get(quiz_id)
    if quiz is None:
        raise BeginError(f"there is no quiz `{quiz_id}`; {did_you_mean(quiz_id, course.quizzes, what='quizzes')}")
    if item_id in quiz.by_id:
        raise BeginError(f"the quiz `{quiz_id}` has an item `{item_id}` already")
    if quiz.file in unread_files(course.found):
        raise BeginError(f"{quiz.file} cannot be read to its end; look at it with `course check` first")
    path = course.root / quiz.file
    lines, line_end = _read_lines(path)
    items = quiz.node.values.get("items")
    if not isinstance(items, Sequence) or not lines[items.span.line - 1].lstrip().startswith("- "):
        raise BeginError(f"{quiz.file} has no list of items, each behind `- `, to add to")
    # The list ends where the next key begins; empty lines before that stay behind the new item.
    end = items.span.end_line
    if not lines[end - 1][: items.span.end_column - 1].strip():
        end -= 1
    while not lines[end - 1].strip():
        end -= 1
    indent = " " * (items.span.column - 1)
    new = _item_text(course, item_id, item_type, indent).rstrip("\n").split("\n")
    lines[end:end] = ["", *new]
    while not lines[-1]:
        lines.pop()
    _write_lines(path, [*lines, ""], line_end)
    return [f"wrote the item `{item_id}` into {quiz.file}:{end + 2}"]


def _item_text(course: Course, item_id: str, item_type: str, indent: str) -> str:
    if item_type not in item_types():
        raise BeginError(f"`{item_type}` is no item type; {did_you_mean(item_type, item_types(), what='types')}")
    texts = _texts(course)
    rows = [f"- id: {item_id}", f"  type: {item_type}", "  objective: …", "  level: apply", "  evidence: []"]
    rows.append(f"  stem: {texts}")
    rows += [f"  {row}" for row in item_types()[item_type].beginning(texts, _codes(course))]
    return "".join(f"{indent}{row}\n" for row in rows)


def _scenario(course: Course, name: str, _: str) -> list[str]:
    _slug(name)
    file, texts = f"{SCENARIO_FOLDER}/{name}.yaml", _texts(course)
    option = f"text: {texts}\n        consequence: {texts}\n        to: "
    text = modeline(file, "scenario")
    text += f"title: {texts}\nobjectives: […]\nminutes: 10\nevidence: []\nopening: {texts}\n"
    text += f"nodes:\n  first-node:\n    text: {texts}\n    options:\n"
    text += f"      a:\n        {option}first-ending\n      b:\n        {option}second-ending\n"
    text += "endings:\n"
    for ending, outcome in (("first-ending", "reached"), ("second-ending", "missed")):
        text += f"  {ending}:\n    outcome: {outcome}\n    title: {texts}\n    text: {texts}\n"
    text += f"debrief:\n  text: {texts}\n  better_move: {texts}\n  questions:\n    - {texts}\n"
    _write({course.root / file: text})
    return [f"wrote {file}", f"embed it in a page with `/// scenario | {name}` and a line of `///`"]


def _lesson(course: Course, name: str, _: str) -> list[str]:
    folder, slash, file = name.removesuffix(".md").partition("/")
    if not slash:
        raise BeginError("name the module's folder and the page, as in `connection/first-call`")
    _slug(file)
    module = next((m for m in course.file.modules if m.folder == folder), None)
    if module is None:
        folders = [m.folder for m in course.file.modules]
        raise BeginError(f"no module has the folder `{folder}`; {did_you_mean(folder, folders, what='folders')}")
    page = f"{folder}/{file}.md"
    text = "---\ndescription: …\nminutes: …\nobjectives: []\n---\n\n# …\n\n…\n"
    _write({course.root / "docs" / code / page: text for code in _codes(course)})
    done = [f"wrote docs/{code}/{page}" for code in _codes(course)]
    return [*done, _add_to_nav(course.root / "mkdocs.yml", folder, page)]


def _add_to_nav(path: Path, folder: str, page: str) -> str:
    """Add the page behind the last of its folder; the line is written by text, so that comments stay."""
    lines, line_end = _read_lines(path) if path.is_file() else ([], "\n")
    pattern = re.compile(rf"(\s*)- (?:.*: )?{re.escape(folder)}/[\w-]+\.md\s*$")
    places = [(number, match[1]) for number, line in enumerate(lines) if (match := pattern.match(line))]
    if not places:
        return f"add `- {page}` to `nav` in mkdocs.yml, at its place in the course"
    number, indent = places[-1]
    lines.insert(number + 1, f"{indent}- {page}")
    _write_lines(path, lines, line_end)
    return f"added it to mkdocs.yml:{number + 2}; move the line to its place in the course"


def _write(files: dict[Path, str]) -> None:
    for path in files:
        if path.exists() or path.is_symlink():
            raise BeginError(f"{path.name} exists already in {path.parent.name}/; nothing was written")
    for path, text in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _read_lines(path: Path) -> tuple[list[str], str]:
    """Return a file's lines and its line end, so that it keeps the one that its author's editor writes."""
    text = path.read_bytes().decode("utf-8")
    line_end = next((end for end in ("\r\n", "\r") if end in text), "\n")
    return re.split("\r\n|\r|\n", text), line_end


def _write_lines(path: Path, lines: list[str], line_end: str) -> None:
    path.write_bytes(line_end.join(lines).encode("utf-8"))


def _slug(name: str) -> None:
    if not SLUG.fullmatch(name):
        raise BeginError(f"`{name}` is not an id: use a-z, 0-9 and hyphens")


def _codes(course: Course) -> tuple[str, ...]:
    return course.languages


def _texts(course: Course) -> str:
    return "{" + ", ".join(f"{code}: …" for code in _codes(course)) + "}"
