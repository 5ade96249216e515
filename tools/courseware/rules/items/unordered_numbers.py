"""Choices of numbers that do not go from small to large.

Who looks for a number in a jumble loses time, and the jumble may give the
answer away: authors write it down first (Haladyna, Downing and Rodriguez 2002,
Applied Measurement in Education 15). Looked at are choices that agree in all
words and differ in one number; one of them may be without.

Bad, in an item:

    choices:
      a: {en: 9 cups, nl: 9 kopjes, feedback: {en: Yes., nl: Ja.}}
      b: {en: 3 cups, nl: 3 kopjes, feedback: {en: Count again., nl: Tel nog eens.}}
      c: {en: 6 cups, nl: 6 kopjes, feedback: {en: Count again., nl: Tel nog eens.}}

Good, in an item:

    choices:
      a: {en: 3 cups, nl: 3 kopjes, feedback: {en: Count again., nl: Tel nog eens.}}
      b: {en: 6 cups, nl: 6 kopjes, feedback: {en: Count again., nl: Tel nog eens.}}
      c: {en: 9 cups, nl: 9 kopjes, feedback: {en: Yes., nl: Ja.}}
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from courseware.course import Course
from courseware.diagnostics import Edit, Finding, Span
from courseware.model import Item
from courseware.nodes import Mapping, Node, scalars
from courseware.source import read_yaml
from courseware.text.numbers import Amount, differing
from courseware.text.stems import stem
from courseware.wording import Wording, wordings

SEVERITY = "warning"
FIXES = True


def check_item(item: Item, course: Course) -> Iterator[Finding]:
    """Yield one finding for an item in all its languages: its choices move with all their texts."""
    amounts = {wording.language: found for wording in wordings(item) if (found := _amounts(wording))}
    lower = {language: number for language, found in amounts.items() if (number := _first_lower(found))}
    if not lower:
        return
    language, number = next(iter(lower.items()))
    wording = next(wording for wording in wordings(item) if wording.language == language)
    orders = [_order(found) for found in amounts.values()]
    agreed = all(order == orders[0] for order in orders)
    yield Finding(
        wording.choices[number].text.span(),
        "the numbers do not go from small to large",
        "put the choices in order; each keeps its letter",
        "smaller than the one above",
        edits=_moves(item.node.values.get("choices"), orders[0]) if agreed else (),
    )


def _amounts(wording: Wording) -> list[Amount | None]:
    return differing([choice.text for choice in wording.choices], partial(stem, language=wording.language))


def _first_lower(amounts: list[Amount | None]) -> int | None:
    """Return the first choice whose number is smaller than the one above; a choice without a number is passed over."""
    rows = [(amount, number) for number, amount in enumerate(amounts) if amount]
    return next((number for (above, _), (amount, number) in pairwise(rows) if amount < above), None)


def _order(amounts: list[Amount | None]) -> list[int]:
    """Return the choices from small to large, one without a number last."""
    return sorted(range(len(amounts)), key=lambda number: (amounts[number] is None, amounts[number] or ()))


def _moves(choices: Node | None, order: list[int]) -> tuple[Edit, ...]:
    """Return the edit that puts choices in order, each with its comments, if they stand one below another."""
    if not isinstance(choices, Mapping) or not choices.whole or len(choices.keys) != len(order):
        return ()
    lines = choices.file_text.split("\n")
    keys = [key.span for key in choices.keys.values()]
    margin = keys[0].column - 1
    starts = [_with_comments(lines, key.line - 1, margin) for key in keys]
    behind = choices.span.end_line - (not lines[choices.span.end_line - 1][: choices.span.end_column - 1].strip())
    places = [(start, _without_space(lines, start, end, margin)) for start, end in pairwise([*starts, behind])]
    blocks = [lines[start:end] for start, end in places]
    spaces = [lines[end:start] for (_, end), (start, _) in pairwise(places)]
    moved = [line for number, space in zip(order, [*spaces, []], strict=True) for line in (*blocks[number], *space)]
    text = "\n".join(moved)
    if _texts(read_yaml(text + "\n", "").root) != _texts(choices):
        return ()  # in braces, or written in some other way in which lines are not whole choices
    last = places[-1][1]
    return (Edit(Span(choices.span.file, starts[0] + 1, 1, last, len(lines[last - 1]) + 1), text),)


def _with_comments(lines: list[str], row: int, margin: int) -> int:
    """Return the first row of a choice: comments straight above its key are its own."""
    while row and lines[row - 1].startswith(" " * margin + "#"):
        row -= 1
    return row


def _without_space(lines: list[str], row: int, end: int, margin: int) -> int:
    """Return the row behind a choice: empty lines below it are not its own, nor are comments further left."""
    while end - 1 > row and (not lines[end - 1].strip() or lines[end - 1][: margin + 1].lstrip().startswith("#")):
        end -= 1
    return end


def _texts(choices: Node | None) -> dict[str, list[tuple[str, str]]]:
    """Return all texts of each choice, to tell whether moving them changed anything."""
    found = choices.values.items() if isinstance(choices, Mapping) else ()
    return {name: [(key, scalar.text) for key, scalar in scalars(choice)] for name, choice in found}
