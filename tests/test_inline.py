"""Inline text of authors who cannot be trusted: whatever it holds, the HTML is ours."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from courseware.text.inline import inline_html, plain

PIECES = [
    *"ab1 *_`[]()<>&\"'\\/:#;.!|~^\n\t",
    *("**", "***", "__", "[a](b)", "[a](", "](", ")*", "*[", "](x)", "`*`", "\\*", "\\[", "&lt;", "&#106;", "&amp;"),
    *("<b>", "</b>", "<script>alert(1)</script>", "<img src=x onerror=y>", "<!--", "-->", "<a href='x'>", "</em>"),
    *(
        "javascript:x",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///x",
        "//evil.example",
        "/\\evil.example",
    ),
    *(
        "http://a.example",
        "https://a.example/?a=b&c=d",
        "mailto:a@b.example",
        "../x.md#y",
        "\x01javascript:x",
        "\x00",
        "\x0b",
    ),
    *("\ue000", "\ue001", "\ue0000\ue001", "\x02wzxhzdk:0\x03", "\u202e", "\xa0", "é", "🫖", '"onmouseover="x'),
]
soup = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
links = st.tuples(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=4)
    .map("".join)
    .map(lambda text: re.sub(r"[\[\]\n]", "", text)),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=3)
    .map("".join)
    .map(lambda text: re.sub(r"[()\s]", "", text)),
).map(lambda link: f"[{link[0]}]({link[1]})")
texts = st.one_of(soup, st.lists(soup | links, max_size=4).map("".join), st.text(max_size=60))


class Reader(HTMLParser):
    """Reads HTML as a browser does, and notes what a page must never get from an author."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.open: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"em", "strong", "code", "a"}
        assert [name for name, _ in attrs] == (["href"] if tag == "a" else [])
        self.links += [value or "" for _, value in attrs]
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, "tags overlap"

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(f"a declaration: {decl}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"a declaration: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"a processing instruction: {data}")


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open, "a tag is not closed"
    return reader


def assert_safe_address(address: str) -> None:
    """Read an address as browsers do: without control characters around it and line ends within."""
    cleaned = re.sub(r"[\t\r\n]", "", address.strip("".join(map(chr, range(33)))))
    scheme = re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", cleaned)
    if scheme:
        assert scheme[0].lower() in {"http:", "https:", "mailto:"}, address
    else:
        assert not re.match(r"[/\\]{2}", cleaned), address


@given(texts)
@example("**a *b** c*")
@example("[*a](x)*")
@example("**[a** b](x)")
@example("**x *a** b **c* y**")
@example("[<b>a](x)")
@example("[a](//evil.example) [a](/\\evil.example)")
@example("[x](\x01javascript:alert`1`)")
@example("[`a](b)`](javascript:x)")
def test_any_text_becomes_safe_html(text: str) -> None:
    for link in read(inline_html(text)).links:
        assert_safe_address(link)


def without_marks(text: str) -> str:
    """Keep what no reading of the text may lose or add: everything but marks, and but the targets of links."""
    text = re.sub(r"\]\([^()\s]+\)", "", text)
    return re.sub(r"[*_`\\\[\]()\ue000\ue001]", "", text)


@given(texts)
def test_text_is_kept_but_for_its_marks(text: str) -> None:
    if "](" not in text:
        assert without_marks(read(inline_html(text)).text) == without_marks(text)


@given(texts)
def test_plain_text_is_what_the_html_shows(text: str) -> None:
    assert plain(text) == read(inline_html(text)).text


@given(texts)
def test_addresses_are_resolved_when_they_are_relative(text: str) -> None:
    links = read(inline_html(text, lambda target: "seen")).links
    assert all(link == "seen" or re.match("(?i)https?://|mailto:", link) for link in links)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("You *ask* him.", "You <em>ask</em> him."),
        ("You _ask_ him.", "You <em>ask</em> him."),
        ("**Now**, not later.", "<strong>Now</strong>, not later."),
        ("***Now***", "<strong><em>Now</em></strong>"),
        ("*Ask **him** now*", "<em>Ask <strong>him</strong> now</em>"),
        ("Type `a < b`.", "Type <code>a &lt; b</code>."),
        ("See [the *planner*](planner.md).", 'See <a href="planner.md">the <em>planner</em></a>.'),
        ("[Write](mailto:esra@kitchen.example)", '<a href="mailto:esra@kitchen.example">Write</a>'),
        ("[x](javascript:alert)", "x"),
        ("2 * 3 * 4, snake_case_name, 5*6*7", "2 * 3 * 4, snake_case_name, 5*6*7"),
        (r"\*not emphasis\*", "*not emphasis*"),
        ("<b>Fish & chips</b>", "&lt;b&gt;Fish &amp; chips&lt;/b&gt;"),
        ("**a *b** c*", "<strong>a *b</strong> c*"),
    ],
)
def test_marks(text: str, html: str) -> None:
    assert inline_html(text) == html
