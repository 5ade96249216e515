"""Pages: what the check lets pass shows no mark-up to readers; front matter, citations and headings with places."""

from __future__ import annotations

import logging
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from courseware.diagnostics import Span
from courseware.front_matter import front_matter, split_front_matter
from courseware.pages import Page, load_page
from courseware.reading import Reader
from tests.courses import BASE, render

FRONT = "---\ndescription: Cups.\n---\n"
LINES = ["", "", "text", "# Head", "///", "///", "////", "    ///", " ///", "///\t", "\t///", "\u00a0///", "/// "]
LINES += [
    "/// quiz | kitchen",
    "///quiz|kitchen",
    "/// Quiz | kitchen",
    "//// quiz | kitchen",
    "    /// quiz | kitchen",
]
LINES += [
    "/// item | kitchen#nine-cups",
    "\t/// modules",
    "/// modules",
    "/// modules |",
    "/// modules | x",
    "/// note",
]
LINES += ["/// quizz | kitchen", "/// quiz", "/// see this", "\u00a0/// modules", "/// modules\u00a0"]
LINES += ["```", "``` text", "````", "~~~", "``` `a` ```", "and/or [@kit-cups] ///", "[@kit-cups; @kit-rota]"]
LINES += ["[@kit-cups, @kit-rota]", "[@kit-cups", "[@kit-cups;\n@kit-rota]", "[ @kit-cups]", "[@]"]
#: Twice as often something that is right: otherwise hardly any page would be.
RIGHT = ["", "text", "# Head", "/// quiz | kitchen\n///", "/// item | kitchen#nine-cups\n///", "/// modules\n ///"]
RIGHT += ["////quiz|kitchen\n////", "```\n/// quiz\n```", "~~~\n```\n///\n~~~", "and/or [@kit-cups] ///"]
right = st.sampled_from(RIGHT)
bodies = st.lists(st.sampled_from(LINES) | right | right, max_size=6).map("\n".join)
#: An open fence may make inline code of several lines, which only Markdown itself can tell.
without_open_fences = st.sampled_from([line for line in LINES if "`" not in line and "~" not in line])
tidy_bodies = st.lists(without_open_fences | right | right, max_size=6).map("\n".join)


def load(text: str, folder: Path) -> tuple[Page, Reader]:
    path = folder / "page.md"
    path.write_text(text, encoding="utf-8")
    reader = Reader(("en", "nl"))
    return load_page(path, "docs/en/page.md", "en", "page.md", reader), reader


class Shown(HTMLParser):
    """The text that a page shows, without what it shows as code."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in {"pre", "code", "script"}

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in {"pre", "code", "script"}

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.text += data


def shown(body: str) -> str:
    reader = Shown()
    reader.feed(render(body, BASE))
    return reader.text


@given(bodies)
@example("/// quiz | kitchen\n    title: x\n///")
@example("``` `a` ```\n\n/// quizz | kitchen\n///\n\n```\nx\n```")
@example("```\n///\n````")
@example("```\n\n/// note\n///")
def test_what_the_check_lets_pass_leaks_nothing(tmp_path_factory: pytest.TempPathFactory, body: str) -> None:
    page, _ = load(FRONT + body, tmp_path_factory.getbasetemp())
    if any(block.problem for block in page.blocks):
        return
    logging.disable(logging.CRITICAL)
    try:
        text = shown(body)
    finally:
        logging.disable(logging.NOTSET)
    lines_in_text = [line for line in text.split("\n") if line.lstrip(" \u00a0").startswith("///")]
    assert lines_in_text == []
    assert "[@" not in text and "[ @" not in text


@given(tidy_bodies)
def test_blocks_that_the_check_knows_are_those_that_render(tmp_path_factory: pytest.TempPathFactory, body: str) -> None:
    """Where nothing leaks, every quiz and item of the page is in its HTML, and nothing else."""
    page, _ = load(FRONT + body, tmp_path_factory.getbasetemp())
    if any(block.problem for block in page.blocks):
        return
    html = render(body, BASE)
    named = [block.name for block in page.blocks]
    assert html.count('class="cw-quiz"') == named.count("quiz")
    assert html.count('class="cw-item"') == 2 * named.count("quiz") + named.count("item")
    assert html.count('class="cw-modules"') == named.count("modules")
    assert html.count('class="cw-cite__mark"') == len(page.citations)


def test_places_count_the_front_matter(tmp_path: Path) -> None:
    page, reader = load(
        FRONT + "\n# Cups\n\nNine.[@kit-cups; @kit-rota]\n\n/// quiz | kitchen\n///\n\n## Tea ##\n", tmp_path
    )
    assert reader.found == []
    assert [(c.id, c.span) for c in page.citations] == [
        ("kit-cups", Span("docs/en/page.md", 7, 8, 7, 16)),
        ("kit-rota", Span("docs/en/page.md", 7, 19, 7, 27)),
    ]
    assert [(b.name, b.argument, b.span.line) for b in page.blocks] == [("quiz", "kitchen", 9)]
    assert [(heading.level, heading.text) for heading in page.headings] == [(1, "Cups"), (2, "Tea")]


HEADINGS = ["", "", "text", "# A", "##B", "### C ##", "#", "####### d", "---", "===", "-", "= ", "- e", " ## no", "> f"]


@given(st.lists(st.sampled_from(HEADINGS), max_size=8).map("\n".join))
def test_headings_are_those_that_render(tmp_path_factory: pytest.TempPathFactory, body: str) -> None:
    page, _ = load(FRONT + body, tmp_path_factory.getbasetemp())
    # A heading inside a list or a quotation is none of the page's own, and an empty one says nothing.
    html = re.sub(r"(?s)<(ul|blockquote)>.*?</\1>", "", render(body, BASE))
    shown = [(int(level), text) for level, text in re.findall(r"<h([1-6])[^>]*>([^<]*)</h", html) if text.strip(" #")]
    assert [heading.level for heading in page.headings] == [level for level, _ in shown]


LINKS = [
    "text ",
    "[a](b.md)",
    "[a]( b c.md )",
    '[a](b.md "t (u)")',
    "[![a](b.png)](c.md)",
    "(d) ",
    ") ",
    "\n",
    "[e](f(g).md)",
]
LINKS += [
    "[a](<b c.md>)",
    "`[a](b.md)`",
    "<!-- [a](b.md) -->",
    "[@kit-cups]",
    '<a href="h.md">i</a>',
    "[a](b.md 'c d')",
]


@given(st.lists(st.sampled_from(LINKS), max_size=8).map("".join))
def test_links_are_those_that_render(tmp_path_factory: pytest.TempPathFactory, body: str) -> None:
    page, _ = load(FRONT + body, tmp_path_factory.getbasetemp())
    # Not a module's page, around which stand links of our own.
    shown_there = render(body, BASE, "docs/en/elsewhere.md")
    html = re.sub(r"(?s)<!--.*?-->|<(sup|section|aside|ol)\b.*", "", shown_there)
    shown = sorted(unquote(target) for target in re.findall(r'(?:href|src)="([^"#]+)"', html))
    assert sorted(link.target.strip("<>") for link in page.links) == shown


HEADS = [
    "---",
    "----",
    " ---",
    "—",
    "...",
    "",
    "",
    "description: x",
    "minutes: 7",
    "text",
    "# Head",
    "- a",
    "a: [",
    "\t",
]


@given(st.lists(st.sampled_from(HEADS), max_size=8).map("\n".join))
def test_whatever_stands_for_front_matter_is_said_once_and_not_read_as_text(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    page, reader = load(text, tmp_path_factory.getbasetemp())
    said = front_matter(text, ("description", "minutes"))
    assert bool(said.fault) == (split_front_matter(text)[0] is None)
    lines = text.split("\n")
    assert said.body == "\n".join(lines[said.body_line - 1 :])
    assert 1 <= said.at <= len(lines)
    assert sum(found.message == said.fault for found in reader.found) == bool(said.fault)
    assert all(paragraph.prose.span().line >= said.body_line for paragraph in page.paragraphs)


@given(st.text(st.sampled_from("-.a: \n\r\t#")))
def test_front_matter_and_body_make_up_the_page(text: str) -> None:
    head, body, first_line = split_front_matter(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert lines[first_line - 1 :] == body.split("\n") or (head is not None and body == "")
    if head is not None:
        assert lines[0].rstrip() == "---"
        assert lines[1 : first_line - 2] == head.split("\n")[:-1]
