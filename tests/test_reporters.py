"""What a list of diagnostics becomes: for people, for programs, for GitHub, for code scanning."""

from __future__ import annotations

import dataclasses
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware import lines
from courseware.diagnostics import Diagnostic, Edit, Span
from courseware.explain import advice
from courseware.lines import Lines
from courseware.reporters import github, sarif, text
from courseware.rules import all_rules
from tests.courses import QUIZ, Ran, course, edit, overlay
from tests.rules.update import cases, name

NOWHERE = Path("no/such/folder")
SEVERITIES = st.sampled_from(["error", "warning", "hint"])

files = st.one_of(st.sampled_from([QUIZ, "docs/nl/één twee.md", "docs/100%:a,b.md"]), st.text(min_size=1, max_size=20))
spans = st.builds(
    lambda file, line, column, more, width: Span(
        file, line, column, line + more, width if more else column + width - 1
    ),
    files,
    st.integers(1, 99),
    st.integers(1, 99),
    st.integers(0, 2),
    st.integers(1, 9),
)
diagnostics = st.builds(
    Diagnostic,
    spans,
    st.text(min_size=1),
    st.text(),
    st.text(),
    st.lists(st.text(), max_size=2).map(tuple),
    st.none() | spans,
    st.text(),
    st.lists(st.builds(Edit, spans, st.text()), max_size=3).map(tuple),
    rule=st.sampled_from(sorted(all_rules())),
    severity=SEVERITIES,
)


def check(root: Path, form: str) -> Ran:
    return course(root, "check", "--no-spelling", "--format", form)


def a_warning(line: int = 3, **more: Any) -> Diagnostic:
    span = Span(QUIZ, line, 5, line, 9)
    return Diagnostic(span, "tea, 50%: cold", "warm it", rule="unused-waiver", severity="warning", **more)


# ---- text


def test_each_severity_has_a_colour_of_its_own(tmp_path: Path) -> None:
    heads = {
        severity: text.report([Diagnostic(Span("x"), "x", rule="x", severity=severity)], tmp_path, colour=True)
        for severity in ("error", "warning", "hint")
    }
    colours = {re.match(r"\x1b\[([\d;]+)m(\w+)\[x\]\x1b\[0m: x\n", head) for head in heads.values()}
    assert {found[2] for found in colours if found} == set(heads)
    assert len({found[1] for found in colours if found}) == len(heads)


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        (1, "abcdef" + "x" * 104 + "…"),
        (9_999, "…" + "x" * 55 + "yz"),
        (5_000, "…" + "x" * 110 + "…"),
    ],
    ids=["at the beginning", "at the end", "in the middle"],
)
def test_a_long_line_is_cut_around_the_mark(tmp_path: Path, column: int, shown: str) -> None:
    line = "abcdef" + "x" * (10_000 - 8) + "yz"
    (tmp_path / "tea.md").write_text(line, encoding="utf-8")
    found = Diagnostic(Span("tea.md", 1, column, 1, column + 2), "x", rule="x", severity="error")
    _, _, excerpt, pointer = text.report([found], tmp_path).rstrip("\n").split("\n")
    assert excerpt == "1 | " + shown
    marked = re.search(r"\^+", pointer)
    assert marked and excerpt[marked.start() : marked.end()] == line[column - 1 : column + 1]


def test_lines_are_those_that_editors_count(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes("\ufeffone\rtwo\r\nthree\u2028still three\nfour".encode())
    shown = Lines(tmp_path)
    assert [shown.line(Span("a", number)) for number in range(1, 6)] == [
        "one",
        "two",
        "three\u2028still three",
        "four",
        "",
    ]
    assert Lines(tmp_path).line(Span("b")) == ""
    assert Lines(tmp_path).line(Span(".")) == ""


def test_few_files_are_kept_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = []

    def beginning(path: Path) -> bytes:
        read.append(path.name)
        return b"x"

    monkeypatch.setattr(lines, "_beginning", beginning)
    shown = Lines(tmp_path)
    for file in "aababcba":
        shown.line(Span(file))
    assert "".join(read) == "abca"


def test_advice_is_given_at_a_terminal_only_and_beside_what_was_found(root: Path) -> None:
    edit(root, QUIZ, "answer: b", "answer: e")
    ours, theirs = pytest.importorskip("pty").openpty()
    command = [sys.executable, "-m", "courseware.cli", "--root", str(root), "check", "--no-spelling"]
    done = subprocess.run(command, stdout=theirs, stderr=subprocess.PIPE, check=False, encoding="utf-8")
    os.close(theirs)
    os.close(ours)
    assert done.stderr == "`course explain unknown-choice` says more; so for every name in brackets\n"
    piped = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert piped.stderr == "" and "course explain" not in piped.stdout


# ---- all of them


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_a_form_changes_no_exit_code(root: Path, form: str) -> None:
    assert check(root, form).code == 0
    edit(root, QUIZ, "answer: b", "answer: e")
    ran = check(root, form)
    assert (ran.code, ran.err) == (1, "") and "unknown-choice" in ran.out


def test_a_form_that_is_not_there_is_wrong_use(root: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        check(root, "xml")
    assert ended.value.code == 2


# ---- GitHub


def test_github_says_nothing_of_nothing(root: Path) -> None:
    assert check(root, "github").out == ""


def test_a_command_for_github() -> None:
    assert github.report([a_warning(notes=("one", "two"))], NOWHERE) == (
        "::warning file=quizzes/kitchen.yaml,line=3,endLine=3,col=5,endColumn=9,title=unused-waiver"
        "::tea, 50%25: cold%0Aone%0Atwo%0Awarm it"
    )


def test_columns_for_github_are_within_one_line() -> None:
    span = Span("docs/a:b,c.md", 2, 5, 3, 9)
    found = Diagnostic(span, "cold", label="here", rule="empty-text", severity="hint")
    assert github.report([found], NOWHERE) == (
        "::notice file=docs/a%3Ab%2Cc.md,line=2,endLine=3,title=empty-text::cold%0Ahere"
    )


def commands(printed: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Read commands as GitHub does."""
    for line in printed.split("\n"):
        command, _, message = line.removeprefix("::").partition("::")
        kind, _, properties = command.partition(" ")
        pairs = (pair.split("=", 1) for pair in properties.split(","))
        yield kind, {key: unquote(value) for key, value in pairs}, unquote(message)


@given(diagnostics)
def test_github_reads_what_was_said(diagnostic: Diagnostic) -> None:
    ((kind, properties, message),) = commands(github.report([diagnostic], NOWHERE))
    assert kind == {"hint": "notice"}.get(diagnostic.severity, diagnostic.severity)
    assert (properties["file"], properties["line"]) == (diagnostic.span.file, str(diagnostic.span.line))
    assert properties["title"] == diagnostic.rule
    assert message.startswith(diagnostic.message)
    assert message.endswith(diagnostic.help or diagnostic.label)
    assert "\r" not in github.report([diagnostic], NOWHERE)


def test_github_gets_as_many_as_it_shows() -> None:
    ten = [a_warning(line) for line in range(1, 11)]
    assert github.report(ten, NOWHERE).count("::warning ") == github.report(ten, NOWHERE).count("\n") + 1 == 10
    error = Diagnostic(Span(QUIZ), "cold", rule="empty-text", severity="error")
    printed = github.report([*ten, a_warning(11), *[error] * 12], NOWHERE).split("\n")
    assert [line.split(" ")[0] for line in printed] == ["::warning"] * 10 + ["::error"] * 10 + ["not"]
    assert printed[-1] == "not shown here: 1 warning, 2 errors; `course check` shows all"


# ---- SARIF


@cache
def schema() -> Any:
    known = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    return jsonschema.validators.validator_for(known)(known)


def run_of(printed: str) -> Any:
    """Return the only run of a log, after holding the log to the schema."""
    log = json.loads(printed)
    errors = [error.message for error in schema().iter_errors(log)]
    assert not errors
    (run,) = log["runs"]
    return run


def test_the_schema_can_be_broken() -> None:
    log = json.loads(sarif.report([], NOWHERE))
    del log["runs"][0]["tool"]["driver"]["name"]
    assert not schema().is_valid(log)


def test_sarif_of_nothing_has_all_rules(root: Path) -> None:
    ran = check(root, "sarif")
    run = run_of(ran.out)
    assert run["results"] == []
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("course check", version("courseware"))
    rules = driver["rules"]
    assert [rule["id"] for rule in rules] == list(all_rules())
    for rule in rules:
        assert rule["defaultConfiguration"]["level"] == {"hint": "note"}.get(
            all_rules()[rule["id"]].severity, all_rules()[rule["id"]].severity
        )
        assert rule["help"]["markdown"].startswith(rule["shortDescription"]["text"])
        assert rule["help"]["markdown"].endswith(advice(all_rules()[rule["id"]]))
        assert len(rule["fullDescription"]["text"]) <= 1024, "code scanning shows no more of it"


@given(st.lists(diagnostics, max_size=4))
def test_sarif_keeps_to_its_schema(found: list[Diagnostic]) -> None:
    run = run_of(sarif.report(found, NOWHERE))
    assert run["columnKind"] == "unicodeCodePoints"
    assert len(run["results"]) == len(found)
    for result, diagnostic in zip(run["results"], found, strict=True):
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == diagnostic.rule
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert re.fullmatch(r"[\w.~%/-]+", place["artifactLocation"]["uri"], re.ASCII)
        assert unquote(place["artifactLocation"]["uri"]) == diagnostic.span.file
        assert tuple(place["region"].values()) == tuple(diagnostic.span[1:])
    marks = [json.dumps(result["partialFingerprints"]) for result in run["results"]]
    assert len(set(marks)) == len(marks)


def test_a_sarif_result(root: Path) -> None:
    found = a_warning(
        notes=("one",),
        other=Span("docs/één twee.md", 1, 2, 3, 4),
        other_label="first here",
        edits=(Edit(Span(QUIZ, 3, 5, 3, 9), "x"), Edit(Span(QUIZ, 4, 1, 5, 1), ""), Edit(Span("b"), "y")),
    )
    (result,) = run_of(sarif.report([found], root))["results"]
    assert len(result.pop("partialFingerprints")) == 1
    place = {"uri": "quizzes/kitchen.yaml", "uriBaseId": "%SRCROOT%"}
    region = {"startLine": 3, "startColumn": 5, "endLine": 3, "endColumn": 9}
    gone = {"startLine": 4, "startColumn": 1, "endLine": 5, "endColumn": 1}
    start = {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
    assert result == {
        "ruleId": "unused-waiver",
        "ruleIndex": list(all_rules()).index("unused-waiver"),
        "level": "warning",
        "message": {"text": "tea, 50%: cold\none\nwarm it"},
        "locations": [{"physicalLocation": {"artifactLocation": place, "region": region}}],
        "relatedLocations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "docs/%C3%A9%C3%A9n%20twee.md", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 1, "startColumn": 2, "endLine": 3, "endColumn": 4},
                },
                "message": {"text": "first here"},
            }
        ],
        "fixes": [
            {
                "artifactChanges": [
                    {
                        "artifactLocation": place,
                        "replacements": [
                            {"deletedRegion": region, "insertedContent": {"text": "x"}},
                            {"deletedRegion": gone, "insertedContent": {"text": ""}},
                        ],
                    },
                    {
                        "artifactLocation": {"uri": "b", "uriBaseId": "%SRCROOT%"},
                        "replacements": [{"deletedRegion": start, "insertedContent": {"text": "y"}}],
                    },
                ]
            }
        ],
    }


def test_a_result_says_no_more_than_there_is() -> None:
    found = Diagnostic(Span("a"), "cold", label="here", other=Span("b"), rule="empty-text", severity="hint")
    (result,) = run_of(sarif.report([found], NOWHERE))["results"]
    assert (result["level"], result["message"]) == ("note", {"text": "cold\nhere"})
    assert "message" not in result["relatedLocations"][0] and "fixes" not in result


def test_a_file_name_that_is_no_text_has_a_uri() -> None:
    name = b"quizzes/t\xe9.yaml".decode("utf-8", "surrogateescape")
    (result,) = run_of(sarif.report([dataclasses.replace(a_warning(), span=Span(name))], NOWHERE))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "quizzes/t%E9.yaml"


def results(root: Path) -> list[Any]:
    return list(run_of(check(root, "sarif").out)["results"])


def marks(root: Path, rule: str) -> list[str]:
    found = (result for result in results(root) if result["ruleId"] == rule)
    return [result["partialFingerprints"]["markedLine/v1"] for result in found]


def test_a_finding_is_known_again_on_another_line(root: Path) -> None:
    edit(root, QUIZ, "answer: b", "answer: e")
    edit(root, QUIZ, "answer: [a, b]", "answer: [a, g]")
    before = marks(root, "unknown-choice")
    assert len(set(before)) == 2
    edit(root, QUIZ, "items:\n", "# A line more.\n\nitems:\n")
    assert marks(root, "unknown-choice") == before
    edit(root, QUIZ, "answer: e", "answer: f")
    after = marks(root, "unknown-choice")
    assert after[0] != before[0] and after[1] == before[1]


def test_findings_on_equal_lines_are_told_apart(root: Path) -> None:
    (root / "docs/en/kitchen/tea.md").write_text("---\ndescription: x\n---\n///\n\n///\n", encoding="utf-8")
    same = marks(root, "leaked-block")
    assert [mark.partition(":")[2] for mark in same] == ["1", "2"]
    assert len({mark.partition(":")[0] for mark in same}) == 1


def test_sarif_and_github_name_no_folder_of_this_machine(root: Path) -> None:
    edit(root, QUIZ, "answer: b", "answer: e")
    for form in ("sarif", "github"):
        assert str(root.parent) not in check(root, form).out


@pytest.mark.parametrize("case", [case for case in cases("bad") if case.parents[1].name == "together"], ids=name)
def test_sarif_of_many_findings_at_once(case: Path, root: Path) -> None:
    overlay(case, root)
    found = json.loads(check(root, "json").out)
    assert [result["ruleId"] for result in results(root)] == [each["rule"] for each in found] != []
