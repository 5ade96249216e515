"""`course check` and `course new`, as authors meet them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from courseware.items import item_types
from tests.courses import PAGE, QUIZ, Ran, course, edit

WRONG_LETTER = """\
error[unknown-choice]: answer `e` names no choice
  --> quizzes/kitchen.yaml:32:13
32 |     answer: e
   |             ^ choices are a, b, c
"""
CHECKED = "checked 1 quiz, 2 items, 2 register entries, 6 pages: "


def in_shell(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "courseware.cli", *arguments]
    env = {**os.environ, **environment}
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", check=False)


def break_answer(root: Path) -> None:
    edit(root, QUIZ, "answer: b", "answer: e")


# ---- check


def test_nothing_wrong(root: Path) -> None:
    assert course(root, "check") == Ran(0, CHECKED + "nothing is wrong\n", "")


def test_an_error(root: Path) -> None:
    break_answer(root)
    assert course(root, "check") == Ran(1, f"{WRONG_LETTER}\n{CHECKED}1 error, 0 warnings\n", "")


def test_json(root: Path) -> None:
    break_answer(root)
    edit(root, PAGE, "/// quiz | kitchen", "/// quiz | kitchn")
    ran = course(root, "check", "--format", "json")
    assert ran.code == 1
    assert json.loads(ran.out) == [
        {
            "rule": "unknown-quiz",
            "severity": "error",
            "file": PAGE,
            "line": 20,
            "column": 1,
            "end_line": 20,
            "end_column": 18,
            "message": "there is no quiz `kitchn`",
            "help": "did you mean `kitchen`?",
        },
        {
            "rule": "unknown-choice",
            "severity": "error",
            "file": QUIZ,
            "line": 32,
            "column": 13,
            "end_line": 32,
            "end_column": 14,
            "message": "answer `e` names no choice",
            "help": "choices are a, b, c",
        },
    ]


def test_json_of_nothing_is_an_empty_list(root: Path) -> None:
    assert course(root, "check", "--format", "json") == Ran(0, "[]\n", "")


def test_paths_say_what_is_reported(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_answer(root)
    edit(root, "docs/nl/index.md", "/// modules", "/// module")
    monkeypatch.chdir(root / "docs")
    assert [
        rules_in(course(root, "check", *paths)) for paths in (["nl"], ["en"], ["../quizzes/kitchen.yaml"], ["nl", ".."])
    ] == [
        ["leaked-block"],
        [],
        ["unknown-choice"],
        ["leaked-block", "unknown-choice"],
    ]
    assert course(root, "check", "en").code == 0
    assert course(root, "check", "nl").code == 1


def rules_in(ran: Ran) -> list[str]:
    return re.findall(r"^(?:error|warning)\[([\w-]+)\]", ran.out, re.MULTILINE)


def test_a_path_that_is_not_there(root: Path) -> None:
    assert course(root, "check", "quizzes/tea.yaml") == Ran(2, "", "course check: there is no quizzes/tea.yaml\n")


def test_no_course(tmp_path: Path) -> None:
    here = in_shell("check", cwd=tmp_path)
    assert (here.returncode, here.stdout) == (2, "")
    assert here.stderr == "course: there is no docs/data/course.yaml here or above\n"
    assert course(tmp_path, "check") == Ran(2, "", f"course: there is no docs/data/course.yaml {tmp_path}\n")


def test_the_course_is_found_from_a_folder_within(root: Path) -> None:
    done = in_shell("check", "--no-spelling", cwd=root / "docs" / "en" / "kitchen")
    assert (done.returncode, done.stdout) == (0, CHECKED + "nothing is wrong\n")


def test_warnings_fail_when_strict(root: Path) -> None:
    edit(root, QUIZ, "    answer: b\n", "    answer: b\n    waive: {conspicuous-answer: it was long once}\n")
    ran = course(root, "check")
    assert ran.code == 0 and ran.out.endswith(CHECKED + "0 errors, 1 warning\n")
    assert course(root, "check", "--strict").code == 1


def on_a_terminal(root: Path, **environment: str) -> str:
    """Return what `course check` shows on a terminal."""
    ours, theirs = pytest.importorskip("pty").openpty()
    command = [sys.executable, "-m", "courseware.cli", "--root", str(root), "check", "--no-spelling"]
    env = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    with subprocess.Popen(command, stdout=theirs, env={**env, **environment}) as process:
        os.close(theirs)
        shown = b""
        while chunk := read_terminal(ours):
            shown += chunk
    os.close(ours)
    assert process.returncode == 1
    return shown.decode().replace("\r\n", "\n")


def read_terminal(end: int) -> bytes:
    try:
        return os.read(end, 4096)
    except OSError:  # Linux says so when the other side has closed
        return b""


def test_colours_on_a_terminal_only(root: Path) -> None:
    break_answer(root)
    coloured = on_a_terminal(root)
    plain = course(root, "check").out
    assert "\x1b[31;1merror[unknown-choice]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain
    assert on_a_terminal(root, NO_COLOR="1") == plain
    assert "\x1b" not in plain


def test_a_reader_that_goes_away(root: Path) -> None:
    """`course check | head -1` ends without a word of Python."""
    for file in ("docs/en/kitchen/index.md", "docs/nl/kitchen/index.md"):
        (root / file).write_text("---\ndescription: x\n---\n" + "///\n" * 20_000, encoding="utf-8")
    command = [sys.executable, "-m", "courseware.cli", "--root", str(root), "check", "--no-spelling"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline().startswith("error[")
        process.stdout.close()
        assert process.stderr.read() == ""
    assert process.returncode == 1


def test_an_empty_course_file_is_reported(root: Path) -> None:
    (root / "docs/data/course.yaml").write_text("", encoding="utf-8")
    assert "  --> docs/data/course.yaml:1:1" in course(root, "check").out


def test_one_message_for_a_type_without_its_colon(root: Path) -> None:
    edit(root, QUIZ, "    type: single-choice", "    type single-choice")
    assert rules_in(course(root, "check")) == ["yaml-syntax"]


def test_one_message_for_a_type_in_words(root: Path) -> None:
    edit(root, QUIZ, "    type: single-choice", "    type: Single Choice")
    assert rules_in(course(root, "check")) == ["invalid-value"]


def test_any_terminal_shows_what_it_can(root: Path) -> None:
    edit(root, PAGE, "/// quiz | kitchen", "/// quiz | keukén🫖")
    done = in_shell("check", cwd=root, PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (1, "")


def test_a_path_outside_the_course_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yaml").write_text("[", encoding="utf-8")
    assert course(root, "check", str(tmp_path / "elsewhere.yaml")).code == 2


# ---- new


def only(ran: Ran) -> set[str]:
    return set(rules_in(ran))


def places(ran: Ran) -> set[str]:
    return set(re.findall(r"^  --> (\S+):\d+:\d+$", ran.out, re.MULTILINE))


def test_new_quiz(root: Path) -> None:
    ran = course(root, "new", "quiz", "tea")
    assert ran == Ran(0, "wrote quizzes/tea.yaml\nembed it in a page with `/// quiz | tea` and a line of `///`\n", "")
    for page in (PAGE, "docs/nl/kitchen/index.md"):
        edit(root, page, "/// quiz | kitchen\n", "/// quiz | tea\n///\n\n/// quiz | kitchen\n")
    checked = course(root, "check")
    assert only(checked) == {"unfinished-text"} and places(checked) == {"quizzes/tea.yaml"}
    assert len(rules_in(checked)) == (root / "quizzes/tea.yaml").read_text(encoding="utf-8").count("…")


@pytest.mark.parametrize("kind", sorted(item_types()))
def test_new_item(root: Path, kind: str) -> None:
    before = (root / QUIZ).read_text(encoding="utf-8")
    ran = course(root, "new", "item", "kitchen#tea-time", "--type", kind)
    after = (root / QUIZ).read_text(encoding="utf-8")
    assert ran == Ran(0, "wrote the item `tea-time` into quizzes/kitchen.yaml:63\n", "")
    assert after.startswith(before), "what was there stays, comments too"
    assert after.split("\n")[61:65] == ["", "  - id: tea-time", f"    type: {kind}", "    objective: …"]
    checked = course(root, "check")
    assert only(checked) == {"unfinished-text"} and places(checked) == {QUIZ}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    answer: [a, b]\n", "    answer: [a, b]"),
        ("    answer: [a, b]\n", "    answer: [a, b]\n\n\n\n"),
        ("    answer: [a, b]\n", "    answer: [a, b]   # both\n"),
        ("    answer: [a, b]\n", "    answer:\n      - a\n      - b\n"),
    ],
    ids=["no line end", "empty lines at the end", "comment behind", "list below"],
)
def test_new_item_at_the_end_however_the_file_ends(root: Path, old: str, new: str) -> None:
    edit(root, QUIZ, old, new)
    assert course(root, "new", "item", "kitchen#tea-time").code == 0
    text = (root / QUIZ).read_text(encoding="utf-8")
    assert text.endswith("    answer: a\n") and "\n\n\n" not in text
    assert only(course(root, "check")) == {"unfinished-text"}


def test_new_item_before_the_next_key(root: Path) -> None:
    edit(root, QUIZ, "mastery: 80        # percent\n", "")
    edit(root, QUIZ, "    answer: [a, b]\n", "    answer: [a, b]\n\n\n# How much is enough.\nmastery: 80\n")
    assert course(root, "new", "item", "kitchen#tea-time").code == 0
    text = (root / QUIZ).read_text(encoding="utf-8")
    assert text.endswith("mastery: 80\n")
    assert only(course(root, "check")) == {"unfinished-text"}


def test_new_item_in_a_list_without_indentation(root: Path) -> None:
    text = (root / QUIZ).read_text(encoding="utf-8")
    head, items = text.split("items:\n")
    (root / QUIZ).write_text(head + "items:\n" + re.sub("(?m)^  ", "", items), encoding="utf-8")
    assert course(root, "new", "item", "kitchen#tea-time").code == 0
    assert "\n- id: tea-time\n  type:" in (root / QUIZ).read_text(encoding="utf-8")
    assert only(course(root, "check")) == {"unfinished-text"}


def test_new_item_behind_wide_dashes(root: Path) -> None:
    edit(root, QUIZ, "  - id: nine-cups", "  -   id: nine-cups")
    lines = (root / QUIZ).read_text(encoding="utf-8").split("\n")
    first, second = lines.index("  -   id: nine-cups"), lines.index("  - id: what-nine-means")
    lines[first + 1 : second] = [line and "  " + line for line in lines[first + 1 : second]]
    (root / QUIZ).write_text("\n".join(lines), encoding="utf-8")
    assert course(root, "check").code == 0
    assert course(root, "new", "item", "kitchen#tea-time").code == 0
    assert only(course(root, "check")) == {"unfinished-text"}


def test_new_lesson(root: Path) -> None:
    ran = course(root, "new", "lesson", "kitchen/tea-time")
    assert ran == Ran(
        0,
        "wrote docs/en/kitchen/tea-time.md\nwrote docs/nl/kitchen/tea-time.md\n"
        "added it to mkdocs.yml:7; move the line to its place in the course\n",
        "",
    )
    nav = (root / "mkdocs.yml").read_text(encoding="utf-8").split("\n")
    assert nav[0] == "# A comment that has to stay."
    assert nav[5:8] == ["      - kitchen/index.md", "      - kitchen/tea-time.md", "  - sources.md     # last"]
    checked = course(root, "check")
    assert only(checked) == {"unfinished-text"}
    assert places(checked) == {"docs/en/kitchen/tea-time.md", "docs/nl/kitchen/tea-time.md"}


def test_new_lesson_without_a_place_in_the_navigation(root: Path) -> None:
    edit(root, "mkdocs.yml", "      - kitchen/index.md\n", "      - tea/index.md\n")
    ran = course(root, "new", "lesson", "kitchen/tea-time")
    assert ran.out.splitlines()[-1] == "add `- kitchen/tea-time.md` to `nav` in mkdocs.yml, at its place in the course"


WRONG = [
    (["quiz", "Tea Time"], "`Tea Time` is not an id: use a-z, 0-9 and hyphens"),
    (["quiz", "../tea"], "`../tea` is not an id: use a-z, 0-9 and hyphens"),
    (["quiz", "kitchen"], "kitchen.yaml exists already in quizzes/; nothing was written"),
    (["quiz", "tea", "--type", "singel-choice"], "`singel-choice` is no item type; did you mean `single-choice`?"),
    (["item", "tea-time"], "name the quiz and the item, as in `connection#first-call`"),
    (["item", "kitchn#tea-time"], "there is no quiz `kitchn`; did you mean `kitchen`?"),
    (["item", "kitchen#"], "`` is not an id: use a-z, 0-9 and hyphens"),
    (["item", "kitchen#nine-cups"], "the quiz `kitchen` has an item `nine-cups` already"),
    (["lesson", "tea-time"], "name the module's folder and the page, as in `connection/first-call`"),
    (["lesson", "kitchn/tea"], "no module has the folder `kitchn`; did you mean `kitchen`?"),
    (["lesson", "kitchen/../../tea"], "`../../tea` is not an id: use a-z, 0-9 and hyphens"),
    (["lesson", "kitchen/index"], "index.md exists already in kitchen/; nothing was written"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG, ids=[" ".join(arguments) for arguments, _ in WRONG])
def test_new_with_a_wrong_name_writes_nothing(root: Path, arguments: list[str], message: str) -> None:
    before = snapshot(root)
    assert course(root, "new", *arguments) == Ran(2, "", f"course new: {message}\n")
    assert snapshot(root) == before


def snapshot(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("    answer: b\n", '    answer: "b\n', "cannot be read to its end; look at it with `course check` first"),
        ("  - id: nine-cups", "  -\n    id: nine-cups", "has no list of items, each behind `- `, to add to"),
        ("items:\n", "items: []\nrest:\n", "has no list of items, each behind `- `, to add to"),
    ],
    ids=["broken below", "dash alone", "empty list"],
)
def test_new_item_leaves_alone_what_it_does_not_understand(root: Path, old: str, new: str, message: str) -> None:
    edit(root, QUIZ, old, new)
    before = (root / QUIZ).read_bytes()
    ran = course(root, "new", "item", "kitchen#tea-time")
    assert ran == Ran(2, "", f"course new: {QUIZ} {message}\n")
    assert (root / QUIZ).read_bytes() == before


@pytest.mark.parametrize("line_end", [b"\r\n", b"\r"], ids=["windows", "old mac"])
def test_new_keeps_the_line_ends_of_a_file(root: Path, line_end: bytes) -> None:
    raw = (root / QUIZ).read_bytes().replace(b"\n", line_end)
    (root / QUIZ).write_bytes(raw)
    assert course(root, "new", "item", "kitchen#tea-time").code == 0
    written = (root / QUIZ).read_bytes()
    assert written.startswith(raw) and b"\n" not in written.replace(line_end, b"")
    assert only(course(root, "check")) == {"unfinished-text"}


def test_new_follows_no_link_out_of_the_course(root: Path, tmp_path: Path) -> None:
    (root / "quizzes/tea.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert course(root, "new", "quiz", "tea").code == 2
    assert not (tmp_path / "elsewhere.yaml").exists()
