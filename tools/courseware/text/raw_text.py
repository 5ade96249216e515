"""Where the characters of a text stand in its YAML file, for changes that have to hit exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from courseware.diagnostics import Span

#: A line and a column, both counted from 1.
Position = tuple[int, int]


def positions(text: str, lines: Sequence[str], span: Span, style: str) -> dict[int, Position]:
    """Return the place in the file of each character of a text that is no white space, by its index.

    `lines` are those of the file, `span` and `style` say where and how the
    text is written there. Empty where the file does not hold it character for
    character, apart from folding: it has escapes, then.
    """
    rows = list(_rows(lines, span, style))
    if "".join("".join(row.split()) for _, _, row in rows) != "".join(text.split()):
        return {}
    indices = (index for index, character in enumerate(text) if not character.isspace())
    places = (
        (number, column + offset)
        for number, column, row in rows
        for offset, character in enumerate(row)
        if not character.isspace()
    )
    return dict(zip(indices, places, strict=True))


def _rows(lines: Sequence[str], span: Span, style: str) -> Iterator[tuple[int, int, str]]:
    """Yield the lines of a text, each with its number and the column at which it begins."""
    quoted = style in ("'", '"')
    for number in range(span.line, min(span.end_line, len(lines)) + 1):
        start, row = 0, lines[number - 1]
        if number == span.end_line:
            row = row[: span.end_column - 1 - quoted]
        if number == span.line:
            if style in ("|", ">"):
                continue  # the sign itself, with a comment perhaps
            start = span.column - 1 + quoted
        yield number, start + 1, row[start:]
