"""The links of a page: in Markdown, by reference and in HTML; and what was meant to be one and is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from courseware.diagnostics import Span, short

#: Makes a span of two positions.
Place = Callable[[int, int], Span]

_BRACKETS = re.compile(r"\]\(|[()\n]")
_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<name>[^\[\]\n@^][^\[\]\n]*)\]:[ \t]*+(?P<target>\S++)[ \t]*+"
    r"(?:(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\))[ \t]*+)?$",
    re.MULTILINE,
)
_TAG = re.compile(r"<(?:a|img)\s[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"(?<![\w-])(?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_REFERENCE = re.compile(r"(?<!\\)\[(?P<label>[^\[\]]+)\]\[(?P<name>[^\[\]]*)\]")
_SPACED = re.compile(r"\][ \t]++\((?P<target>[^()\s]+)\)")
#: What is a target beyond doubt: a page, a file, an address.
_TARGET = re.compile(
    r"(?:https?://|www\.|\.{1,2}/\w|#[a-z])|[^?]*\.(?:md|html?|png|jpe?g|svg|pdf)(?:#|$)", re.IGNORECASE
)
#: A label is looked for in so many characters before its target.
_LONGEST_LABEL = 200


@dataclass(frozen=True)
class Link:
    """A link of a page, `[label](target)`; `span` is that of the target."""

    target: str
    span: Span


def links(text: str, place: Place) -> list[Link]:
    """Return the links and pictures of a page, in their order. Citations have to be blanked: they are no labels."""
    found = [*_in_brackets(text), *_definitions(text), *_in_html(text)]
    return [Link(target, place(start, start + len(target))) for start, target in sorted(found)]


def no_links(text: str, place: Place) -> Iterator[tuple[Span, str, str]]:
    """Yield what shows as text though a link was meant, what is wrong with it, and what to do.

    Citations have to be blanked: two of them side by side look like a link.
    """
    known = {_name(match["name"]) for match in _DEFINITION.finditer(text)}
    for match in _REFERENCE.finditer(text):
        name = match["name"] or match["label"]
        if _name(name) not in known:
            help_text = f"write `[{short(match['label'])}](…)` with the page or address"
            yield place(*match.span()), f"there is no reference `{short(name)}`", help_text
    for match in _SPACED.finditer(text):
        opened = text.rfind("[", max(0, match.start() - _LONGEST_LABEL), match.start())
        label = text[opened + 1 : match.start()] if opened >= 0 else ""
        if label.strip(" xX") and not {*label} & {"]", "\n"} and _TARGET.match(match["target"]):
            help_text = f"write `[{short(label)}]({short(match['target'])})`"
            yield place(opened, match.end()), "a space keeps this from being a link", help_text


def _name(written: str) -> str:
    return " ".join(written.lower().split())


def _in_brackets(text: str) -> Iterator[tuple[int, str]]:
    """Yield the targets behind labels. Brackets may stand in pairs inside them; a title is left out."""
    if "](" not in text:
        return
    opened: list[tuple[int, bool]] = []
    for match in _BRACKETS.finditer(text, text.index("](")):
        mark = match[0]
        if mark == "\n":
            opened = []
        elif mark != ")":
            opened.append((match.end(), mark != "("))
        elif opened:
            start, is_link = opened.pop()
            if is_link:
                written = text[start : match.start()]
                title = re.search(r"[ \t][\"']", written)
                target = (written[: title.start()] if title else written).strip(" \t")
                if target:
                    yield start + len(written) - len(written.lstrip(" \t")), target


def _definitions(text: str) -> Iterator[tuple[int, str]]:
    return ((match.start("target"), match["target"]) for match in _DEFINITION.finditer(text))


def _in_html(text: str) -> Iterator[tuple[int, str]]:
    for tag in _TAG.finditer(text):
        for match in _ATTRIBUTE.finditer(tag[0]):
            group = 1 if match[1] is not None else 2
            if match[group]:
                yield tag.start() + match.start(group), match[group]
