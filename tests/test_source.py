"""YAML with places: never a crash, whatever the file; every span inside it; what was written is what is read."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from courseware.diagnostics import Span
from courseware.loader import load_quiz
from courseware.model import Localised, Quiz
from courseware.nodes import Mapping, Node, Scalar, Sequence
from courseware.reading import Reader
from courseware.source import MOST_FOUND, read_bytes, read_yaml

#: Pieces that YAML gives a meaning to, and what authors paste between them.
PIECES = [
    *"abc:-?,[]{}#&*!|>'\"%@`\\=~<./ \t\n\r",
    *(": ", "- ", "? ", "\n  ", "\n    ", "\n- ", "\nen: ", " #", "---\n", "...\n", "<<: ", ">-\n", "|2\n", "&a", "*a"),
    *("!!str ", "!x ", "%YAML 1.1\n", '"\\x', '"\\u', "''", "\r\n", "\0", "\x1b", "\x7f", "\x85", "\x9f", "\xa0"),
    *("\u2028", "\u2029", "\ufeff", "\ufffe", "\ud800", "é", "’", "一", "🫖"),
]
texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.text(st.characters(), max_size=60))


def lines_of(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def assert_inside(span: Span, lines: list[str]) -> None:
    """A span begins and ends at places that the file has, and does not end before it begins."""
    assert 1 <= span.line <= span.end_line <= len(lines), span
    assert 1 <= span.column <= len(lines[span.line - 1]) + 1, span
    assert 1 <= span.end_column <= len(lines[span.end_line - 1]) + 1, span
    assert (span.line, span.column) <= (span.end_line, span.end_column), span


def every_node(node: Node | None) -> Iterator[Node]:
    if node is None:
        return
    yield node
    if isinstance(node, Sequence):
        for item in node.items:
            yield from every_node(item)
    elif isinstance(node, Mapping):
        for part in (*node.keys.values(), *node.values.values()):
            yield from every_node(part)


@given(texts)
@example("a: \x80b\n")
@example("a: b\u2028c\nd: e: f")
@example("a: b\r\n\tc: d")
@example("{[a]: b, {c: d}: e}")
@example("a: &x {b: *x}\n<<: *x")
def test_any_text_is_read_without_raising_and_spans_lie_inside(text: str) -> None:
    document = read_yaml(text, "x.yaml")
    lines = lines_of(text)
    for node in every_node(document.root):
        assert_inside(node.span, lines)
    for found in document.found:
        assert_inside(found.span, lines)
        if found.other is not None:
            assert_inside(found.other, lines)
        assert found.message and "\n" not in found.message


@given(texts)
def test_front_matter_counts_from_its_own_line(text: str) -> None:
    """The same text two lines further down has the same findings two lines further down."""
    here, there = read_yaml(text, "x.md").found, read_yaml(text, "x.md", first_line=3).found
    assert [(f.rule, f.span.line + 2, f.span.column) for f in here] == [
        (f.rule, f.span.line, f.span.column) for f in there
    ]


@given(texts)
def test_what_the_parser_accepts_is_read_as_written(text: str) -> None:
    """Where nothing is found wrong, PyYAML's own reader, told to keep all scalars as text, reads the same."""
    document = read_yaml(text, "x.yaml")
    if not document.found and "\x85" not in text and "\u2028" not in text and "\u2029" not in text:
        assert plain_value(document.root) == yaml.load(text, Loader=yaml.CBaseLoader)


def plain_value(node: Node | None) -> object:
    if isinstance(node, Sequence):
        return [plain_value(item) for item in node.items]
    if isinstance(node, Mapping):
        return {key: plain_value(value) for key, value in node.values.items()}
    return node.text if isinstance(node, Scalar) else None


@given(st.one_of(st.binary(max_size=80), texts.map(lambda text: text.encode("utf-16", "surrogatepass"))))
@example(b"\xef\xbb\xbftitle: x")
@example("één".encode("latin-1"))
@example(b"caf\xc3")
@example(b"\xef\xbb\xbfa\r\n\rb\x80")
def test_any_bytes_are_read_without_raising(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "bytes.yaml"
    path.write_bytes(raw)
    text, found = read_bytes(path, "bytes.yaml")
    lines = lines_of(raw.decode("utf-8-sig", "replace"))
    assert (text is None) == bool(found)
    for diagnostic in found:
        assert (diagnostic.rule, diagnostic.span.file) == ("not-utf8", "bytes.yaml")
        assert_inside(diagnostic.span, lines)


# ---- what is written is what is read

written_text = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufffe\uffff"),
    min_size=1,
    max_size=40,
).map(lambda text: text.strip() or "x")
localised = st.fixed_dictionaries({"en": written_text, "nl": written_text})
choice = st.tuples(localised, localised)
style = st.sampled_from(["double", "single", "folded", "literal"])


def as_yaml(text: str, how: str, indent: int) -> str:
    """Write a text as YAML in one of the ways in which authors do."""
    if how == "single":
        return "'" + text.replace("'", "''") + "'"
    if how in ("folded", "literal"):
        return (">-" if how == "folded" else "|-") + "\n" + " " * indent + text
    return json.dumps(text, ensure_ascii=False)


def write_languages(texts: Localised, how: str, indent: int) -> str:
    """Write a text in each language, each on a line of its own."""
    return "".join(f"\n{' ' * indent}{code}: {as_yaml(text, how, indent + 2)}" for code, text in texts.items())


def write_quiz(title: Localised, stem: Localised, choices: list[tuple[Localised, Localised]], how: str) -> str:
    rows = [
        f"title:{write_languages(title, how, 2)}",
        "mastery: 70",
        "items:",
        "  - id: only",
        "    type: single-choice",
    ]
    rows += ["    objective: o", "    revision: 3", f"    stem:{write_languages(stem, how, 6)}", "    choices:"]
    for letter, (text, feedback) in zip("abcdef", choices, strict=False):
        rows += [f"      {letter}:{write_languages(text, how, 8)}"]
        rows += [f"        feedback:{write_languages(feedback, how, 10)}"]
    return "\n".join([*rows, "    answer: b", ""])


@given(localised, localised, st.lists(choice, min_size=2, max_size=6), style)
def test_a_written_quiz_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    title: Localised,
    stem: Localised,
    choices: list[tuple[Localised, Localised]],
    how: str,
) -> None:
    path = tmp_path_factory.getbasetemp() / "written.yaml"
    text = write_quiz(title, stem, choices, how)
    path.write_text(text, encoding="utf-8")
    reader = Reader(("en", "nl"))
    quiz = load_quiz(path, "written.yaml", reader)
    assert reader.found == []
    assert (quiz.id, quiz.title, quiz.mastery) == ("written", title, 70)
    item = quiz.items[0]
    assert (item.name, item.stem, item.key, item.revision) == ("written#only", stem, ("b",), 3)
    assert [(c.text, c.feedback) for c in item.choices] == choices
    assert_spans_point_at_their_text(quiz, text)


def assert_spans_point_at_their_text(quiz: Quiz, text: str) -> None:
    """What a span cuts out of the file is the scalar, in the form in which it was written."""
    lines = text.split("\n")
    for node in every_node(quiz.node):
        if isinstance(node, Scalar):
            assert yaml.load(cut(lines, node.span), Loader=yaml.CBaseLoader) == node.text


def cut(lines: list[str], span: Span) -> str:
    rows = lines[span.line - 1 : span.end_line]
    rows[-1] = rows[-1][: span.end_column - 1]
    return "\n".join([rows[0][span.column - 1 :], *rows[1:]])


@pytest.mark.parametrize("word", ["No", "yes", "null", "~", "1e3", "0o17", "2024-03-01", "12:30", "NaN", "=", ".5"])
def test_words_that_yaml_would_turn_into_something_else_stay_text(word: str) -> None:
    root = read_yaml(f"en: {word}\n", "x.yaml").root
    assert isinstance(root, Mapping)
    value = root.values["en"]
    assert isinstance(value, Scalar) and value.text == word


@pytest.mark.parametrize(
    ("text", "columns"),
    [("a: [b, c]\nd: e", (4, 10)), ("a: {b: c}", (4, 10)), ("a: [[b], {}]", (4, 13)), ("a: []", (4, 6))],
)
def test_a_list_or_mapping_on_one_line_ends_behind_its_bracket(text: str, columns: tuple[int, int]) -> None:
    root = read_yaml(text, "x.yaml").root
    assert isinstance(root, Mapping)
    span = root.values["a"].span
    assert (span.line, span.column, span.end_line, span.end_column) == (1, columns[0], 1, columns[1])


def test_a_text_that_runs_on_where_reading_stopped_is_not_kept() -> None:
    """Behind a brace that is not closed, the key below is no part of the text."""
    root = read_yaml("title: {en: A, nl: B\nmastery: 80\n", "x.yaml").root
    assert isinstance(root, Mapping)
    title = root.values["title"]
    assert plain_value(title) == {"en": "A", "nl": ""} and not getattr(title, "whole", True)
    assert isinstance(title, Mapping) and title.values["nl"].refused


@pytest.mark.parametrize(
    ("text", "value", "number"),
    [
        ("- id: a\n  b: c\n  id: d\n  b: e\n", [{"id": "a", "b": "c"}, {"id": "d", "b": "e"}], 1),
        ("- id: a\n  b: c\n  id: d\n  f: g\n  b: e\n", [{"id": "a", "b": "c"}, {"id": "d", "f": "g", "b": "e"}], 1),
        ("- id: a\n  b: c\n  id: d\n  b: e\n  id: f\n  b: g\n- id: h", 4, 2),
        ("- id: a\n  b: [c]\n  id: [d]\n  b: {e: f}\n", [{"id": "a", "b": ["c"]}, {"id": ["d"], "b": {"e": "f"}}], 1),
        ("- id: a\n  id: d\n  b: c\n", [{"id": "a", "b": "c"}], 1),
        ("- id: a\n  id: d\n  id: e\n  b: c\n", [{"id": "a", "b": "c"}], 2),
        ("- {id: a, b: c, id: d, b: e}", [{"id": "a", "b": "c"}], 2),
        ("id: a\nb: c\nid: d\nb: e\n", {"id": "a", "b": "c"}, 2),
    ],
)
def test_a_list_goes_on_where_its_first_key_and_another_come_again(text: str, value: object, number: int) -> None:
    document = read_yaml(text, "x.yaml")
    plain = plain_value(document.root)
    assert (len(plain) if isinstance(value, int) and isinstance(plain, list) else plain) == value
    assert [found.rule for found in document.found] == ["duplicate-key"] * number
    begins_anew = isinstance(plain, list) and len(plain) > 1
    assert all(("`- id: …`" in found.help) == begins_anew for found in document.found)


@pytest.mark.parametrize("line", ["- &a b\n", "- !a b\n", "- {a: b, a: c}\n"])
def test_behind_a_thousand_mistakes_nothing_more_is_said(line: str) -> None:
    document = read_yaml(line * 5_000, "quiz.yaml")
    *mistakes, last = document.found
    assert len(mistakes) == MOST_FOUND + 1
    assert last.rule == "yaml-limit" and last.message == "up to here the file holds more than 1,000 mistakes"
    assert isinstance(document.root, Sequence) and not document.root.whole
