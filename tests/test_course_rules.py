"""Rules on whether the parts of the course fit, where a case of files cannot show it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from courseware.bank import bank_quiz
from courseware.course import Course, load_course
from courseware.diagnostics import Diagnostic, Finding
from courseware.rules import all_rules, check_quiz, check_rest
from courseware.rules.course import broken_anchor, broken_link, minutes_do_not_add_up, review_due
from tests.courses import PAGE, QUIZ, edit, render

COURSE_FILE = "docs/data/course.yaml"


def loaded(root: Path) -> Course:
    course = load_course(root)
    course.bank = {name: bank_quiz(quiz) for name, quiz in course.quizzes.items()}
    return course


def said(root: Path, rule: str) -> list[Diagnostic]:
    course, rules = loaded(root), [all_rules()[rule]]
    in_quizzes = [found for quiz in course.quizzes.values() for found in check_quiz(quiz, course, rules)]
    return in_quizzes + check_rest(course, rules)


def only(findings: list[Finding]) -> Finding:
    [finding] = findings
    return finding


# ---- review-due


@pytest.mark.parametrize(("days", "number"), [(-1, 0), (0, 0), (1, 1), (400, 1)])
def test_a_review_is_due_from_the_day_after(root: Path, days: int, number: int) -> None:
    edit(root, COURSE_FILE, "    minutes: 20\n", "    minutes: 20\n    review: 2027-06-01\n")
    course = load_course(root)
    course.today = date(2027, 6, 1) + timedelta(days=days)
    assert len(list(review_due.check(course))) == number


def test_today_is_today(root: Path) -> None:
    before = date.today()
    assert before <= load_course(root).today <= date.today()


def test_the_owner_in_the_language_that_there_is(root: Path) -> None:
    edit(root, COURSE_FILE, "    minutes: 20\n", "    minutes: 20\n    owner: {nl: De derde}\n    review: 2020-01-01\n")
    assert only(list(review_due.check(load_course(root)))).notes == ("its owner is De derde",)


# ---- minutes-do-not-add-up


def minutes(root: Path) -> list[Finding]:
    return list(minutes_do_not_add_up.check(load_course(root)))


def test_what_is_right_in_one_language_is_left_to_the_rule_on_twins(root: Path) -> None:
    edit(root, "docs/nl/kitchen/index.md", "minutes: 20", "minutes: 21")
    assert minutes(root) == []
    assert [found.rule for found in said(root, "unlike-minutes")] == ["unlike-minutes"]


def test_each_language_is_named_where_none_is_right(root: Path) -> None:
    edit(root, "docs/en/kitchen/index.md", "minutes: 20", "minutes: 21")
    edit(root, "docs/nl/kitchen/index.md", "minutes: 20", "minutes: 22")
    finding = only(minutes(root))
    assert finding.message == "the module takes 20 minutes, its pages in `en` 21"
    assert finding.notes == ("docs/en/kitchen: index.md 21", "docs/nl/kitchen: index.md 22")


def test_a_draft_language_is_left_alone(root: Path) -> None:
    edit(root, "docs/nl/kitchen/index.md", "minutes: 20", "minutes: 21")
    edit(root, COURSE_FILE, "nl: {name: Nederlands, state: published}", "nl: {name: Nederlands, state: draft}")
    assert minutes(root) == []


def test_a_language_that_lacks_a_page_is_left_alone(root: Path) -> None:
    (root / "docs/nl/kitchen/tea.md").write_text(
        "---\ndescription: Thee.\nminutes: 2\n---\n\n# Thee\n", encoding="utf-8"
    )
    assert only(minutes(root)).message == "the module takes 20 minutes, its pages in `nl` 22"


@pytest.mark.parametrize(("number", "end"), [(11, "11.md 1, index.md 20"), (12, "11.md 1, 12.md 1 and 1 more")])
def test_a_note_names_twelve_pages(root: Path, number: int, end: str) -> None:
    for language in ("en", "nl"):
        for page in range(1, number + 1):
            text = "---\ndescription: Tea.\nminutes: 1\n---\n\n# Tea\n"
            (root / f"docs/{language}/kitchen/{page:02}.md").write_text(text, encoding="utf-8")
    finding = only(minutes(root))
    assert finding.message == f"the module takes 20 minutes, its pages in `en` {20 + number}"
    assert finding.notes[0].startswith("docs/en/kitchen: 01.md 1, 02.md 1,")
    assert finding.notes[0].endswith(end)


@pytest.mark.parametrize("old", ["    minutes: 20\n", "    folder: kitchen\n"])
def test_a_module_without_its_minutes_or_folder_is_left_alone(root: Path, old: str) -> None:
    edit(root, COURSE_FILE, old, "")
    assert minutes(root) == []


# ---- broken-link


def test_pages_that_were_meant_are_looked_for_twenty_times(root: Path) -> None:
    links = "".join(f"      - {{id: i{n}, hint: {{en: '[a](sorces.md)'}}}}\n" for n in range(22))
    (root / QUIZ).write_text("items:\n" + links, encoding="utf-8")
    helps = [found.help for found in said(root, "broken-link")]
    assert helps[:20] == ["did you mean `sources.md`?"] * 20
    assert helps[20:] == ["write the name of a page as it stands in its folder, with `.md`"] * 2


@pytest.mark.parametrize(
    "path", ["a" * 5000 + ".md", "a%00b.md", "a/" * 2000 + "b.md", "..%2f..%2f..%2fetc%2fpasswd", "?", "."]
)
def test_odd_paths_are_not_there(root: Path, path: str) -> None:
    edit(root, PAGE, "## The quiz", f"[odd]({path})\n\n## The quiz")
    [page] = [page for page in load_course(root).pages if page.file == PAGE]
    found = list(broken_link.check_page(page, load_course(root)))
    assert len(found) == (path != "?")


# ---- broken-anchor


def anchors_of(root: Path) -> set[str]:
    course = loaded(root)
    [page] = [page for page in course.pages if page.file == PAGE]
    return set(broken_anchor._anchors(page, course))


HEADINGS = """

## Plain words
## Marks: *one*, **two**, `three`, _four_ and [five](index.md)!
## An attribute {: #own .class }
## Another {#other}
## Closed ##
##Without a space
## Ünïcode & “quotes” – it’s 2024
## snake_case and __init__ &amp; more
Underlined
==========
Also underlined
---------------
- ## In a list
> ## In a quotation

A paragraph.
{: #paragraph }

<div id="html">x</div>

```
## In code
```

/// register
///

/// item | kitchen#what-nine-means
///
"""


def test_anchors_are_those_that_markdown_makes(root: Path) -> None:
    page = (root / PAGE).read_text(encoding="utf-8").replace("\n## ", "\n\n## ") + HEADINGS.replace("\n## ", "\n\n## ")
    (root / PAGE).write_text(page, encoding="utf-8")
    body = page.split("---\n", 2)[2]
    made = set(re.findall(r'\bid="([^"]+)"', render(body, root)))
    ours = anchors_of(root)
    # What nobody links to: parts of an item, citations, words for scripts, and a second item of the same id.
    inner = re.compile(r".+--[a-z-]+|.+--2|cite-\d+|source-\d+|cw-.*")
    assert {name for name in made if not inner.fullmatch(name)} <= ours
    assert ours - made <= {""}
    assert {"plain-words", "own", "other", "paragraph", "html", "kit-cups", "theme-cups", "all-findings"} <= ours


# ---- duplicate-id


def test_behind_a_thousand_ids_that_are_used_again_the_rest_waits(root: Path) -> None:
    register = root / "docs/data/evidence.yaml"
    register.write_text("evidence:\n" + "  - id: entry\n" * 1_500, encoding="utf-8")
    *found, last = said(root, "duplicate-id")
    assert len(found) == 1_000 and {each.message for each in found} == {"there are two entries `entry`"}
    assert last.message == "up to here more than 1,000 entries have the id of another one"
    assert last.span.line == found[-1].span.line + 1
