"""What the rules are and why, from their own documentation: for a terminal and for the author's guide."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from textwrap import dedent, fill
from typing import NamedTuple

from courseware.rules import Rule

#: The author's guide to the rules, from the course's root, and how it is written.
GUIDE = "quizzes/rules.md"
WRITE_GUIDE = f"course explain --markdown > {GUIDE}"

#: Nobody can waive that a waiver has nothing to do.
_NEVER_WAIVED = "unused-waiver"

_KINDS = {"error": "An error.", "warning": "A warning.", "hint": "A hint."}
_FIXED = "`course check --fix` mends it."
_INTRODUCTION = f"""\
# What `course check` says, and why

<!-- Made by `{WRITE_GUIDE}` from the rules themselves: a change belongs there. -->

`course check` names a rule in brackets, as in `error[unknown-choice]`. `course explain unknown-choice` shows at a
terminal what stands here.

- An **error** is wrong beyond doubt: an answer that names no choice, a text that is missing. It stops the build.
- A **warning** is wrong most of the time. Mend it, or leave it and say why (see below).
- A **hint** is something to think about while you write. `course check --hints` shows them; no answer is needed.

`course check --fix` mends what can be mended without reading it, such as a space at the end of a line, and says what
it did. It leaves everything else as it stands.

## To leave a warning

You know the text better than a rule does. Write the name of the rule and your reason under `waive`, in the item (or
quiz, scenario, data file, module, objective, register entry, group under `left_out` or front matter of the page) that
it is about:

```yaml
  - id: silent-in-the-call
    waive:
      conspicuous-answer: the others are short because that is how people put it
```

The reason is for whoever comes after you. When the warning is gone, the check tells you that the waiver can go, too.
An error cannot be waived.
"""


class _Part(NamedTuple):
    """A paragraph of a documentation, or lines that are shown as they stand."""

    text: str
    verbatim: bool = False


def first_sentence(rule: Rule) -> str:
    """Return what a rule finds, one sentence."""
    return rule.documentation.partition("\n")[0]


def prose(rule: Rule) -> str:
    """Return what a rule finds and why that matters, without the examples, a paragraph a line."""
    paragraphs = [part.text for part in _parts(rule) if not part.verbatim]
    return "\n".join(" ".join(text.split()) for text in paragraphs if not text.endswith(":"))


def markdown(rule: Rule) -> str:
    """Return a rule's documentation as Markdown: its examples in fences."""
    rows, before = [], ""
    for part in _parts(rule):
        rows.append(_fenced(part.text, before) if part.verbatim else part.text)
        before = part.text
    return "\n\n".join(rows)


def at_a_terminal(rule: Rule, width: int) -> str:
    """Return a rule's documentation in lines of at most `width` characters; examples are not broken."""
    rows = [f"{rule.name} ({rule.severity}, {rule.group})"]
    for part in _parts(rule):
        rows.append(re.sub(r"(?m)^(?=.)", "    ", part.text) if part.verbatim else _wrapped(part.text, width))
    return "\n\n".join([*rows, _wrapped(advice(rule), width)])


def advice(rule: Rule) -> str:
    """Return whether a finding can be mended unseen, and how it is left, if it can be."""
    mended = f"{_FIXED} " if rule.fixes else ""
    if rule.severity == "error" or rule.name == _NEVER_WAIVED:
        return f"{mended}It cannot be waived."
    return f"{mended}To leave it, write `waive: {{{rule.name}: your reason}}` in the part of the file that it is about."


def overview(rules: Iterable[Rule], width: int) -> str:
    """Return the names of all rules by group, each with what it finds."""
    blocks = []
    for group, members in _groups(rules):
        rows = [_wrapped(f"{group}: {_about(group)}", width)]
        for rule in members:
            rows.append(f"  {rule.name} ({rule.severity})")
            rows.append(fill(first_sentence(rule), width, initial_indent="      ", subsequent_indent="      "))
        blocks.append("\n".join(rows))
    return "\n\n".join([*blocks, "`course explain NAME` says more about one of them."])


def guide(rules: Iterable[Rule]) -> str:
    """Return the page of the author's guide with all rules."""
    contents, chapters = [], []
    for group, members in _groups(rules):
        contents.append(f"**{group.capitalize()}**: {_about(group)}")
        contents.append(
            "\n".join(f"- [{rule.name}](#{rule.name}) ({rule.severity}): {first_sentence(rule)}" for rule in members)
        )
        chapters.append(f"## {group.capitalize()}")
        for rule in members:
            chapters.append(f"### {rule.name}")
            chapters.append(f"*{_KINDS[rule.severity]}{' ' + _FIXED if rule.fixes else ''}*")
            chapters.append(markdown(rule))
    return "\n\n".join([_INTRODUCTION.rstrip(), "## The rules", *contents, *chapters]) + "\n"


def _groups(rules: Iterable[Rule]) -> Iterator[tuple[str, list[Rule]]]:
    for group, members in groupby(rules, lambda rule: rule.group):
        yield group, list(members)


def _about(group: str) -> str:
    """Return what the rules of a group are about, a sentence that goes on behind a colon."""
    text = " ".join(str(importlib.import_module(f"courseware.rules.{group}").__doc__).split())
    return text[0].lower() + text[1:]


def _parts(rule: Rule) -> Iterator[_Part]:
    """Yield the paragraphs of a rule's documentation, and what stands indented between them."""
    verbatim = False
    lines: list[tuple[bool, str]] = []
    for line in rule.documentation.split("\n"):
        verbatim = line.startswith("    ") if line.strip() else verbatim
        lines.append((verbatim, line))
    for indented, group in groupby(lines, lambda line: line[0]):
        text = "\n".join(line for _, line in group)
        if indented:
            yield _Part(dedent(text).strip("\n"), True)
        else:
            yield from (_Part(paragraph.strip("\n")) for paragraph in re.split(r"\n\s*\n", text) if paragraph.strip())


def _fenced(example: str, before: str) -> str:
    """Return an example between fences, as the language that the line before it says it is in."""
    language = "markdown" if re.search(r"in a page:|\.md`:", before) else "yaml"
    if example.startswith("b'"):  # bytes, which no language is
        language = "text"
    fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`{3,}", example))])
    return f"{fence}{language}\n{example}\n{fence}"


def _wrapped(text: str, width: int) -> str:
    """Return a paragraph in lines of at most `width` characters; a list keeps its items."""
    rows = re.split(r"\n(?=- )", text)
    return "\n".join(
        fill(
            " ".join(row.split()),
            width,
            subsequent_indent="  " if row.startswith("- ") else "",
            break_long_words=False,
            break_on_hyphens=False,
        )
        for row in rows
    )
