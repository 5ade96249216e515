"""`course check --fix`: what it mends, what it leaves alone, and that it never harms a file."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware import checking, repair
from courseware.checking import Checked, check_course
from courseware.course import Course
from courseware.diagnostics import Diagnostic, Edit, Finding, Span
from courseware.model import Quiz
from courseware.repair import MOST_ROUNDS, mended
from courseware.rules import Rule
from tests.courses import PAGE, QUIZ, Ran, course, edit


def finding(*edits: Edit) -> Diagnostic:
    return Diagnostic(edits[0].span, "x", edits=edits, rule="tea-time", severity="warning")


def on_line(line: int, start: int, end: int, text: str, file: str = QUIZ) -> Edit:
    return Edit(Span(file, line, start, line, end), text)


# ---- a text


def test_edits_are_made_from_the_end() -> None:
    found = [finding(on_line(1, 1, 4, "coffee")), finding(on_line(1, 5, 6, ""), on_line(2, 1, 1, "> "))]
    assert mended("tea  time\nnow\n", found) == ("coffee time\n> now\n", {"tea-time": 3})


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_new_lines_end_as_those_of_the_file(line_end: str) -> None:
    text = line_end.join(["one", "two", ""])
    for written in ("1\n2\n", "1\r2\r\n"):
        assert mended(text, [finding(on_line(2, 1, 1, written))])[0] == line_end.join(["one", "1", "2", "two", ""])


def test_a_line_is_taken_away_with_its_end() -> None:
    gone = Edit(Span(QUIZ, 2, 1, 3, 1), "")
    assert mended("one\r\ntwo\r\nthree", [finding(gone)])[0] == "one\r\nthree"


def test_lines_are_those_that_a_check_counts() -> None:
    text = "a\u0085b\u2028c\x0cd\ne"
    assert mended(text, [finding(on_line(2, 1, 2, "x"))])[0] == "a\u0085b\u2028c\x0cd\nx"
    assert mended(text, [finding(on_line(1, 7, 8, "x"))])[0] == "a\u0085b\u2028c\x0cx\ne"


def test_the_first_of_two_that_overlap_is_made() -> None:
    found = [finding(on_line(1, 2, 4, "x")), finding(on_line(1, 3, 5, "y"))]
    assert mended("abcdef", found) == ("axdef", {"tea-time": 1})
    touching = [finding(on_line(1, 2, 4, "x")), finding(on_line(1, 4, 5, "y"))]
    assert mended("abcdef", touching) == ("axyef", {"tea-time": 2})
    assert mended("abcdef", touching[::-1]) == ("axyef", {"tea-time": 2})


@pytest.mark.parametrize("column", [2, 3, 4])
def test_text_is_not_put_in_beside_what_another_replaces(column: int) -> None:
    found = [finding(on_line(1, 2, 4, "x")), finding(on_line(1, column, column, "y"))]
    assert mended("abcdef", found) == ("axdef", {"tea-time": 1})


def test_a_finding_is_mended_whole_or_not_at_all() -> None:
    overlapping = finding(on_line(1, 1, 2, "x"), on_line(1, 4, 6, "y"))
    assert mended("abcdef", [finding(on_line(1, 5, 6, "")), overlapping]) == ("abcdf", {"tea-time": 1})
    with_itself = finding(on_line(1, 1, 3, "x"), on_line(1, 2, 4, "y"))
    assert mended("abcdef", [with_itself]) == ("abcdef", {})
    twice_the_same = finding(on_line(1, 1, 3, "x"), on_line(1, 1, 3, "x"))
    assert mended("abcdef", [twice_the_same]) == ("xcdef", {"tea-time": 1})


@pytest.mark.parametrize(
    "span",
    [(0, 1, 1, 1), (1, 0, 1, 2), (1, 1, 1, 8), (1, 8, 1, 8), (1, 3, 1, 2), (1, 1, 4, 1), (3, 2, 3, 2), (2, 1, 1, 1)],
)
def test_a_place_that_is_not_there_changes_nothing(span: tuple[int, int, int, int]) -> None:
    found = [finding(on_line(1, 1, 2, "x"), Edit(Span(QUIZ, *span), "y"))]
    assert mended("abcdef\nghi\n", found) == ("abcdef\nghi\n", {})


def test_what_stands_there_already_is_no_repair() -> None:
    assert mended("abc", [finding(on_line(1, 1, 3, "ab"))]) == ("abc", {})
    assert mended("abc", [finding(on_line(1, 1, 3, "ab"), on_line(1, 3, 4, "d"))]) == ("abd", {"tea-time": 1})


def test_two_line_ends_are_not_joined() -> None:
    with pytest.raises(repair._LeftError, match=r"^its line ends are of several kinds$"):
        mended("a\rb\nc", [finding(on_line(2, 1, 2, ""))])


texts = st.text(st.sampled_from("ab \r\n\u0085é🫖"), max_size=30)
places = st.tuples(st.integers(1, 6), st.integers(1, 8), st.integers(0, 2), st.integers(0, 4))
edits = st.builds(
    lambda place, text: Edit(Span(QUIZ, place[0], place[1], place[0] + place[2], place[1] + place[3]), text),
    places,
    st.text(st.sampled_from("xy\n"), max_size=4),
)
findings = st.lists(st.lists(edits, min_size=1, max_size=3).map(lambda some: finding(*some)), max_size=6)


def offset(text: str, line: int, column: int) -> int | None:
    """Return where a line and column are in a text, found in the plainest way."""
    rows = re.split("(\r\n|\r|\n)", text)
    before, row = rows[: 2 * line - 2], rows[2 * line - 2 : 2 * line - 1]
    return len("".join(before)) + column - 1 if row and column <= len(row[0]) + 1 else None


def spans_of(text: str, diagnostic: Diagnostic) -> Iterator[tuple[int, int]]:
    for span, _ in diagnostic.edits:
        start, end = offset(text, span.line, span.column), offset(text, span.end_line, span.end_column)
        if start is not None and end is not None and start <= end:
            yield start, end


@given(texts, findings)
def test_nothing_outside_the_spans_changes(text: str, found: list[Diagnostic]) -> None:
    covered = {number for diagnostic in found for span in spans_of(text, diagnostic) for number in range(*span)}
    cuts = {start for diagnostic in found for start, end in spans_of(text, diagnostic) if start == end}
    kept = [""]
    for number, character in enumerate(text):
        if number in covered or number in cuts:
            kept.append("")
        if number not in covered:
            kept[-1] += character
    try:
        result, places = mended(text, found)
    except repair._LeftError:
        assert "\r" in text and "\n" in text
        return
    # Where something is replaced or put in, only what the edits hold may stand, or what stood there before.
    assert re.fullmatch("(?s:.*)".join(map(re.escape, kept)), result)
    assert bool(places) == (result != text) or places.total() > 1


@given(texts, edits)
def test_one_edit_does_what_it_says(text: str, one: Edit) -> None:
    span = next(spans_of(text, finding(one)), None)
    line_end = re.search("\r\n|\r|\n", text)
    new = one.text.replace("\n", line_end[0] if line_end else "\n")
    try:
        result, _ = mended(text, [finding(one)])
    except repair._LeftError:
        return
    assert result == (text if span is None else text[: span[0]] + new + text[span[1] :])


@given(texts, findings)
def test_what_was_left_is_mended_later(text: str, found: list[Diagnostic]) -> None:
    """Every finding by itself can be mended, or nothing of it ever can."""
    try:
        _, places = mended(text, found)
        alone = [mended(text, [each])[1] for each in found]
    except repair._LeftError:
        return
    assert bool(places) == any(alone)
    assert places.total() <= sum(each.total() for each in alone)


# ---- files


def invented(
    monkeypatch: pytest.MonkeyPatch, edits: Callable[[str], Iterable[Edit]], file: str = QUIZ, name: str = "tea-time"
) -> None:
    """Add a rule to the check that finds edits in the text of a file."""

    def check_quiz(quiz: Quiz, course: Course) -> Iterator[Finding]:
        text = re.sub("\r\n?", "\n", (course.root / file).read_bytes().decode("utf-8-sig"))
        for each in edits(text):
            yield Finding(each.span, "x", edits=(each,))

    known = vars(checking)["all_rules"]()  # with what was invented before
    rules = {**known, name: Rule(name, "language", "warning", "X.", True, check_quiz=check_quiz)}
    monkeypatch.setattr(checking, "all_rules", lambda: rules)


def swap(old: str, new: str, file: str = QUIZ) -> Callable[[str], Iterator[Edit]]:
    """Return what finds a text on each line, once, and puts another in its place."""

    def edits(text: str) -> Iterator[Edit]:
        for number, line in enumerate(text.split("\n"), 1):
            if old in line:
                start = line.index(old) + 1
                yield on_line(number, start, start + len(old), new, file)

    return edits


def fix(root: Path, *arguments: str) -> Ran:
    return course(root, "check", "--fix", "--no-spelling", *arguments)


def folder_of(root: Path, file: str = QUIZ) -> list[str]:
    return sorted(path.name for path in (root / file).parent.iterdir())


def test_nothing_to_mend(root: Path) -> None:
    before = (root / QUIZ).stat()
    assert fix(root) == course(root, "check", "--no-spelling")
    after = (root / QUIZ).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a byte order mark"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
def test_all_else_stays_as_it_is(root: Path, monkeypatch: pytest.MonkeyPatch, mark: bytes, line_end: bytes) -> None:
    invented(monkeypatch, swap("”", "’"))  # behind other characters of several bytes
    raw = mark + (root / QUIZ).read_bytes().replace(b"\n", line_end)
    lines = raw.split(line_end)
    (root / QUIZ).write_bytes(raw)
    (root / QUIZ).chmod(0o640)
    names = folder_of(root)
    count = sum("”".encode() in line for line in lines)
    assert count > 1 and raw.count("”".encode()) == count
    ran = fix(root)
    assert ran.out.startswith(f"mended {count} places in {QUIZ}: tea-time {count}\n")
    assert (root / QUIZ).read_bytes() == raw.replace("”".encode(), "’".encode())
    assert (root / QUIZ).stat().st_mode & 0o777 == 0o640
    assert folder_of(root) == names


def test_it_tells_what_it_mended_and_then_what_remains(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    invented(monkeypatch, swap("# percent", "# of all points"))
    edit(root, QUIZ, "answer: b", "answer: e")
    ran = fix(root)
    assert ran.code == 1 and ran.err == ""
    assert ran.out == f"mended 1 place in {QUIZ}: tea-time 1\n" + course(root, "check", "--no-spelling").out
    assert "error[unknown-choice]" in ran.out


def test_programs_read_the_findings_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    invented(monkeypatch, swap("# percent", "# of all points"))
    assert fix(root, "--format", "json") == Ran(0, "[]\n", f"mended 1 place in {QUIZ}: tea-time 1\n")


def test_rules_are_counted_each_by_its_name(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    invented(monkeypatch, swap("# percent", "# of all points"))
    invented(monkeypatch, swap("notice", "poster"), name="no-notice")
    assert re.match(rf"mended 3 places in {QUIZ}: no-notice 2, tea-time 1\n", fix(root).out)


def test_one_repair_makes_room_for_the_next(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(root, QUIZ, "# percent", "# per   cent")
    invented(monkeypatch, swap("  cent", " cent"))
    assert fix(root).out.startswith(f"mended 2 places in {QUIZ}: tea-time 2\n")
    assert "# per cent" in (root / QUIZ).read_text(encoding="utf-8")


def test_rules_that_undo_one_another_come_to_an_end(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    invented(monkeypatch, swap("# percent", "# per cent"))
    invented(monkeypatch, swap("# per cent", "# percent"), name="one-word")
    ran = fix(root)
    assert ran.out.startswith(f"mended {MOST_ROUNDS} places in {QUIZ}: one-word 2, tea-time 3\n")
    assert ran.code == 0 and "warning[one-word]" in ran.out


def test_what_is_waived_is_not_mended(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    invented(monkeypatch, swap("# percent", "# of all points"))
    edit(root, QUIZ, "mastery:", "waive: {tea-time: we like it so}\nmastery:")
    before = (root / QUIZ).read_bytes()
    assert fix(root).out.endswith(": nothing is wrong\n1 warning waived\n")
    assert (root / QUIZ).read_bytes() == before


def test_only_what_was_asked_for_is_mended(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    invented(monkeypatch, swap("# percent", "# of all points"))
    before = (root / QUIZ).read_bytes()
    assert fix(root, str(root / "docs")).out.endswith("nothing is wrong\n")
    assert (root / QUIZ).read_bytes() == before
    assert fix(root, str(root / "quizzes")).out.startswith("mended 1 place")


def test_both_the_finding_and_its_repair_have_to_be_asked_for(root: Path) -> None:
    def check() -> Checked:
        elsewhere = replace(finding(on_line(2, 1, 2, "x")), span=Span(PAGE))
        return replace(check_course(root), found=[elsewhere])

    before = (root / QUIZ).read_bytes()
    for asked in (QUIZ, PAGE):
        assert repair.repair(root, check, asked.__eq__)[1] == []
    assert (root / QUIZ).read_bytes() == before


def test_edits_in_several_files_are_not_made(root: Path) -> None:
    def check() -> Checked:
        return replace(check_course(root), found=[finding(on_line(2, 1, 2, "x"), on_line(2, 1, 2, "x", PAGE))])

    assert repair.repair(root, check, lambda _: True)[1] == []


# ---- what could go wrong


def test_a_repair_that_breaks_a_file_is_taken_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    invented(monkeypatch, swap("answer: b", "answer: e"))
    before, names = (root / QUIZ).read_bytes(), folder_of(root)
    ran = fix(root)
    assert ran.out.startswith(f"left {QUIZ} alone: mending tea-time would bring an error (unknown-choice)\nwarning[")
    assert ran.code == 0 and "error" not in ran.out.partition("\n")[2].replace("0 errors", "")
    assert (root / QUIZ).read_bytes() == before
    assert folder_of(root) == names


def test_one_file_is_taken_back_and_another_is_mended(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    invented(monkeypatch, swap("answer: b", "answer: e"))
    invented(monkeypatch, swap("# Clean cups", "# Nine cups", PAGE), file=PAGE, name="nine")
    before = (root / QUIZ).read_bytes()
    out = fix(root).out
    assert out.startswith(
        f"mended 1 place in {PAGE}: nine 1\nleft {QUIZ} alone: mending tea-time would bring an error (unknown-choice)\n"
    )
    assert (root / QUIZ).read_bytes() == before
    assert "# Nine cups" in (root / PAGE).read_text(encoding="utf-8")


def test_each_file_is_told_of_its_own_errors(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    invented(monkeypatch, swap("answer: b", "answer: e"))
    invented(monkeypatch, swap("level: apply", "level: appl"), name="short-words")
    invented(monkeypatch, swap("own cup.[@kit-cups]", "own cup.[@kit-cps]", PAGE), file=PAGE, name="short-ids")
    assert fix(root).out.startswith(
        f"left {PAGE} alone: mending short-ids would bring an error (unknown-evidence)\n"
        f"left {QUIZ} alone: mending short-words, tea-time would bring an error (invalid-value, unknown-choice)\n"
    )


def test_errors_in_other_files_take_all_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register = "docs/data/evidence.yaml"
    (first,) = re.findall(r"(?m)^  - id: (\S+)$", (root / register).read_text(encoding="utf-8"))[:1]
    invented(monkeypatch, swap(f"- id: {first}", f"- id: {first}-x", register), file=register)
    before = (root / register).read_bytes()
    assert f"left {register} alone: mending tea-time would bring an error (unknown-evidence)" in fix(root).out
    assert (root / register).read_bytes() == before


def test_errors_that_were_there_before_take_nothing_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(root, QUIZ, "answer: b", "answer: e")
    invented(monkeypatch, swap("# percent", "# of all points"))
    assert fix(root).out.startswith("mended 1 place")


class Author:
    """Somebody who saves a file after a check has read it, once."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
        self.root, self.at, self.checks = root, at, 0
        monkeypatch.setattr(checking, "check_course", self.check)

    def check(self, *arguments: Any) -> Checked:
        checked = check_course(*arguments)
        self.checks += 1
        if self.checks == self.at:
            path = self.root / QUIZ
            self.saved = path.read_bytes() + b"# my own\n"
            path.write_bytes(self.saved)
        return checked


def test_a_file_that_an_author_saves_meanwhile_is_hers(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    invented(monkeypatch, swap("# percent", "# of all points"))
    author = Author(root, monkeypatch, 1)
    assert f"left {QUIZ} alone: it was changed in the meantime\n" in fix(root).out
    assert (root / QUIZ).read_bytes() == author.saved


def test_what_an_author_saved_over_a_repair_is_not_taken_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    invented(monkeypatch, swap("answer: b", "answer: e"))
    author = Author(root, monkeypatch, 2)
    why = "mending tea-time would bring an error (unknown-choice), but it could not be put back: look at it"
    assert f"left {QUIZ} alone: {why}\n" in fix(root).out
    assert (root / QUIZ).read_bytes() == author.saved


def test_it_checks_as_seldom_as_it_can(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = Author(root, monkeypatch, 0)
    fix(root)
    assert nobody.checks == 1
    invented(monkeypatch, swap("# percent", "# of all points"))
    fix(root)
    assert nobody.checks == 1 + 2


def test_a_file_that_came_meanwhile_is_left_alone(root: Path) -> None:
    def check() -> Checked:
        (root / "quizzes/new.yaml").write_text("abc\n", encoding="utf-8")
        return replace(check_course(root), found=[finding(on_line(1, 1, 2, "x", "quizzes/new.yaml"))])

    said = repair.repair(root, check, lambda _: True)[1]
    assert said == ["left quizzes/new.yaml alone: it was changed in the meantime"]


@pytest.mark.parametrize("target", ["../elsewhere.yaml", "kitchen.old"])
def test_links_are_not_followed(root: Path, monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    invented(monkeypatch, swap("# percent", "# of all points"))
    real = (root / QUIZ).parent / target
    (root / QUIZ).rename(real)
    (root / QUIZ).symlink_to(target)
    before = real.read_bytes()
    assert f"left {QUIZ} alone: it is a link, or lies behind one\n" in fix(root).out
    assert real.read_bytes() == before and (root / QUIZ).is_symlink()


def test_files_behind_one_that_is_left_alone_are_mended(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    invented(monkeypatch, swap("# Clean cups", "# Nine cups", PAGE), file=PAGE, name="nine")
    invented(monkeypatch, swap("# percent", "# of all points"))
    (root / PAGE).rename(root / "page")
    (root / PAGE).symlink_to(root / "page")
    assert fix(root).out.startswith(
        f"mended 1 place in {QUIZ}: tea-time 1\nleft {PAGE} alone: it is a link, or lies behind one\n"
    )


def test_a_folder_that_is_a_link_is_not_followed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    invented(monkeypatch, swap("# percent", "# of all points"))
    (root / "quizzes").rename(root.parent / "elsewhere")
    (root / "quizzes").symlink_to("../elsewhere")
    before = (root / QUIZ).read_bytes()
    assert f"left {QUIZ} alone: it is a link, or lies behind one\n" in fix(root).out
    assert (root / QUIZ).read_bytes() == before


def test_a_course_below_a_link_is_mended(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    invented(monkeypatch, swap("# percent", "# of all points"))
    (root.parent / "link").symlink_to(root)
    assert fix(root.parent / "link").out.startswith("mended 1 place")


def test_what_is_not_utf8_is_left_alone(root: Path) -> None:
    (root / QUIZ).write_bytes(b"t\xe9\n")

    def check() -> Checked:
        return replace(check_course(root), found=[finding(on_line(1, 1, 2, "x"))])

    assert repair.repair(root, check, lambda _: True)[1] == [f"left {QUIZ} alone: it is not UTF-8 text"]


@pytest.mark.parametrize("call", ["fsync", "access"])
def test_a_file_that_cannot_be_written_stays_whole(root: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def no_space(_: int) -> None:
        raise OSError(28, "No space left on device")

    invented(monkeypatch, swap("# percent", "# of all points"))
    monkeypatch.setattr(os, call, {"fsync": no_space, "access": lambda *_: False}[call])
    before, names = (root / QUIZ).read_bytes(), folder_of(root)
    why = {"fsync": "no space left on device", "access": "permission denied"}[call]
    assert f"left {QUIZ} alone: it cannot be changed: {why}\n" in fix(root).out
    assert (root / QUIZ).read_bytes() == before
    assert folder_of(root) == names


def test_who_stops_it_finds_no_half_written_file(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: int) -> None:
        raise KeyboardInterrupt

    invented(monkeypatch, swap("# percent", "# of all points"))
    monkeypatch.setattr(os, "fsync", stop)
    before, names = (root / QUIZ).read_bytes(), folder_of(root)
    assert fix(root).code == 130
    assert (root / QUIZ).read_bytes() == before
    assert folder_of(root) == names
