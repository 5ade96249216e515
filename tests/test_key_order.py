"""Moving an item's keys: nothing is lost, nothing else moves, and the item means the same."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.course import Course, load_course
from courseware.diagnostics import Edit
from courseware.loader import load_quiz
from courseware.model import Item, Quiz
from courseware.nodes import Mapping
from courseware.rules.schema.key_order import check_quiz
from tests.courses import BASE

COURSE: Course = load_course(BASE)

#: The keys of an item, each as it may be written, without indentation.
KEYS = {
    "id": ["id: last-cup"],
    "type": ["type: single-choice  # one of them"],
    "objective": ["objective: settle-the-washing-up"],
    "level": ["level: apply", "level: >-\n  apply\n", "level:\n  # Why?\n  apply"],
    "evidence": [
        "evidence: [kit-cups]",
        "evidence:\n- kit-cups\n- kit-rota",
        "evidence: [kit-cups,\n\n  kit-rota\n  ]",
    ],
    "stem": [
        "stem:\n  en: One\n    two\n  # Dutch\n  nl: >-\n    Eén\n    # twee\n",
        'stem: {en: "One\n  # two", nl: Eén}',
        'stem:\n  en: "One\n    two"\n  nl: |+\n    Eén\n\n\n',
    ],
    "choices": [
        "choices:\n  a:\n    en: A\n    nl: A\n    feedback: {en: Yes, nl: Ja}\n  b:\n    en: B\n    nl: B\n"
        "    feedback:\n      en: No\n      nl: Nee"
    ],
    "answer": ["answer: b"],
    "hint": ["hint: {en: Hint, nl: Hint}  # short"],
    "revision": ["revision: 2"],
    "waive": ["waive:\n  key-order: why not", "waive: {}"],
}
#: What stands above a key: comments at its place or further left, and empty lines.
ABOVE = ["", "", "# A comment.", "#\n# Two.", "\n# Below an empty line.", "", " # Further in."]


@st.composite
def items(draw: st.DrawFn) -> str:
    """Return an item with its keys in any order, in a quiz with something above and below it."""
    rows: list[str] = []
    optional = {"level", "evidence", "hint", "revision", "waive"}
    names = [name for name in KEYS if name not in optional or draw(st.booleans())]
    for name in draw(st.permutations(names)):
        above = draw(st.sampled_from(ABOVE)) if rows else ""
        rows += [*(above.split("\n") if above else []), *draw(st.sampled_from(KEYS[name])).split("\n")]
    dash = draw(st.sampled_from(["- ", "  - ", "  -   "]))
    indent = " " * len(dash)
    body = "\n".join(indent + row if row else "" for row in rows)
    tail = draw(st.sampled_from(["", "\n", "\n# The end.\n", "\n\n# The end.\n"]))
    head = "title: {en: T, nl: T}\nmastery: 80\n# Above.\nitems:\n"
    return head + dash + body[len(indent) :] + tail


def loaded(path: Path, text: str) -> Quiz:
    path.write_text(text, encoding="utf-8")
    reader = COURSE.reader()
    quiz = load_quiz(path, "quizzes/x.yaml", reader)
    assert reader.found == []
    return quiz


def mended(text: str, edit: Edit) -> str:
    """Return a text after an edit."""
    lines = text.split("\n")
    span = edit.span
    before = "\n".join([*lines[: span.line - 1], lines[span.line - 1][: span.column - 1]])
    after = "\n".join([lines[span.end_line - 1][span.end_column - 1 :], *lines[span.end_line :]])
    return before + edit.text + after


def meaning(item: Item) -> Item:
    """Return an item without its places."""
    return replace(item, node=NOWHERE)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that is written anew for each example."""
    return tmp_path_factory.mktemp("order") / "x.yaml"


NOWHERE = Mapping(COURSE.file.node.span)


@given(items())
def test_moving_the_keys_changes_nothing_else(path: Path, text: str) -> None:
    quiz = loaded(path, text)
    order = [name for name in KEYS if name in quiz.items[0].node.keys]
    found = list(check_quiz(quiz, COURSE))
    if list(quiz.items[0].node.keys) == order:
        assert found == []
        return
    [finding] = found
    [edit] = finding.edits
    after = mended(text, edit)
    again = loaded(path, after)
    assert list(again.items[0].node.keys) == order
    assert meaning(again.items[0]) == meaning(quiz.items[0])
    assert list(check_quiz(again, COURSE)) == []
    assert words(after) == words(text)
    assert after.count("#") == text.count("#")


def words(text: str) -> Counter[str]:
    """Return the lines of a text without indentation, and how often each stands there."""
    return Counter(line.strip().removeprefix("-").strip() for line in text.split("\n"))


HEAD = "title: {en: T, nl: T}\nmastery: 80\nitems:\n"
CHOICES = "{a: {en: A, nl: A, feedback: {en: Y, nl: J}}, b: {en: B, nl: B, feedback: {en: N, nl: N}}}"
STEM = "{en: One, nl: Eén}"


def edited(path: Path, item: str) -> str | None:
    """Return an item after its repair; None where nothing is said."""
    found = list(check_quiz(loaded(path, HEAD + item), COURSE))
    return mended(HEAD + item, found[0].edits[0]).removeprefix(HEAD) if found else None


def test_comments_go_with_the_key_below_them(path: Path) -> None:
    item = (
        "  # Of the item.\n"
        "  - type: single-choice  # of the type\n"
        "\n"
        "  # Of the id, further left.\n"
        "    # Of the id.\n"
        "    id: last-cup\n"
        "    objective: settle-the-washing-up\n"
        f"    stem: {STEM}\n"
        f"    choices: {CHOICES}\n"
        "      # Of the choices, further in.\n"
        "    # Of the answer.\n"
        "    answer: a\n"
        "    # Behind the item.\n"
    )
    assert edited(path, item) == (
        "  # Of the item.\n"
        "  - # Of the id, further left.\n"
        "    # Of the id.\n"
        "    id: last-cup\n"
        "    type: single-choice  # of the type\n"
        "\n"
        "    objective: settle-the-washing-up\n"
        f"    stem: {STEM}\n"
        f"    choices: {CHOICES}\n"
        "      # Of the choices, further in.\n"
        "    # Of the answer.\n"
        "    answer: a\n"
        "    # Behind the item.\n"
    )


LEFT_ALONE = {
    "braces": f"- {{type: single-choice, id: x, objective: o, stem: {STEM}, choices: {CHOICES}, answer: a}}\n",
    "two keys on a line": f"- ? type\n  : single-choice\n  ? id\n  : x\n  objective: o\n  stem: {STEM}\n"
    f"  choices: {CHOICES}\n  answer: a\n",
    "text further left than its key": "- type: single-choice\n  id: x\n  objective: o\n  stem: {en: One, nl:\n Eén}\n"
    f"  choices: {CHOICES}\n  answer: a\n",
}


@pytest.mark.parametrize("item", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_cannot_be_moved_is_left_alone(path: Path, item: str) -> None:
    assert edited(path, item) is None


@pytest.mark.parametrize("old", ["    level: apply\n", "    type: single-choice\n"])
def test_an_item_with_errors_is_left_alone(path: Path, old: str) -> None:
    """A key that stands twice, a type or a key that is unknown: the order cannot be told, or the move not be safe."""
    text = (BASE / "quizzes/kitchen.yaml").read_text(encoding="utf-8")
    moved = text.replace("    objective: settle-the-washing-up\n", "").replace(
        "    evidence: [kit-cups]\n", "    evidence: [kit-cups]\n    objective: settle-the-washing-up\n"
    )
    for wrong in (old + old, old + "    unknown: x\n", old.replace("apply", "*x")):
        path.write_text(moved.replace(old, wrong, 1), encoding="utf-8")
        reader = COURSE.reader()
        quiz = load_quiz(path, "quizzes/x.yaml", reader)
        assert bool(reader.found) != bool(list(check_quiz(quiz, COURSE))), wrong
