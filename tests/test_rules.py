"""Every rule on its good and bad cases, which are found by walking `tests/rules/`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import courseware
from courseware.rules import all_rules
from tests.courses import BASE, copy_base, course, overlay
from tests.rules.update import FOLDER, cases, found, name

CODE = Path(courseware.__file__).parent
RULES = sorted(all_rules())


@pytest.mark.parametrize("case", cases("bad"), ids=name)
def test_bad_case_prints_exactly(case: Path, tmp_path: Path) -> None:
    assert found(case, tmp_path / "course") == (case / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("case", [BASE, *cases("good")], ids=name)
def test_good_case_has_nothing_wrong(case: Path, tmp_path: Path) -> None:
    root = copy_base(tmp_path / "course")
    overlay(case, root) if case != BASE else None
    ran = course(root, "check", "--strict")
    assert (ran.code, ran.out.partition(": ")[2]) == (0, "nothing is wrong\n")


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


def test_diagnostics_in_code_have_a_rule() -> None:
    used = {rule for path in CODE.rglob("*.py") for rule in _rules_named(ast.parse(path.read_text(encoding="utf-8")))}
    assert used == set(RULES)


def _rules_named(tree: ast.AST) -> Iterator[str]:
    """Yield the names of rules that a module gives to diagnostics."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        given = [node.args[0]] if node.args and called in {"Diagnostic", "_error", "error"} else []
        given += [keyword.value for keyword in node.keywords if keyword.arg == "rule"]
        for value in given:
            if isinstance(value, ast.Constant) and re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", str(value.value)):
                yield str(value.value)
