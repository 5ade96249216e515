"""What the YAML parser complains of, said to an author: the place of the mistake, what is wrong, what to do."""

from __future__ import annotations

import re
from typing import Any

import yaml

from courseware.diagnostics import Diagnostic, Span, error, short

#: What YAML does not allow in a text.
BAD_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_IN_QUOTES = "put the text in quotes"
_NOT_CLOSED = ("a quotation mark is never closed", "close it, or use `>-` and no quotes")
_BACKSLASH = ("a backslash in double quotes begins something unknown", "write two backslashes, or use single quotes")
_INDENTATION = "give it the same indentation as its neighbours"
_ON_NEXT_LINE = "begin the text on the next line, or put all of it in quotes"

#: The parser's words, and what to tell an author instead: (message, help).
_PLAIN_WORDS = {
    "mapping values are not allowed": (
        "a second `: ` stands in this line",
        "put the text in quotes, or on the next line after `>-`",
    ),
    "could not find expected ':'": ("a key without its colon", "write `key: text`, or indent the text further"),
    "did not find expected key": (
        "the line does not fit the ones above it",
        f"{_INDENTATION}, and close quotation marks",
    ),
    "did not find expected '-' indicator": (
        "the line does not fit the list above it",
        "begin it with `- `, or give it the indentation of what it belongs to",
    ),
    "found unexpected end of stream": _NOT_CLOSED,
    "found unexpected document indicator": _NOT_CLOSED,
    "did not find expected ',' or ']'": (
        "a list in square brackets is not closed, or a comma is missing",
        "write `[a, b]`; text that begins with `[` belongs in quotes",
    ),
    "did not find expected ',' or '}'": (
        "a mapping in braces is not closed, or a comma is missing",
        "write `{en: text, nl: text}`; text with a comma or a `: ` belongs in quotes there",
    ),
    "found unknown escape character": _BACKSLASH,
    "did not find expected hexdecimal number": _BACKSLASH,
    "found invalid Unicode character escape code": _BACKSLASH,
    "block sequence entries are not allowed": (
        "a `- ` stands where no list can begin",
        "put the text in quotes, or the list on a line of its own",
    ),
    "did not find expected <document start>": (
        "this line belongs to nothing above it",
        "give it the indentation of what it belongs to",
    ),
    "did not find expected comment or line break": ("text stands behind `>` or `|`", _ON_NEXT_LINE),
    "found an indentation indicator": ("text stands behind `>` or `|`", _ON_NEXT_LINE),
    "did not find expected whitespace or line break": ("a space is missing here", "put a space behind the mark"),
    "did not find expected node content": ("a value is missing here", "write a text, or put the mark in quotes"),
}
_KEY_AND_TEXT = re.compile(r"([a-z][\w-]{0,40}):(?!//)([^\s:].*)", re.IGNORECASE)
_KEY_WITH_TEXT = re.compile(r" *([a-z][\w-]{0,40}): +[^\s#>|&!]", re.IGNORECASE)
_DASH_AND_KEY = re.compile(r"( *)-([a-z][\w-]{0,40}):(?: |$)", re.IGNORECASE)
#: Where the parser stops far behind the mistake, the mistake is where it began to read the piece.
_AT_BEGINNING = (
    "found unexpected end of stream",
    "found unexpected document indicator",
    "could not find expected ':'",
)


def syntax_error(error: yaml.MarkedYAMLError, text: str, name: str, first_line: int) -> Diagnostic:
    """Return the diagnostic for text that the parser could not read on from."""
    lines = text.split("\n")
    problem = (error.problem or "").strip()
    mark, begin = error.problem_mark or error.context_mark, error.context_mark
    slip = _missing_space(problem, lines, mark, begin)
    if slip is not None:
        line, column, message, help_text = slip
        span = Span(name, line + first_line, column + 1, line + first_line, column + 2)
        return Diagnostic(span, message, help_text, rule="yaml-syntax", severity="error")
    message, help_text = _plain_words(problem, error.context or "", lines, mark, begin)
    if begin is not None and (problem.startswith(_AT_BEGINNING) or message.startswith("text cannot begin")):
        mark = begin
    span = _character(lines, mark, name, first_line)
    other, other_label = None, ""
    is_tab = _around(lines, mark)[1] == "\t"
    if begin is not None and mark is not None and begin.line < mark.line and not is_tab:
        other, other_label = _character(lines, begin, name, first_line), "it begins here"
    return Diagnostic(
        span, message, help_text, other=other, other_label=other_label, rule="yaml-syntax", severity="error"
    )


def _missing_space(problem: str, lines: list[str], mark: Any, begin: Any) -> tuple[int, int, str, str] | None:
    """Return the place of a `:` or `-` without its space on which the parser stumbled, and what to say of it."""
    if mark is None:
        return None
    if problem.startswith("could not find expected ':'") and begin is not None:
        return _no_space_behind_key(lines, begin.line, begin.column)
    if problem.startswith("did not find expected '-'"):
        return _no_space_behind_dash(lines, mark.line)
    if problem.startswith("mapping values are not allowed"):
        # The parser took the line above for a text that goes on here.
        left = len(lines[mark.line]) - len(lines[mark.line].lstrip(" ")) if mark.line < len(lines) else 0
        return _no_space_behind_dash(lines, mark.line - 1) or _no_space_behind_key(lines, mark.line - 1, left)
    return None


def _no_space_behind_key(lines: list[str], number: int, left: int) -> tuple[int, int, str, str] | None:
    line = lines[number] if 0 <= number < len(lines) else ""
    key = None if line[:left].strip(" -") else _KEY_AND_TEXT.match(line, left)
    if key is None:
        return None
    return number, left + len(key[1]), f"a space is missing behind `{key[1]}:`", f"write `{key[1]}: {short(key[2])}`"


def _no_space_behind_dash(lines: list[str], number: int) -> tuple[int, int, str, str] | None:
    item = _DASH_AND_KEY.match(lines[number]) if 0 <= number < len(lines) else None
    return item and (number, len(item[1]), "a space is missing behind `-`", f"write `- {item[2]}: …`")


def _plain_words(problem: str, context: str, lines: list[str], mark: Any, begin: Any) -> tuple[str, str]:
    """Return what is wrong and what to do, in an author's words."""
    before, here = _around(lines, mark)
    first = _around(lines, begin)[1] or here
    if here == "\t":
        return "a tab stands where only spaces may", "replace it by spaces"
    if here and re.search("cannot start|mapping keys are not allowed", problem):
        return f"text cannot begin with `{here}`", _IN_QUOTES
    if first in tuple("*&!%") and re.search("anchor|alias|tag|directive|YAML document", context + problem):
        return f"text cannot begin with `{first}`", _IN_QUOTES
    if problem.startswith("mapping values") and ": " not in before:
        key = _KEY_WITH_TEXT.match(lines[mark.line - 1]) if 0 < mark.line <= len(lines) else None
        help_text = f"{_INDENTATION}; perhaps the line above lacks a colon"
        if key:
            help_text = f"{_INDENTATION}, or begin the line above with `- `" if key[1] == "id" else _INDENTATION
        return _PLAIN_WORDS["did not find expected key"][0], help_text
    if problem.startswith(("did not find expected key", "did not find expected '-'")) and before.strip(" -"):
        closed = "a bracket" if before.rstrip()[-1] in "]}" else "a quotation mark"
        help_text = "put all of it in quotes, or on the next line after `>-`"
        return f"text stands behind {closed} that closes", help_text
    for start, plain in _PLAIN_WORDS.items():
        if problem.startswith(start):
            return plain
    return f"the YAML cannot be read here: {problem or 'unknown reason'}", "look at this line and the one above it"


def _around(lines: list[str], mark: Any) -> tuple[str, str]:
    """Return the line up to a mark, and the character at it."""
    line = lines[mark.line] if mark is not None and mark.line < len(lines) else ""
    return (line[: mark.column], line[mark.column : mark.column + 1]) if line else ("", "")


def _character(lines: list[str], mark: Any, name: str, first_line: int) -> Span:
    """Return the span of the character at a mark; at the end of a line there is none."""
    last = (len(lines) - 1, len(lines[-1]))
    line, column = min((mark.line, mark.column), last) if mark is not None else (0, 0)
    end = column + len(_around(lines, mark)[1])
    return Span(name, line + first_line, column + 1, line + first_line, end + 1)


def character_error(text: str, name: str, first_line: int) -> Diagnostic:
    """Return the diagnostic for the first character that YAML does not allow."""
    # The C reader counts bytes, the Python one characters: look the character up instead.
    match = BAD_CHARACTER.search(text)
    bad = match.start() if match else 0
    line = text.count("\n", 0, bad)
    column = bad - (text.rfind("\n", 0, bad) + 1)
    span = Span(name, line + first_line, column + 1, line + first_line, column + 2)
    return invisible(match[0] if match else "", span)


def invisible(character: str, span: Span) -> Diagnostic:
    """Return the diagnostic for a character that nobody can see."""
    shown = f"U+{ord(character):04X}" if character else "unknown"
    message = f"an invisible character ({shown}) stands here"
    return error("yaml-syntax", span, message, "delete it and type the text again")
