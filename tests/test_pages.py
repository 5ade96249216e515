"""Pages: what the check lets pass shows no mark-up to readers; front matter, citations and headings with places."""

from __future__ import annotations

import logging
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from courseware.diagnostics import Span
from courseware.pages import Page, load_page, split_front_matter
from courseware.schema import Reader
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


@given(st.text(st.sampled_from("-.a: \n\r\t#")))
def test_front_matter_and_body_make_up_the_page(text: str) -> None:
    head, body, first_line = split_front_matter(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert lines[first_line - 1 :] == body.split("\n") or (head is not None and body == "")
    if head is not None:
        assert lines[0].rstrip() == "---"
        assert lines[1 : first_line - 2] == head.split("\n")[:-1]
