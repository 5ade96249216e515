"""`course explain` and the page of the author's guide that is made of the same."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import courseware
from courseware.explain import (
    GUIDE,
    WRITE_GUIDE,
    advice,
    at_a_terminal,
    first_sentence,
    guide,
    markdown,
    overview,
    prose,
)
from courseware.rules import Rule, all_rules
from tests.courses import Ran, course

PROJECT = Path(__file__).parents[1]
NAMES = sorted(all_rules())
INSIDE_TEXT = re.compile(r"(?ms)^(`{3,})\w*$.*?^\1$")

DOCUMENTATION = """\
Tea that nobody asked for.

It gets cold in the pot, and somebody has to wash the pot afterwards; a long word such as
`docs/en/kitchen/the-washing-up-and-the-drying.md` stays in one piece.

- It is cold by four o'clock, and then nobody wants
  to drink it.
- It costs a bag.

Bad, in an item:

    stem:
      en: Tea?

      nl: Thee?

Good, in a page:

    ```
    tea
    ```

Bad, in `docs/en/kitchen/tea.md`:

    # Tea

Bad, in `quizzes/tea.yaml`:

    b'title: t\\xe9'

Ask first."""
TEA = Rule("unasked-tea", "items", "warning", DOCUMENTATION)


def rule(severity: str = "warning", name: str = "unasked-tea", fixes: bool = False) -> Rule:
    return Rule(name, "items", severity, "Cold tea.\n\nIt is cold.", fixes)  # type: ignore[arg-type]


# ---- one rule


def test_at_a_terminal() -> None:
    assert at_a_terminal(TEA, 60) == (
        "unasked-tea (warning, items)\n"
        "\n"
        "Tea that nobody asked for.\n"
        "\n"
        "It gets cold in the pot, and somebody has to wash the pot\n"
        "afterwards; a long word such as\n"
        "`docs/en/kitchen/the-washing-up-and-the-drying.md` stays in\n"
        "one piece.\n"
        "\n"
        "- It is cold by four o'clock, and then nobody wants to drink\n"
        "  it.\n"
        "- It costs a bag.\n"
        "\n"
        "Bad, in an item:\n"
        "\n"
        "    stem:\n"
        "      en: Tea?\n"
        "\n"
        "      nl: Thee?\n"
        "\n"
        "Good, in a page:\n"
        "\n"
        "    ```\n"
        "    tea\n"
        "    ```\n"
        "\n"
        "Bad, in `docs/en/kitchen/tea.md`:\n"
        "\n"
        "    # Tea\n"
        "\n"
        "Bad, in `quizzes/tea.yaml`:\n"
        "\n"
        "    b'title: t\\xe9'\n"
        "\n"
        "Ask first.\n"
        "\n"
        "To leave it, write `waive: {unasked-tea: your reason}` in\n"
        "the part of the file that it is about."
    )


def test_names_are_not_broken_at_a_narrow_terminal() -> None:
    assert "`docs/en/kitchen/the-washing-up-and-the-drying.md`" in at_a_terminal(TEA, 30).split("\n")


def test_as_markdown() -> None:
    paragraphs = DOCUMENTATION.split("Bad, in an item:", maxsplit=1)[0]
    assert markdown(TEA) == (
        f"{paragraphs}Bad, in an item:\n"
        "\n"
        "```yaml\n"
        "stem:\n"
        "  en: Tea?\n"
        "\n"
        "  nl: Thee?\n"
        "```\n"
        "\n"
        "Good, in a page:\n"
        "\n"
        "````markdown\n"
        "```\n"
        "tea\n"
        "```\n"
        "````\n"
        "\n"
        "Bad, in `docs/en/kitchen/tea.md`:\n"
        "\n"
        "```markdown\n"
        "# Tea\n"
        "```\n"
        "\n"
        "Bad, in `quizzes/tea.yaml`:\n"
        "\n"
        "```text\n"
        "b'title: t\\xe9'\n"
        "```\n"
        "\n"
        "Ask first."
    )


def test_as_prose() -> None:
    assert first_sentence(TEA) == "Tea that nobody asked for."
    assert [line.split()[0] for line in prose(TEA).split("\n")] == ["Tea", "It", "-", "Ask"]
    assert "drying.md` stays in one piece.\n" in prose(TEA)


FIXED = "`course check --fix` mends it."
LEFT = "To leave it, write `waive: {unasked-tea: your reason}` in the part of the file that it is about."


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (rule("error"), "It cannot be waived."),
        (rule("error", fixes=True), f"{FIXED} It cannot be waived."),
        (rule("warning"), LEFT),
        (rule("hint", fixes=True), f"{FIXED} {LEFT}"),
        (rule("warning", "unused-waiver"), "It cannot be waived."),
    ],
    ids=["error", "error that is mended", "warning", "hint that is mended", "unused waiver"],
)
def test_what_can_be_done_about_it(one: Rule, said: str) -> None:
    assert advice(one) == said
    assert at_a_terminal(one, 500).split("\n\n")[3:] == [said]


# ---- all of them


def test_the_overview_names_each_rule_under_its_group() -> None:
    shown = overview(all_rules().values(), 60)
    assert max(map(len, shown.split("\n"))) <= 60
    blocks = shown.split("\n\n")
    assert blocks[-1] == "`course explain NAME` says more about one of them."
    listed: dict[str, tuple[str, str]] = {}
    for block in blocks[:-1]:
        group = block.partition(":")[0]
        assert re.match(r"[a-z]+: [a-z]", block)
        listed |= {name: (group, severity) for name, severity in re.findall(r"(?m)^  (\S+) \((\w+)\)$", block)}
    assert listed == {name: (one.group, one.severity) for name, one in all_rules().items()}
    for one in all_rules().values():
        assert " ".join(first_sentence(one).split()) in " ".join(shown.split())


def test_the_guide_is_in_step() -> None:
    written = (PROJECT / GUIDE).read_text(encoding="utf-8")
    assert written == guide(all_rules().values()), f"write it anew: {WRITE_GUIDE}"


def test_the_guide_has_what_its_contents_name() -> None:
    text = INSIDE_TEXT.sub("", guide(all_rules().values()))
    assert re.findall(r"(?m)^- \[(\S+)\]\(#\1\) \(\w+\): .+\.$", text) == list(all_rules())
    assert re.findall(r"(?m)^### (\S+)$", text) == list(all_rules())
    groups = list(dict.fromkeys(one.group.capitalize() for one in all_rules().values()))
    assert re.findall(r"(?m)^\*\*(\w+)\*\*: [a-z].+$", text) == groups
    assert re.findall(r"(?m)^## (\w+)$", text) == groups


def test_the_guide_says_how_heavy_each_is() -> None:
    rules = [rule("error", "a"), rule("warning", "b", fixes=True), rule("hint", "c")]
    assert re.findall(r"(?m)^### (\w)\n\n\*(.+)\*$", guide(rules)) == [
        ("a", "An error."),
        ("b", f"A warning. {FIXED}"),
        ("c", "A hint."),
    ]


def test_the_author_is_told_of_the_guide() -> None:
    assert "(rules.md)" in (PROJECT / "quizzes" / "README.md").read_text(encoding="utf-8")


# ---- the command


def test_the_command_prints_them(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = all_rules()
    monkeypatch.setenv("COLUMNS", "200")
    assert course(root, "explain") == Ran(0, overview(rules.values(), 80) + "\n", "")
    assert course(root, "explain", "unknown-choice") == Ran(0, at_a_terminal(rules["unknown-choice"], 80) + "\n", "")
    assert course(root, "explain", "--markdown") == Ran(0, guide(rules.values()), "")
    monkeypatch.setenv("COLUMNS", "40")
    assert course(root, "explain").out == overview(rules.values(), 40) + "\n"


def test_a_name_that_is_not_there(root: Path) -> None:
    near = course(root, "explain", "unknown-chioce")
    assert (near.code, near.out) == (2, "")
    assert near.err.startswith("course explain: there is no rule `unknown-chioce`; did you mean `unknown-choice`")
    far = course(root, "explain", "xyz")
    assert far == Ran(2, "", "course explain: there is no rule `xyz`; `course explain` lists the rules\n")


def test_one_rule_or_all_of_them(root: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        course(root, "explain", "unknown-choice", "--markdown")
    assert ended.value.code == 2


# ---- what rules say of themselves


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_that_attaches_edits_says_so(name: str) -> None:
    """`FIXES = True` stands in the file of a rule that attaches edits to its findings, and in no other."""
    path = Path(courseware.__file__).parent / "rules" / all_rules()[name].group / f"{name.replace('-', '_')}.py"
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    edits = any(keyword.arg == "edits" for call in calls for keyword in call.keywords)
    assert all_rules()[name].fixes == edits


@pytest.mark.parametrize("name", NAMES)
def test_an_explanation_fits_a_terminal(name: str) -> None:
    shown = at_a_terminal(all_rules()[name], 80)
    prose_lines = [line for line in shown.split("\n") if not line.startswith("    ")]
    assert max(map(len, prose_lines)) <= 80
    assert "\t" not in shown
