"""Keys of an item that do not stand in the order in which the course writes them.

Who reads many items finds things by their place, and a difference between two
versions shows what changed and not what moved. `course check --fix` moves the
keys, each with the lines below it and the comments right above it. An item in
braces is left alone.

Bad, in a quiz:

    items:
      - id: last-clean-cup
        type: single-choice
        objective: settle-the-washing-up
        answer: a
        stem: {en: You take the last clean cup. And then?, nl: Je pakt het laatste schone kopje. En dan?}
        choices:
          a:
            en: You wash two.
            nl: Je wast er twee af.
            feedback: {en: Yes. Whoever comes next finds one., nl: Ja. Wie na je komt vindt er een.}
          b:
            en: You say that there are no more.
            nl: Je zegt dat ze op zijn.
            feedback: {en: They know. They have no cup., nl: Ze weten het. Een kopje hebben ze niet.}

Good, in a quiz:

    items:
      - id: last-clean-cup
        type: single-choice
        objective: settle-the-washing-up
        stem: {en: You take the last clean cup. And then?, nl: Je pakt het laatste schone kopje. En dan?}
        choices:
          a:
            en: You wash two.
            nl: Je wast er twee af.
            feedback: {en: Yes. Whoever comes next finds one., nl: Ja. Wie na je komt vindt er een.}
          b:
            en: You say that there are no more.
            nl: Je zegt dat ze op zijn.
            feedback: {en: They know. They have no cup., nl: Ze weten het. Een kopje hebben ze niet.}
        answer: a
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from courseware.course import Course
from courseware.diagnostics import Edit, Finding, Span
from courseware.items import item_types
from courseware.model import Quiz
from courseware.nodes import Mapping, Node, Sequence
from courseware.records import item_record

SEVERITY = "warning"
FIXES = True


def check_quiz(quiz: Quiz, course: Course) -> Iterator[Finding]:
    """Yield each item whose keys are out of order."""
    lines: list[str] = []
    for item in quiz.items:
        keys = list(item.node.keys)
        order = _order(item.type)
        if not set(keys) <= set(order):
            continue
        wanted = sorted(keys, key=order.index)
        if keys != wanted:
            lines = lines or item.node.file_text.split("\n")
            if not _has_a_line_for_each_key(item.node, lines):
                continue
            above, first = next((found, right) for found, right in zip(keys, wanted, strict=True) if found != right)
            yield Finding(
                item.node.key(first),
                f"`{first}` belongs above `{above}`",
                "the order is " + ", ".join(wanted),
                other=item.node.key(above),
                other_label="above this",
                edits=_moves(item.node, wanted, lines),
            )


@cache
def _order(item_type: str) -> tuple[str, ...]:
    known = item_types().get(item_type)
    return tuple(item_record(known).fields) if known else ()


def _has_a_line_for_each_key(node: Mapping, lines: list[str]) -> bool:
    """Tell whether each key begins a line, all below one another, and nothing but keys, lists and comments does."""
    if not node.whole or any(value.refused for value in (node, *node.values.values())):
        return False
    spans = [key.span for key in node.keys.values()]
    left, starts = spans[0].column - 1, {span.line for span in spans}
    for number in range(spans[0].line + 1, _last_line(list(node.values.values())[-1], lines) + 1):
        outer = lines[number - 1][: left + 2].lstrip(" ").rstrip()
        begins = _indent(lines[number - 1]) <= left and outer and not outer.startswith("#") and outer != "-"
        if bool(begins) != (number in starts):
            return False
    before = lines[spans[0].line - 1][:left]
    return not before.strip(" -") and all(span.column == left + 1 for span in spans)


def _moves(node: Mapping, wanted: list[str], lines: list[str]) -> tuple[Edit, ...]:
    """Return the edit that writes an item's keys in another order, each with its comments."""
    values = list(node.values.values())
    left = next(iter(node.keys.values())).span.column - 1
    starts = [key.span.line for key in node.keys.values()]
    for index in range(1, len(starts)):
        # Comments at the key's own place or further left, right above it and below the value before.
        while starts[index] - 1 > _last_line(values[index - 1], lines) and _is_comment(lines[starts[index] - 2], left):
            starts[index] -= 1
    end = _last_line(values[-1], lines)
    rows = {
        key: lines[start - 1 : below - 1]
        for key, start, below in zip(node.keys, starts, [*starts[1:], end + 1], strict=True)
    }
    first = next(iter(rows.values()))
    first[0] = " " * left + first[0][left:]
    text = "\n".join(line for key in wanted for line in rows[key])
    span = Span(node.span.file, starts[0], left + 1, end, len(lines[end - 1]) + 1)
    return (Edit(span, text.lstrip(" ")),)


def _is_comment(line: str, left: int) -> bool:
    return line.lstrip(" ").startswith("#") and _indent(line) <= left


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _last_line(node: Node, lines: list[str]) -> int:
    """Return the line on which a value ends; below it there may be comments."""
    while isinstance(node, Mapping | Sequence) and lines[node.span.line - 1][node.span.column - 1] not in "[{":
        node = list(node.values.values())[-1] if isinstance(node, Mapping) else node.items[-1]
    return node.last_line
