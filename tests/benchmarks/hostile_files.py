"""Files of up to 10 MB that are hard to read; each is laid over the base course.

They are made when asked for: together they would fill the memory.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from courseware.source import MOST_BYTES
from tests.benchmarks.hostile_folders import COURSE_FILE, REGISTER
from tests.courses import PAGE, QUIZ

SCENARIO = "quizzes/scenarios/hard.yaml"
HEAD = "---\ndescription: A page that is hard to read.\n---\n\n# Page\n\n"
SENTENCE = "You ring her before Monday, and she says that the cups can wait until you are both there. "
#: A quiz with one item, whose parts a case fills.
ITEM = """title: {{en: Hard, nl: Moeilijk}}
mastery: 80
items:
  - id: only
    type: single-choice
    objective: settle-the-washing-up
    level: apply
    evidence: [kit-cups]
    stem: {{en: {stem}, nl: {stem}}}
    choices:
      a: {{en: {a}, nl: {a}, feedback: {{en: {feedback}, nl: {feedback}}}}}
      b: {{en: {b}, nl: {b}, feedback: {{en: {feedback}, nl: {feedback}}}}}
    answer: b
"""


def fill(piece: str, *, before: str = "", after: str = "", size: int = MOST_BYTES) -> str:
    """Return `piece` repeated up to a size in bytes, what stands before and after included."""
    room = size - len((before + after).encode())
    return before + piece * (room // len(piece.encode())) + after


def item(part: str, text: str) -> str:
    """Return a quiz with one item that has `text` in one of its parts, in both languages."""
    return ITEM.format(**{"stem": "What now?", "a": "This", "b": "That", "feedback": "Because.", part: text})


def _each(count: int, row: str, before: str = "") -> str:
    return before + "".join(row.format(n) for n in range(count))


HALF = MOST_BYTES // 2 - 1000

#: Texts that are hard wherever they stand: each becomes a page and a quiz.
ANYWHERE: dict[str, Callable[[], str | bytes]] = {
    "one letter repeated": lambda: fill("a"),
    "one word repeated": lambda: fill("word "),
    "digits": lambda: fill("7"),
    "empty lines": lambda: fill("\n"),
    "spaces": lambda: fill(" "),
    "deep indentation": lambda: "".join(f"{' ' * depth}a:\n" for depth in range(4400)),
    "[": lambda: fill("["),
    "{": lambda: fill("{"),
    "- ": lambda: fill("- "),
    "a: ": lambda: fill("a: "),
    "{a: ": lambda: fill("{a: "),
    "? ": lambda: fill("? "),
    "dashes": lambda: fill("---\n"),
    "NULs": lambda: fill("\0"),
    "byte order marks": lambda: fill("\ufeff"),
    "UTF-16": lambda: fill("word ", size=HALF).encode("utf-16"),
    "Latin-1": lambda: ("a" * (MOST_BYTES - 1)).encode() + b"\xe9",
    "random bytes": lambda: bytes((n * n * 31 + n) % 251 for n in range(MOST_BYTES // 10)) * 10,
    "tabs": lambda: fill("\t"),
    "lines that end in CR": lambda: fill("a\r"),
    "lines that end in CRLF": lambda: fill("a\r\n"),
    "U+2028": lambda: fill("\u2028"),
    "letters of four bytes": lambda: fill("🫖"),
    "combining marks": lambda: fill("\u0301", before="e"),
    "right to left": lambda: fill("\u202e"),
    "quotation marks": lambda: fill('"'),
    "apostrophes": lambda: fill("'"),
    "curly quotation marks": lambda: fill("“"),
    "full stops": lambda: fill("."),
    "ellipses": lambda: fill("…\n"),
    "hyphens": lambda: fill("-"),
    "hyphenated word": lambda: fill("a-"),
    "tags": lambda: fill("<b>"),
    "comments": lambda: fill("<!--"),
    "entities": lambda: fill("&amp;"),
    "ampersands": lambda: fill("&a "),
    "asterisks": lambda: fill("*"),
    "asterisks and letters": lambda: fill("*a **b"),
    "underscores": lambda: fill("___"),
    "backticks": lambda: fill("`"),
    "backticks of growing number": lambda: " ".join("`" * n for n in range(1, 4400)),
    "backslashes": lambda: fill("\\"),
    "percent signs": lambda: fill("7% "),
    "dates": lambda: fill("March 2024 "),
    "addresses": lambda: fill("https://a.b/"),
    "at signs": lambda: fill("a@"),
}

#: Texts for the body of a page.
PAGES: dict[str, Callable[[], str]] = {
    "one line": lambda: fill("word, ", before=HEAD),
    "one paragraph without a full stop": lambda: fill("and then nine cups\n", before=HEAD),
    "sentences": lambda: fill(SENTENCE, before=HEAD),
    "one sentence": lambda: fill("the cups ", before=HEAD, after="."),
    "`/// quiz |` without end": lambda: fill("/// quiz | kitchen\n", before=HEAD),
    "`/// quiz |` on one line": lambda: fill("/// quiz | ", before=HEAD),
    "blocks": lambda: fill("/// item | kitchen#nine-cups\n///\n", before=HEAD),
    "unknown blocks": lambda: fill("/// itme | kitchen\n///\n", before=HEAD),
    "slashes": lambda: fill("/", before=HEAD),
    "`///` lines": lambda: fill("///\n", before=HEAD),
    "[@": lambda: fill("[@", before=HEAD),
    "[@ and spaces": lambda: fill(" ", before=HEAD + "[@"),
    "[@a; without end": lambda: fill("@a;", before=HEAD + "["),
    "citations": lambda: fill("[@kit-cups] ", before=HEAD),
    "unknown citations": lambda: fill("[@kit-cupz] ", before=HEAD),
    "[a](": lambda: fill("[a](", before=HEAD),
    "[a](b": lambda: fill("[a](b) ", before=HEAD),
    "images": lambda: fill("![](", before=HEAD),
    "nested brackets in a link": lambda: fill("[", before=HEAD, after="](b)"),
    "reference links": lambda: fill("[a][b]\n", before=HEAD),
    "headings": lambda: fill("# a\n", before=HEAD),
    "hashes": lambda: fill("#", before=HEAD),
    "heading of spaces": lambda: fill(" ", before=HEAD + "# a", after="b"),
    "heading of hashes": lambda: fill("# ", before=HEAD + "# a"),
    "fences": lambda: fill("```\n", before=HEAD),
    "fences that never close": lambda: fill("```a\n~~~b\n", before=HEAD),
    "fences of growing length": lambda: HEAD + "\n".join("`" * n for n in range(3, 4400)),
    "quotes in quotes": lambda: fill("> ", before=HEAD),
    "lists in lists": lambda: HEAD + "".join(f"{' ' * n}- a\n" for n in range(4400)),
    "table rows": lambda: fill("| a | b |\n", before=HEAD),
    "table cells": lambda: fill("| a ", before=HEAD),
    "attributes": lambda: fill("{: .a ", before=HEAD),
    "HTML tags that never close": lambda: fill("<div>\n", before=HEAD),
    "`<` alone": lambda: fill("<", before=HEAD),
    "spaces before a line end": lambda: fill(" ", before=HEAD + "a", after="\nb"),
    "front matter of one text": lambda: fill("word ", before="---\ndescription: ", after="\n---\n"),
    "front matter of many keys": lambda: _each(190_000, "key-{}: a\n", "---\n") + "---\n",
    "front matter that never closes": lambda: fill("a: b\n", before="---\n"),
    "front matter of objectives": lambda: _each(190_000, "  - o{}\n", "---\ndescription: a\nobjectives:\n") + "---\n",
    "waivers": lambda: _each(90_000, "  w{}: a reason\n", "---\ndescription: a\nwaive:\n") + "---\n",
}

#: Texts for a quiz.
QUIZZES: dict[str, Callable[[], str]] = {
    "alias bomb": lambda: "a0: &a0 [x, x]\n" + _each(300, "b{0}: &b{0} [*a0, *a0, *a0, *a0, *a0, *a0, *a0, *a0]\n"),
    "merge keys": lambda: fill("<<: *a\n", before="a: &a {b: c}\n"),
    "anchors": lambda: _each(500_000, "- &a{0} b\n"),
    "10,000 deep in brackets": lambda: "[" * 10_000 + "]" * 10_000,
    "10,000 deep in braces": lambda: "{a: " * 10_000 + "b" + "}" * 10_000,
    "10,000 deep in dashes": lambda: "- " * 10_000 + "a",
    "plain text": lambda: fill("word ", before="title: "),
    "quoted text": lambda: fill("word ", before='title: "', after='"\n'),
    "quoted text of escapes": lambda: fill("\\u00e9", before='title: "', after='"\n'),
    "quoted text of forbidden letters": lambda: fill("\\0", before='title: "', after='"\n'),
    "quoted text that never closes": lambda: fill("word\n", before='title: "'),
    "folded text": lambda: fill("  word\n", before="title: >-\n"),
    "literal text": lambda: fill("  word\n", before="title: |\n"),
    "plain text over many lines": lambda: fill("  word\n", before="title:\n"),
    "keys of 1 MB": lambda: "".join(f"? {letter * 1_000_000}\n: b\n" for letter in "abcdefghi"),
    "a million short items": lambda: fill("- a\n", size=4_000_000),
    "a million items on one line": lambda: fill("a,", before="[", after="]", size=2_000_000),
    "200,000 keys": lambda: _each(200_000, "key-{}: a\n"),
    "90,000 keys of an item": lambda: item("stem", "a") + _each(90_000, "    key-{}: a\n"),
    "the same key": lambda: fill("a: b\n", size=900_000),
    "documents": lambda: fill("--- a\n"),
    "directives": lambda: fill("%TAG ! a\n"),
    "comments": lambda: fill("# a\n"),
    "types": lambda: fill("- !a b\n"),
    "stem of 5 MB": lambda: item("stem", fill("word ", size=HALF)),
    "stem of 5 MB in sentences": lambda: item("stem", '"' + fill(SENTENCE, size=HALF) + '"'),
    "stem of one word of 5 MB": lambda: item("stem", "a" * HALF),
    "stem of asterisks": lambda: item("stem", '"' + fill("*", size=HALF) + '"'),
    "stem of underscores": lambda: item("stem", '"' + fill("_ _", size=HALF) + '"'),
    "stem of links": lambda: item("stem", '"' + fill("[a](", size=HALF) + '"'),
    "stem of digits": lambda: item("stem", '"' + fill("1.", size=HALF) + '"'),
    "stem of capitals": lambda: item("stem", '"' + fill("NOT ", size=HALF) + '"'),
    "choices of 5 MB": lambda: item("a", '"' + fill(SENTENCE, size=HALF // 2) + '"').replace(
        "en: That, nl: That", f'en: "{fill(SENTENCE, size=HALF // 2)}", nl: b'
    ),
    "choices of 5 MB without a space": lambda: item("a", "x" * HALF),
    "feedback of 5 MB": lambda: item("feedback", '"' + fill(SENTENCE, size=HALF // 2) + '"'),
    "id of 10 MB": lambda: fill("-", before="items:\n  - id: a", after="b\n"),
    "id of hyphenated letters": lambda: fill("a-", before="items:\n  - id: ", after="\n"),
    "number of 10 MB": lambda: fill("9", before="mastery: "),
    "type of 10 MB": lambda: fill("single-choice", before="items:\n  - type: "),
    "7,000 items": lambda: _each(
        7_000,
        "  - id: item-{}\n    type: single-choice\n    objective: settle-the-washing-up\n    level: apply\n"
        "    stem: {{en: What now?, nl: Wat nu?}}\n    choices:\n"
        "      a: {{en: This, nl: Dit, feedback: {{en: Because., nl: Daarom.}}}}\n"
        "      b: {{en: That, nl: Dat, feedback: {{en: Because., nl: Daarom.}}}}\n    answer: b\n",
        "title: {en: Many, nl: Veel}\nmastery: 80\nitems:\n",
    ),
    "60,000 items that are nothing": lambda: _each(60_000, "  - id: item-{}\n", "items:\n"),
    "190,000 empty items": lambda: _each(190_000, "  -\n", "items:\n"),
    "60,000 citations": lambda: ITEM.format(stem="a", a="a", b="b", feedback="a").replace(
        "[kit-cups]", "[" + ", ".join(f"kit-cup-{n}" for n in range(60_000)) + "]"
    ),
    "the same citation 60,000 times": lambda: ITEM.format(stem="a", a="a", b="b", feedback="a").replace(
        "[kit-cups]", "[" + ", ".join(["kit-cups"] * 60_000) + "]"
    ),
}

#: Texts for the register and the course file.
DATA: dict[tuple[str, str], Callable[[], str]] = {
    (REGISTER, "60,000 entries"): lambda: _each(60_000, "  - id: entry-{}\n", "evidence:\n"),
    (REGISTER, "12,000 entries whose names are unknown"): lambda: _each(
        12_000, "  - {{id: entry-{0}, source: s-{0}, population: p-{0}, type: t, theme: t-{0}}}\n", "evidence:\n"
    ),
    (REGISTER, "the same id 60,000 times"): lambda: _each(60_000, "  - id: entry\n", "evidence:\n"),
    (REGISTER, "60,000 populations"): lambda: _each(60_000, "  p-{}: {{en: a}}\n", "populations:\n"),
    (REGISTER, "period of digits"): lambda: fill("2024-03/", before="evidence:\n  - period: "),
    (COURSE_FILE, "60,000 languages"): lambda: _each(60_000, "  l{}: {{name: a}}\n", "languages:\n"),
    (COURSE_FILE, "2,000 published languages"): lambda: _each(
        2_000, "  l{}: {{name: a, state: published}}\n", "title: {en: a}\nlanguages:\n"
    ),
    (COURSE_FILE, "60,000 modules"): lambda: _each(60_000, "  - id: m{}\n", "modules:\n"),
    (COURSE_FILE, "60,000 objectives"): lambda: _each(
        60_000, "      - id: o{}\n", "modules:\n  - id: m\n    objectives:\n"
    ),
}


#: Those that the other files are tried with; all YAML is read by the same code.
ELSEWHERE = ["one word repeated", "empty lines", "[", "a: ", "NULs", "UTF-16", "lines that end in CR"]


def _written(file: str, make: Callable[[], str | bytes]) -> Callable[[Path], None]:
    def spoil(root: Path) -> None:
        text = make()
        raw = text if isinstance(text, bytes) else text.encode()
        assert len(raw) <= MOST_BYTES, f"{len(raw)} bytes: it would only be refused for its size"
        (root / file).parent.mkdir(exist_ok=True)
        (root / file).write_bytes(raw)

    return spoil


def _files() -> dict[str, Callable[[Path], None]]:
    files = {}
    places = {"page": PAGE, "quiz": QUIZ, "register": REGISTER, "course file": COURSE_FILE, "scenario": SCENARIO}
    for what, file in places.items():
        for name in ANYWHERE if what in ("page", "quiz") else ELSEWHERE:
            files[f"{what}: {name}"] = _written(file, ANYWHERE[name])
    files |= {f"page: {name}": _written(PAGE, make) for name, make in PAGES.items()}
    files |= {f"quiz: {name}": _written(QUIZ, make) for name, make in QUIZZES.items()}
    names = {REGISTER: "register", COURSE_FILE: "course file"}
    return files | {f"{names[file]}: {name}": _written(file, make) for (file, name), make in DATA.items()}


#: What each file is called, and what writes it into a course.
FILES = _files()
