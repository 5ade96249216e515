"""Every rule on its good and bad cases, which are found by walking `tests/rules/`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

import courseware
from courseware.checking import Options, check_course
from courseware.rules import Rule, all_rules
from tests.courses import BASE, copy_base, overlay, with_keys
from tests.rules.update import FOLDER, cases, check, found, name
from tests.stand_ins import stand_ins

CODE = Path(courseware.__file__).parent
RULES = sorted(all_rules())
WAIVED = re.compile(r"\d+ warnings? waived(; \d+ of \d+ items? with a waiver \(\d+%\))?")


@pytest.mark.parametrize("case", cases("bad"), ids=name)
def test_bad_case_prints_exactly(case: Path, tmp_path: Path) -> None:
    assert found(case, tmp_path / "course") == (case / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", [BASE, *cases("good")], ids=name)
def test_good_case_has_nothing_wrong(case: Path, tmp_path: Path) -> None:
    root = copy_base(tmp_path / "course")
    overlay(case, root) if case != BASE else None
    ran = check(case, root, "--strict")
    first, *waived = ran.out.splitlines()
    assert (ran.code, first.partition(": ")[2]) == (0, "nothing is wrong")
    assert all(WAIVED.fullmatch(line) for line in waived)


@pytest.mark.parametrize("rule", RULES)
def test_rule_has_cases(rule: str) -> None:
    good, bad = FOLDER / rule / "good", FOLDER / rule / "bad"
    assert good.is_dir() and any(good.iterdir()), f"write a case in {good}"
    assert bad.is_dir() and any(bad.iterdir()), f"write a case in {bad}"
    for case in bad.iterdir():
        assert f"[{rule}]:" in (case / "expected.txt").read_text(encoding="utf-8")


def test_cases_belong_to_rules() -> None:
    """`together` holds cases of many rules in one run."""
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == {*RULES, "base", "together"}


@pytest.mark.parametrize("rule", RULES)
def test_rule_is_documented(rule: str) -> None:
    first, _, rest = all_rules()[rule].documentation.partition("\n")
    assert re.fullmatch(r"[A-Z].{10,}\.", first), "the first line is a sentence that ends in a full stop"
    assert rest.strip(), "a second paragraph says why it matters"


def test_no_rule_is_named_in_two_groups() -> None:
    files = [path.stem for path in (CODE / "rules").glob("*/[a-z]*.py")]
    assert sorted(files) == sorted(set(files))


EXAMPLE = re.compile(r"^(Bad|Good), (in [^\n]+):\n\n((?:(?: {4}.*)?\n)+)", re.M)
#: How an example says where it stands, and what that means in the base course.
WHERE = {
    "in an item": "quizzes/kitchen.yaml/items/0",
    "in a quiz": "quizzes/kitchen.yaml",
    "in the front matter": "docs/en/kitchen/index.md",
    "in the course file": "docs/data/course.yaml",
    "in a module": "docs/data/course.yaml/modules/0",
    "in an objective": "docs/data/course.yaml/modules/0/objectives/0",
    "in the register": "docs/data/evidence.yaml",
    "in an entry": "docs/data/evidence.yaml/evidence/0",
    "in a scenario": "quizzes/scenarios/the-full-sink.yaml",
}


def examples(rule: str, sort: str) -> list[tuple[str, str]]:
    """Return the examples of a rule's documentation: where each stands, and its text."""
    text = all_rules()[rule].documentation + "\n"
    return [(where, dedent(body).strip("\n")) for kind, where, body in EXAMPLE.findall(text) if kind == sort]


def put(root: Path, where: str, text: str) -> None:
    """Put an example into a course."""
    if where == "in a page":
        page = root / "docs/en/kitchen/index.md"
        page.write_text(page.read_text(encoding="utf-8") + "\n" + text + "\n", encoding="utf-8")
    elif where.startswith("in `"):
        file = root / where.removeprefix("in `").removesuffix("`")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(ast.literal_eval(text) if text.startswith("b'") else (text + "\n").encode())
    else:
        name, dot, way = re.sub(r"(\.yaml|\.md)", r"\1|", WHERE[where]).partition("|")
        assert dot
        file = root / name
        file.write_text(with_keys(file.read_text(encoding="utf-8"), way, text), encoding="utf-8")


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("sort", ["Bad", "Good"])
def test_examples_of_the_documentation(rule: str, sort: str, root: Path) -> None:
    shown = examples(rule, sort)
    assert shown, f"write an example: `{sort}, in an item:` and four spaces before each of its lines"
    for where, text in shown:
        put(root, where, text)
    with stand_ins():
        named = {d.rule for d in check_course(root, Options(hints=True, spelling=rule == "spelling")).found}
    assert (rule in named) == (sort == "Bad"), named


def test_diagnostics_in_code_have_a_rule() -> None:
    """A rule without a check of its own is one that loading finds, and the other way round."""
    used = {rule for path in CODE.rglob("*.py") for rule in _rules_named(ast.parse(path.read_text(encoding="utf-8")))}
    assert used >= {rule.name for rule in all_rules().values() if not _checks(rule)}
    assert used <= set(RULES)


def _checks(rule: Rule) -> bool:
    return any(getattr(rule, field) for field in rule.__dataclass_fields__ if field.startswith("check"))


def _rules_named(tree: ast.AST) -> Iterator[str]:
    """Yield the names of rules that a module gives to diagnostics."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        given = [node.args[0]] if node.args and called in {"error"} else []
        given += [keyword.value for keyword in node.keywords if keyword.arg == "rule"]
        for value in given:
            if isinstance(value, ast.Constant) and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", str(value.value)):
                yield str(value.value)
