"""The Markdown extension under Python-Markdown alone: the HTML of items, quizzes and citations, and nobody else's."""

from __future__ import annotations

import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import yaml

from courseware.front_matter import split_front_matter
from courseware.html import assets, page_view
from courseware.words import words
from tests.courses import BASE, PAGE, QUIZ, edit, render

GOLDEN = Path(__file__).parent / "golden"
DUTCH = "docs/nl/kitchen/index.md"
#: It has an item of each type without choices.
PRACTICE = Path(__file__).parent / "browser" / "course"
KINDS = "docs/{}/practice/kinds.md"
ITEM = "/// item | kitchen#nine-cups\n///\n"
WHOLE = "/// quiz | kitchen\n///\n"
SCENARIO = "/// scenario | the-full-sink\n///\n"
SINK = "quizzes/scenarios/the-full-sink.yaml"
#: The blocks that say how far a learner is.
STANDING = [f"/// {name}\n///\n" for name in ("modules", "progress", "core-route", "certificate", "my-data")]


def in_lines(html: str) -> str:
    """Put each tag on a line of its own, so that a difference can be read."""
    return html.replace("><", ">\n<") + "\n"


def cut_out(html: str, start: str, end: str) -> str:
    begin = html.index(start)
    return html[begin : html.index(end, begin) + len(end)]


@pytest.mark.parametrize(
    ("name", "text", "page", "start", "end"),
    [
        ("item.en.html", ITEM, PAGE, '<div class="cw-item"', "</details></div>"),
        ("item.nl.html", ITEM, DUTCH, '<div class="cw-item"', "</details></div>"),
        ("quiz.en.html", WHOLE, PAGE, '<section class="cw-quiz"', "</section>"),
        ("quiz.nl.html", WHOLE, DUTCH, '<section class="cw-quiz"', "</section>"),
        ("scenario.en.html", SCENARIO, PAGE, '<section class="cw-scenario"', "</section>"),
        ("scenario.nl.html", SCENARIO, DUTCH, '<section class="cw-scenario"', "</section>"),
        ("citation.en.html", "Nine.[@kit-cups]", PAGE, '<span class="cw-cite"', "</span></span>"),
        ("sources.nl.html", "Negen.[@kit-cups; @kit-rota]", DUTCH, '<section class="cw-sources"', "</section>"),
        ("review.en.html", "/// review\n///\n", "docs/en/review.md", '<section class="cw-review"', "</section>"),
        ("register.en.html", "/// register\n///\n", "docs/en/sources.md", "<h2", "</section>"),
        ("modules.en.html", "/// modules\n///\n", "docs/en/index.md", "<ul", "</ul>"),
        ("objectives.nl.html", "/// objectives | m1-kitchen\n///\n", DUTCH, '<ul class="cw-objectives"', "</ul>"),
        ("page-top.nl.html", "# Schone kopjes", DUTCH, '<div class="cw-about"', "</details>"),
        ("page-end.en.html", "# Clean cups", PAGE, '<div class="cw-done"', "</p></div>"),
        ("progress.en.html", "/// progress\n///\n", "docs/en/progress.md", '<div class="cw-continue"', "</section>"),
        ("certificate.nl.html", "/// certificate\n///\n", "docs/nl/certificate.md", '<form class="cw-', "</article>"),
        ("my-data.en.html", "/// my-data\n///\n", "docs/en/my-data.md", '<p class="cw-data__', "</div></div>"),
    ],
)
def test_golden_html(name: str, text: str, page: str, start: str, end: str) -> None:
    """The scripts, the style sheet and other packages read this HTML: `COURSE_GOLDEN=1` writes it anew."""
    made = in_lines(cut_out(render(text, BASE, page), start, end))
    if os.environ.get("COURSE_GOLDEN"):
        (GOLDEN / name).write_text(made, encoding="utf-8")
    assert made == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("written", "aside"), [("true", 1), ("false", 0)])
def test_a_module_that_is_a_start_or_an_end_has_a_card_without_a_number(root: Path, written: str, aside: int) -> None:
    edit(root, "docs/data/course.yaml", "    minutes: 20\n", f"    minutes: 20\n    unnumbered: {written}\n")
    html = render("/// modules\n///\n", root, "docs/en/index.md")
    assert html.count('<li class="cw-module cw-module--aside" data-module="m1-kitchen"') == aside


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("name", ["kinds", "before"])
def test_golden_html_of_items_without_choices(name: str, language: str) -> None:
    made = in_lines(
        cut_out(render(f"/// quiz | {name}\n///\n", PRACTICE, KINDS.format(language)), "<section", "</section>")
    )
    if os.environ.get("COURSE_GOLDEN"):
        (GOLDEN / f"{name}.{language}.html").write_text(made, encoding="utf-8")
    assert made == (GOLDEN / f"{name}.{language}.html").read_text(encoding="utf-8")


def test_where_a_guess_is_set_beside_its_figure() -> None:
    html = render("/// guess | before#cups-washed\n///\n", PRACTICE, KINDS.format("en"))
    assert re.search(r'<p class="cw-guess"[^>]* data-figure="9" data-shown="9" data-keeps hidden></p>', html)
    assert_well_formed(html)


def test_items_without_choices_are_well_formed() -> None:
    assert_well_formed(render("/// quiz | kinds\n///\n\n/// quiz | before\n///\n", PRACTICE, KINDS.format("en")))


# ---- what a page loads


def loaded(html: str) -> list[str]:
    return re.findall(r'<(?:script defer src|link rel="stylesheet" href)="([^"]+)"', html)


def test_a_page_loads_each_thing_once_before_its_first_item() -> None:
    html = render(f"{ITEM}\n{WHOLE}\n{ITEM}", BASE)
    first, quiz = html.index('class="cw-item"'), html.index('class="cw-quiz"')
    assert sorted(loaded(html[:first])) == [
        "../assets/items/item.js",
        "../assets/items/items.css",
        "../assets/items/single-choice.js",
        "../assets/page.js",
        "../assets/progress.css",
        "../assets/store.js",
    ]
    assert sorted(loaded(html[first:quiz])) == [
        "../assets/calendar.js",
        "../assets/items/confidence.js",
        "../assets/items/multiple-response.js",
        "../assets/items/quiz.css",
        "../assets/items/quiz.js",
        "../assets/schedule.js",
    ]
    assert not {*loaded(html[quiz:])} & {*loaded(html[:quiz])}
    assert len(set(said := re.findall(r'class="cw-words">(.*?)<', html))) == len(said)
    # The page's end, behind everything that it builds upon.
    assert loaded(html[quiz:]) == ["../assets/progress.js", "../assets/done.js"]
    assert html.count('class="cw-words"') == 6


def test_a_page_outside_the_modules_that_asks_nothing_loads_nothing() -> None:
    text = "Nine.[@kit-cups]\n\n/// objectives | m1-kitchen\n///"
    assert loaded(render(text, BASE, "docs/en/index.md")) == []


@pytest.mark.parametrize(("page", "up"), [("docs/en/index.md", ""), (PAGE, "../"), ("docs/en/a/b/c.md", "../../")])
def test_addresses_are_relative_to_the_page(page: str, up: str) -> None:
    html = render(f"{ITEM}\nNine.[@kit-cups]", BASE, page)
    assert {address.partition("assets/")[0] for address in loaded(html)} == {up}
    assert f'href="{up}sources.html#kit-cups"' in html
    assert page_words(html)["root"] == (up or "./")


def page_words(html: str) -> dict[str, str]:
    text = cut_out(html, '<script type="application/json" class="cw-words">', "</script>")
    found: dict[str, str] = json.loads(text.partition(">")[2].removesuffix("</script>"))
    return found


def test_the_page_has_its_words() -> None:
    assert page_words(render(ITEM, BASE))["course"] == "shared-kitchen"
    assert page_words(render(ITEM, BASE))["retry"] == "Try again"
    assert page_words(render(ITEM, BASE, DUTCH))["retry"] == "Probeer opnieuw"


def test_an_item_that_stands_twice_has_ids_of_its_own() -> None:
    html = render(f"{ITEM}\n{WHOLE}\n{ITEM}", BASE)
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert len(set(re.findall(r'<input type="radio" name="([^"]+)"', html))) == 3
    assert html.count('data-item="nine-cups"') == 3


# ---- scenarios


def test_every_link_of_a_scenario_leads_into_it() -> None:
    html = render(f"{SCENARIO}\n{SCENARIO}", BASE)
    ids = re.findall(r'\bid="([^"]+)"', html)
    links = re.findall(r'<a href="#([^"]+)"', html)
    assert len(ids) == len(set(ids)) and set(links) < set(ids)
    # Part 1 begins, and no option leads back to it.
    assert {f"scenario-the-full-sink--part-{n}" for n in (2, 3, 4, 5, 6, "debrief")} <= set(links)


def test_an_empty_line_makes_a_paragraph(root: Path) -> None:
    edit(root, SINK, "    It is Thursday, four o’clock. Nine", "    It is Thursday, four o’clock.\n\n    *Nine*")
    assert "four o’clock.</p><p><em>Nine</em> cups" in render(SCENARIO, root)


def test_a_scenario_says_what_it_rests_on(root: Path) -> None:
    assert "cw-item__evidence" not in render(SCENARIO, root)
    edit(root, SINK, "minutes: 6\n", "minutes: 6\nevidence: [kit-cups]\n")
    edit(root, SINK, "  on-friday:\n", "  on-friday:\n    evidence: [kit-rota, kit-cups]\n")
    rests_on = cut_out(render(SCENARIO, root), '<p class="cw-item__evidence"', "</p>")
    assert re.findall(r">(kit-\w+)<", rests_on) == ["kit-cups", "kit-rota"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("        to: on-friday", "        to: on-fridy"),
        ("    outcome: reached", "    outcome: praised"),
        ("nodes:", "noodes:"),
        ("endings:", "ends:"),
        ("debrief:", "debreef:"),
    ],
)
def test_a_scenario_with_errors_is_a_page_nevertheless(root: Path, old: str, new: str) -> None:
    edit(root, SINK, old, new)
    html = render(SCENARIO, root)
    assert_well_formed(html)
    assert "It is Thursday" in html and "None" not in html


# ---- citations


def test_citations_are_numbered_as_they_come() -> None:
    html = render("One.[@kit-rota] Two.[@kit-cups; @kit-rota] Three.[@kit-cups]", BASE)
    assert re.findall(r'class="cw-cite__mark"[^>]*>(\d)<', html) == ["1", "2", "1", "2"]
    listed = cut_out(html, '<section class="cw-sources"', "</section>")
    assert re.findall(r'id="source-(\d)">(\w+ \w+ \w+)', listed) == [("1", "In spring 2024"), ("2", "Of twelve people")]
    opened, notes = re.findall(r'popovertarget="([^"]+)"', html), re.findall(r'id="([^"]+)" popover', html)
    assert opened == notes and len(set(notes)) == 4


def test_a_citation_says_who_when_and_by_what() -> None:
    html = render("Nine.[@kit-rota]", BASE)
    assert "welve people on the third floor · March–April 2024 · Note on the door, March 2024" in html


def test_a_page_without_citations_has_no_list() -> None:
    assert "cw-sources" not in render("Nine.", BASE)


def test_a_citation_in_code_is_text() -> None:
    html = render("Write `[@kit-cups]`.\n\n```\n[@kit-cups]\n```\n", BASE)
    assert "cw-cite" not in html and "[@kit-cups]" in html


def test_a_citation_in_a_heading_or_note_is_listed_once() -> None:
    html = render("## Nine cups.[@kit-cups]\n\n!!! note\n    Talk.[@kit-rota]\n", BASE)
    assert html.count('class="cw-sources"') == 1 and html.count('id="source-') == 2
    assert html.count('class="cw-cite__mark"') == 2


# ---- names that are not there

UNKNOWN = [
    ("/// quiz | kitchn\n///", "there is no quiz `kitchn`; did you mean `kitchen`?"),
    ("/// item | kitchen#ten-cups\n///", "there is no item `kitchen#ten-cups`; did you mean `kitchen#nine-cups`?"),
    ("/// scenario | the-sink\n///", "there is no scenario `the-sink`; did you mean `the-full-sink`?"),
    ("/// guess | kitchen#nine-cups\n///", "there is no pre-question `kitchen#nine-cups`"),
    ("/// objectives | m2-kitchen\n///", "there is no module `m2-kitchen`; did you mean `m1-kitchen`?"),
    ("Ten.[@kit-cup]", "the register has no entry `kit-cup`; did you mean `kit-cups`?"),
]


@pytest.mark.parametrize(("text", "message"), UNKNOWN)
def test_unknown_names_are_logged_where_mkdocs_counts_them(
    text: str, message: str, caplog: pytest.LogCaptureFixture
) -> None:
    """`mkdocs build --strict` stops at an error on this logger."""
    html = render(text, BASE)
    logged = [(record.name.split(".")[0], record.levelname, record.getMessage()) for record in caplog.records]
    assert logged == [("mkdocs", "ERROR", f"{PAGE}: {message}")]
    assert (
        "cw-scenario" not in html
        and "cw-quiz" not in html
        and "cw-item" not in html
        and "[@" not in html
        and "///" not in html
    )


def test_what_is_wrong_in_the_yaml_is_logged(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    edit(root, QUIZ, "answer: b", "answer: e")
    render(ITEM, root)
    assert [record.getMessage() for record in caplog.records] == [f"{QUIZ}:32:13: answer `e` names no choice"]


def test_a_change_in_the_yaml_shows_in_the_next_page(root: Path) -> None:
    assert "Nine cups stand" in render(ITEM, root)
    edit(root, QUIZ, "Nine cups stand in the sink.", "Ten cups stand on the table.")
    assert "Ten cups stand" in render(ITEM, root)


def test_a_draft_language_shows_what_there_is(root: Path) -> None:
    edit(
        root,
        "docs/data/course.yaml",
        "nl: {name: Nederlands, state: published}",
        "nl: {name: Nederlands, state: draft}",
    )
    edit(root, QUIZ, "      nl: Er staan negen kopjes in de gootsteen. Esra komt binnen. Wat zeg je?\n", "")
    html = render(ITEM, root, DUTCH)
    assert "Nine cups stand in the sink." in html and "‘Ik was af, droog jij?’" in html


# ---- text that is not trusted

HOSTILE = (
    "</p></script><script>alert(1)</script><img src=x onerror=alert(1)>\"' onfocus=x"
    " {n} {{x}} [a](javascript:x) &lt;b&gt; <!--"
)
TAGS = set(re.findall(r"\w+", "div fieldset legend span p input label button details summary ul ol li dl dt dd strong"))
TAGS |= set(re.findall(r"\w+", "em code a section progress h1 h2 h3 script link table caption thead tbody tr th td"))
TAGS |= {"article", "form", "textarea", "select", "option"}
TAGS |= {"article", "form", "q", "b"}


class Tags(HTMLParser):
    """Reads HTML as a browser does, and stops at what only an author's text could have put there."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.count += 1
        given = dict(attrs)
        assert tag in TAGS, tag
        assert not [name for name in given if name.startswith("on")], attrs
        assert re.fullmatch(r"--cw-length:[0-9.]+%", given.get("style") or "--cw-length:0%"), attrs
        assert not (given.get("href") or "").lower().startswith("javascript")
        if tag == "script":
            assert given.get("class") in {"cw-words", "cw-outline"} or (given.get("src") or "").startswith(
                "../assets/"
            ), attrs

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def tags(html: str) -> int:
    parser = Tags()
    parser.feed(html)
    parser.close()
    return parser.count


def with_hostile_texts(data: Any, key: str = "") -> Any:
    """Put the hostile text in the place of every text that a reader sees."""
    if isinstance(data, dict):
        return {name: with_hostile_texts(value, name) for name, value in data.items()}
    if isinstance(data, list):
        return [with_hostile_texts(value, key) for value in data]
    return HOSTILE if key in {"en", "nl", "publisher", "section", "period", "name"} else data


def test_hostile_text_stays_text(root: Path) -> None:
    pages = [PAGE, "docs/nl/kitchen/index.md", "docs/en/index.md", "docs/en/sources.md"]
    bodies = {page: split_front_matter((root / page).read_text(encoding="utf-8"))[1] for page in pages}
    bodies["docs/en/progress.md"] = "\n".join(STANDING)
    # Everything stands in a folder, so that own scripts have one address.
    before = {
        page: tags(render(body, root, page.replace("/en/", "/en/x/", "/kitchen" not in page)))
        for page, body in bodies.items()
    }
    for file in (QUIZ, SINK, "docs/data/course.yaml", "docs/data/evidence.yaml"):
        data = with_hostile_texts(yaml.load((root / file).read_text(encoding="utf-8"), Loader=yaml.CBaseLoader))
        (root / file).write_text(json.dumps(data), encoding="utf-8")
    for page, body in bodies.items():
        html = render(body, root, page.replace("/en/", "/en/x/", "/kitchen" not in page))
        assert "alert(1)" in html, "the text itself is shown"
        assert tags(html) == before[page]


def test_hostile_ids_never_reach_the_page(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    """`course check` refuses such ids; a page built without it must be safe as well."""
    edit(root, QUIZ, "      c:\n        en: Nothing", "      '\"><script>alert(1)</script>':\n        en: Nothing")
    edit(root, QUIZ, "    answer: b\n", "    answer: '\"><script>alert(1)</script>'\n")
    edit(root, "docs/data/evidence.yaml", "  one-floor: {", "  '\"><script>alert(1)</script>': {")
    edit(root, "docs/data/course.yaml", "id: shared-kitchen", "id: </script><script>alert(1)</script>")
    for text, page in ((ITEM, PAGE), (WHOLE, PAGE), ("/// register\n///\n", PAGE)):
        html = render(text, root, page)
        assert "<script>alert" not in html and "None" not in html
        assert tags(html) > 5
    assert caplog.records


#: What stands in the place of a word: in pages, in months, and in what scripts say.
HOSTILE_WORDS = {"page": '<i onclick="x">"\'&', "script": '</script><!--"\\', "months": "<b>"}


def hostile_words(language: str, part: str) -> MappingProxyType[str, Any]:
    """Return a catalogue in which every word is hostile; its gaps stay."""
    return MappingProxyType(dict.fromkeys(words(language, part), HOSTILE_WORDS.get(part, HOSTILE_WORDS["script"])))


def test_words_cannot_end_their_script_element(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "words", hostile_words)
    html = render(f"{ITEM}\n{SCENARIO}", BASE)
    assert page_words(html)["retry"] == HOSTILE_WORDS["script"]
    assert len(set(said := re.findall(r'class="cw-words">(.*?)<', html))) == len(said) and "<!--" not in html


def test_words_are_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_view, "words", hostile_words)
    monkeypatch.setattr(page_view, "_escaped", page_view._escaped.__wrapped__)
    for text in (ITEM, WHOLE, "Nine.[@kit-rota]", "/// register\n///\n", "/// modules\n///\n", SCENARIO, *STANDING):
        assert "<i onclick" not in render(text, BASE)


# ---- well-formed

VOID = {"input", "link", "br", "hr", "img"}
#: What ends an open paragraph in a browser.
BLOCKS = {"div", "ul", "ol", "dl", "section", "fieldset", "details", "p", "h1", "h2", "h3", "table"}


class Nesting(HTMLParser):
    """Stops where tags overlap, or where a browser would close a paragraph by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not (tag in BLOCKS and "p" in self.open), f"<{tag} {attrs}> in a paragraph"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes something else"


def assert_well_formed(html: str) -> None:
    parser = Nesting()
    parser.feed(html)
    parser.close()
    assert parser.open == []


@pytest.mark.parametrize("language", ["en", "nl"])
@pytest.mark.parametrize("page", ["index.md", "sources.md"])
def test_pages_are_well_formed(page: str, language: str) -> None:
    path = f"docs/{language}/{page}"
    _, body, _ = split_front_matter((BASE / path).read_text(encoding="utf-8"))
    assert_well_formed(render(body, BASE, path))


@pytest.mark.parametrize("text", STANDING)
def test_how_far_a_learner_is_is_well_formed(text: str) -> None:
    assert_well_formed(render(f"# Cups\n\n{text}", BASE))
    assert_well_formed(render(text, BASE, "docs/nl/index.md"))


def test_items_are_well_formed() -> None:
    assert_well_formed(render(f"{ITEM}\n{WHOLE}\n{SCENARIO}", BASE))
