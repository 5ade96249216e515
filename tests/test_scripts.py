"""Our own scripts, styles and templates: no HTML from strings, nothing from another host."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def own_files(*suffixes: str) -> list[Path]:
    found = [path for folder in ("docs/assets", "tools/theme") for path in sorted((ROOT / folder).rglob("*"))]
    return [path for path in found if path.suffix in suffixes and "vendor" not in path.parts]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


#: What turns a text into markup or code.
FROM_STRINGS = re.compile(
    r"""\.(?:inner|outer)HTML\b|\[["'`](?:inner|outer)HTML["'`]\]|\binsertAdjacentHTML\b|\bdocument\.write(?:ln)?\b
    |\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(|\bcreateContextualFragment\b|\bDOMParser\b|\bsrcdoc\b|\bsetHTML
    |\bset(?:Timeout|Interval)\s*\(\s*["'`]|\bjavascript:|\bimport\s*\(|\bexecScript\b""",
    re.VERBOSE,
)
HOST = re.compile(r"(?:https?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
#: Names of vocabularies that look like addresses and are never fetched.
NAMES = ("http://www.w3.org/", "https://www.w3.org/")


def without_comments(text: str, suffix: str) -> str:
    """Return a file without its comments; what stands in quotes stays."""
    if suffix == ".html":
        text = re.sub(r"{#.*?#}|<!--.*?-->", "", text, flags=re.DOTALL)
    if suffix in {".js", ".css", ".html"}:
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    if suffix == ".js":
        text = re.sub(r"(?m)(^|[\s;{}])//.*$", r"\1", text)
    return re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL) if suffix == ".svg" else text


def test_there_are_scripts() -> None:
    """Otherwise the tests below would look at nothing."""
    assert {"docs/assets/items/item.js", "docs/assets/store.js", "docs/assets/guard.js"} <= {
        name(path) for path in own_files(".js")
    }
    assert own_files(".html") and own_files(".css")


@pytest.mark.parametrize("path", own_files(".js", ".html", ".svg"), ids=name)
def test_no_markup_or_code_from_strings(path: Path) -> None:
    text = without_comments(path.read_text(encoding="utf-8"), path.suffix)
    assert [match[0] for match in FROM_STRINGS.finditer(text)] == []


@pytest.mark.parametrize("path", own_files(".js", ".css", ".html", ".svg"), ids=name)
def test_nothing_from_another_host(path: Path) -> None:
    text = without_comments(path.read_text(encoding="utf-8"), path.suffix)
    assert [match[0] for match in HOST.finditer(text) if not text.startswith(NAMES, match.start())] == []
    assert not re.search(r"@import|url\(\s*[\"']?(?:https?:)?//", text)


@pytest.mark.parametrize("path", own_files(".js"), ids=name)
def test_scripts_hold_no_words_of_their_own(path: Path) -> None:
    """Text that a learner reads comes with the page, in its language."""
    text = without_comments(path.read_text(encoding="utf-8"), path.suffix)
    shown = re.findall(r"(?:textContent|innerText|\.title|\.alt|placeholder)\s*=\s*(['\"`][^'\"`]+['\"`])", text)
    shown += re.findall(r"\b(?:alert|confirm|prompt)\s*\(", text)
    shown += re.findall(r"setAttribute\(\s*['\"]aria-label['\"]\s*,\s*(['\"][^'\"]+['\"])", text)
    assert shown == []


@pytest.mark.parametrize("path", own_files(".html"), ids=name)
def test_templates_have_no_handlers_in_attributes(path: Path) -> None:
    text = without_comments(path.read_text(encoding="utf-8"), path.suffix)
    assert re.findall(r"<[^>]*\son\w+\s*=", text) == []


@pytest.mark.parametrize(
    "text", ["x.innerHTML = y", "el['outerHTML']", "eval (x)", "new Function('x')", "setTimeout('x')"]
)
def test_the_search_finds_what_it_looks_for(text: str) -> None:
    assert FROM_STRINGS.search(text)
    assert FROM_STRINGS.search(without_comments(f"// note\nrun(); {text}", ".js"))


@pytest.mark.parametrize(
    "text", ["'https://cdn.example.org/x.js'", 'src="//cdn.example.org/x.js"', "url(http://a.example/b)"]
)
def test_the_search_finds_hosts(text: str) -> None:
    assert HOST.search(without_comments(f"/* see https://a.example */ load({text})", ".js"))
    assert not HOST.search(without_comments("// see https://a.example\n/* http://b.example */ go()", ".js"))


#: Classes that a style sheet changes where what it dresses stands beside, or in, another's.
SHARED = {
    "cw-about",
    "cw-certificate-form",
    "cw-item",
    "cw-item__body",
    "cw-item__evidence",
    "cw-module",
    "cw-note__verdict",
    "cw-notice",
    "cw-quiz",
    "cw-trouble",
}


def test_two_style_sheets_do_not_dress_the_same_class() -> None:
    """Both may be on one page, and each would change what the other one made."""
    sheets: dict[str, set[str]] = {}
    for path in own_files(".css"):
        for found in re.findall(r"\.(cw-[\w-]+)", without_comments(path.read_text(encoding="utf-8"), ".css")):
            sheets.setdefault(found, set()).add(name(path))
    assert {found for found, where in sheets.items() if len(where) > 1} == SHARED
