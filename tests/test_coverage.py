"""What the course uses of its register: the count, the list of `course check --register`, and what readers see."""

from __future__ import annotations

from pathlib import Path

import pytest

from courseware.checking import check_course
from courseware.coverage import coverage
from tests.courses import PAGE, QUIZ, Ran, course, edit, render

REGISTER = "docs/data/evidence.yaml"
COUNTED = "checked 1 quiz, 2 items, 3 register entries ({}), 6 pages: "
PLATES = """\
  - id: kit-plates
    type: finding
    theme: plates
    population: third-floor
    period: 2024-03
    section: Plates
    source: note-on-the-door
    text:
      en: In March 2024 one person on the third floor asked for plates.
      nl: In maart 2024 vroeg één mens op de derde verdieping om borden.
"""
NOBODY = "left_out: []\n"
BECAUSE = """\
left_out:
  - reason: {en: it is <b>no</b> cup., nl: het is geen kopje.}
    entries: [kit-plates]
"""


def with_plates(root: Path, left_out: str) -> None:
    edit(
        root, REGISTER, "labels:\n  themes:\n", f"{PLATES}{left_out}labels:\n  themes:\n    plates: {{en: P, nl: B}}\n"
    )


def last(ran: Ran) -> str:
    return ran.out.splitlines()[-1]


def test_the_count(root: Path) -> None:
    with_plates(root, NOBODY)
    counted = COUNTED.format("2 used, 0 left out with a reason, 1 neither")
    assert last(course(root, "check")) == f"{counted}0 errors, 1 warning"
    edit(root, REGISTER, NOBODY, BECAUSE)
    assert course(root, "check").out == COUNTED.format("2 used, 1 left out with a reason") + "nothing is wrong\n"


def test_no_count_without_an_account(root: Path) -> None:
    with_plates(root, "")
    assert course(root, "check").out == "checked 1 quiz, 2 items, 3 register entries, 6 pages: nothing is wrong\n"


def test_what_is_asked_for_alone_is_spoken_of(root: Path) -> None:
    """The count is always that of the whole course."""
    with_plates(root, NOBODY)
    counted = COUNTED.format("2 used, 0 left out with a reason, 1 neither")
    assert course(root, "check", "--strict", str(root / QUIZ)) == Ran(0, f"{counted}nothing is wrong\n", "")
    assert course(root, "check", "--strict", str(root / REGISTER)).code == 1


@pytest.mark.parametrize("file", [QUIZ, PAGE, "quizzes/scenarios/the-full-sink.yaml", REGISTER])
def test_nothing_is_said_while_a_file_cannot_be_read(root: Path, file: str) -> None:
    with_plates(root, NOBODY)
    (root / file).write_bytes((root / file).read_bytes() + b"\xff")
    ran = course(root, "check")
    assert ran.code == 1
    assert "not-utf8" in ran.out and "unused-finding" not in ran.out and "used," not in ran.out


LIST = """\
register entries used: 2
  cups (2)
    kit-cups  docs/en/kitchen/index.md:12, quizzes/kitchen.yaml:5 and 2 more
    kit-rota  docs/en/kitchen/index.md:13, quizzes/kitchen.yaml:34

register entries left out with a reason: 1
  it is <b>no</b> cup. (1)
    kit-plates

register entries neither used nor left out with a reason: 0

"""


def test_the_list(root: Path) -> None:
    with_plates(root, BECAUSE)
    checked = COUNTED.format("2 used, 1 left out with a reason") + "nothing is wrong\n"
    assert course(root, "check", "--register") == Ran(0, LIST + checked, "")


def test_the_list_stands_below_what_was_found(root: Path) -> None:
    with_plates(root, NOBODY)
    out = course(root, "check", "--register").out
    assert out.index("warning[unused-finding]") < out.index("register entries used: 2") < out.index("checked 1 quiz")
    assert "register entries neither used nor left out with a reason: 1\n  plates (1)\n    kit-plates\n\n" in out


def test_the_list_says_that_files_may_use_more(root: Path) -> None:
    with_plates(root, NOBODY)
    (root / QUIZ).write_bytes(b"\xff")
    assert (
        "\nsome files could not be read as they were meant, and may use more\n"
        in course(root, "check", "--register").out
    )


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_the_list_is_text(root: Path, form: str) -> None:
    said = f"course check: --register prints text; leave it out, or --format {form}\n"
    assert course(root, "check", "--register", "--format", form) == Ran(2, "", said)


def test_a_page_is_named_in_one_language(root: Path) -> None:
    with_plates(root, NOBODY)
    for language, text in (("en", "A plate.[@kit-plates]"), ("nl", "Een bord.[@kit-plates]")):
        path = root / f"docs/{language}/kitchen/index.md"
        path.write_text(f"{path.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")
    assert [span.file for span in coverage(check_course(root).course).used["kit-plates"]] == [PAGE]


def test_a_page_in_one_language_alone_is_named(root: Path) -> None:
    with_plates(root, NOBODY)
    dutch = root / "docs/nl/kitchen/index.md"
    dutch.write_text(f"{dutch.read_text(encoding='utf-8')}\nEen bord.[@kit-plates]\n", encoding="utf-8")
    assert [span.file for span in coverage(check_course(root).course).used["kit-plates"]] == [
        "docs/nl/kitchen/index.md"
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Not used in this course: it is &lt;b&gt;no&lt;/b&gt; cup."),
        ("nl", "Niet gebruikt in deze training: het is"),
    ],
)
def test_readers_see_the_reason(root: Path, language: str, said: str) -> None:
    with_plates(root, BECAUSE)
    html = render("/// register\n///\n", root, f"docs/{language}/sources.md")
    assert html.count(said) == 1
    assert said in html.partition('id="kit-plates"')[2]
