"""Twins: what says the same in all languages, and the record of when it last did.

They are pages, items, scenarios and the entries of data files. The record,
`docs/data/twins.yaml`, holds a fingerprint of each text in each published
language. Whoever has brought the languages in step accepts them with `course
check --accept-twins`; from then on a change in one of them alone shows.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from courseware.bank import fingerprint
from courseware.course import DATA_FOLDER, QUIZ_FOLDER, Course
from courseware.data_file import Data
from courseware.data_texts import data_parts
from courseware.diagnostics import Diagnostic, Finding, Span, unread_files
from courseware.model import Scenario
from courseware.nodes import Mapping as MappingNode
from courseware.nodes import Node, Scalar
from courseware.pages import Page
from courseware.scenario_texts import scenario_texts
from courseware.source import read_bytes, read_yaml
from courseware.text.prose import Prose

TWINS_FILE = "docs/data/twins.yaml"
#: What the names of entries of data files begin with; no quiz can be called so.
_DATA = "data/"

#: The fingerprints of pages (by path), items (by name), scenarios (by file) and entries of data files, by language.
Record = Mapping[str, Mapping[str, str]]

_HEAD = """\
# What pages, items, scenarios and data files said when their languages were last in step: a fingerprint of each text.
# When one language changes and the others do not, `course check` says so. Written by
# `course check --accept-twins`; nobody needs to read or edit it.
"""
_FINGERPRINT = re.compile(r"[0-9a-f]{12}")
#: A name that YAML reads as it stands.
_PLAIN = re.compile(r"[A-Za-z0-9][\w./#-]*")


def published(course: Course) -> tuple[str, ...]:
    """Return the codes of the published languages; a draft one may have gaps and is no twin yet."""
    return tuple(language.code for language in course.file.languages if not language.draft)


def page_twins(course: Course) -> Iterator[tuple[Page, Page]]:
    """Yield each page of the first published language with its twin in each of the others.

    A page that could not be read is left out: nobody knows what it says.
    """
    first, *others = published(course) or ("",)
    unread = unread_files(course.found)
    pages = {(page.language, page.path): page for page in course.pages if page.file not in unread}
    for page in course.pages:
        if page.language == first and page.file not in unread:
            for code in others:
                if (code, page.path) in pages:
                    yield page, pages[code, page.path]


def read_twins(root: Path) -> tuple[Record | None, Finding | None]:
    """Return the record, None where there is no such file; and what is wrong with the file, if anything."""
    path = root / TWINS_FILE
    if not path.exists() and not path.is_symlink():
        return None, None
    text, found = read_bytes(path, TWINS_FILE)
    document = read_yaml(text, TWINS_FILE) if text is not None else None
    found = found + (document.found if document else [])
    if found or document is None:
        return {}, _unusable(found[0].span, found[0].message)
    return _record(document.root)


def _record(root: Node | None) -> tuple[Record, Finding | None]:
    if root is None:
        return {}, None
    if not isinstance(root, MappingNode):
        return {}, _unusable(root.span, "expected a name and fingerprints on each line")
    record: dict[str, dict[str, str]] = {}
    for name, node in root.values.items():
        texts = node.values if isinstance(node, MappingNode) else {}
        record[name] = {code: text.text for code, text in texts.items() if isinstance(text, Scalar)}
        if not texts or len(record[name]) < len(texts) or not all(map(_FINGERPRINT.fullmatch, record[name].values())):
            return {}, _unusable(root.keys[name].span, "expected twelve hex digits for each language")
    return record, None


def _unusable(span: Span, reason: str) -> Finding:
    help_text = "mend this line, or let `course check --accept-twins` write the file anew"
    return Finding(span, "the record of twins cannot be used", help_text, notes=(reason,))


@dataclass(frozen=True)
class Texts:
    """One of the twins as it stands now: its fingerprints and its place, by published language.

    Not `whole` where a language or a part of one is missing or still to be written, or an error stands.
    """

    fingerprints: Mapping[str, str]
    places: Mapping[str, Span]
    whole: bool = True


def current_texts(course: Course, errors: Iterable[Diagnostic] = ()) -> dict[str, Texts]:
    """Return the twins by the names under which they are recorded. The bank has to be filled.

    What stands in a file that could not be read to its end is left out: nobody knows what it says.
    """
    codes = published(course)
    unread = unread_files(course.found)
    gaps = _gaps(course, errors)
    by_path: dict[str, list[Page]] = {}
    for page in course.pages:
        if page.language in codes and page.file not in unread:
            by_path.setdefault(page.path, []).append(page)
    found: dict[str, Texts] = {}
    for path, pages in by_path.items():
        prints = {page.language: _page_fingerprint(page) for page in pages}
        whole = len(pages) == len(codes) and not any(page.file in gaps or page.unfinished for page in pages)
        found[path] = Texts(prints, {page.language: Span(page.file) for page in pages}, whole)
    for quiz in (quiz for quiz in course.bank.values() if quiz.file not in unread):
        for item, lines in zip(quiz.items, quiz.holders[1:], strict=True):
            prints = {code: item.fingerprints[code] for code in codes if code in item.fingerprints}
            has_gap = _any_within(gaps.get(quiz.file, []), lines.first_line, lines.last_line)
            whole = len(prints) == len(codes) and not has_gap
            if item.id:
                found.setdefault(item.name, Texts(prints, dict.fromkeys(prints, item.span), whole))
    for scenario in (scenario for scenario in course.scenarios.values() if scenario.file not in unread):
        found[scenario.file.removeprefix(f"{QUIZ_FOLDER}/")] = _of_scenario(scenario, course, gaps)
    for data in (data for data in course.data.values() if data.file not in unread):
        found |= _of_data(data, course, gaps.get(data.file, []))
    return {name: texts for name, texts in found.items() if name.isprintable()}


def _of_scenario(scenario: Scenario, course: Course, gaps: Mapping[str, list[int]]) -> Texts:
    prints = _fingerprints([text.in_languages for text in scenario_texts(scenario, course.languages)], course)
    places = {code: scenario.node.at("title", code) for code in prints}
    return Texts(prints, places, len(prints) == len(published(course)) and scenario.file not in gaps)


def _of_data(data: Data, course: Course, gaps: list[int]) -> Iterator[tuple[str, Texts]]:
    """Yield the entries of a data file by name; where two have the same one, the first."""
    for part in reversed(data_parts(data, course.languages)):
        prints = _fingerprints(part.texts, course)
        # What stands in no table and no list may stand anywhere in the file.
        is_whole = not (_any_within(gaps, part.place.line, part.last_line) if part.name else gaps)
        name = f"{_DATA}{data.name}.yaml" + f"#{part.name}" * bool(part.name)
        whole = is_whole and len(prints) == len(published(course))
        yield name, Texts(prints, dict.fromkeys(prints, part.place), whole)


def _fingerprints(texts: Sequence[Mapping[str, Prose]], course: Course) -> dict[str, str]:
    """Return the fingerprint of some texts together, by published language, where it has any of them."""
    codes = [code for code in published(course) if any(code in text for text in texts)]
    return {code: fingerprint(*(text[code].text for text in texts if code in text)) for code in codes}


def _any_within(gaps: list[int], first_line: int, last_line: int) -> bool:
    at = bisect_left(gaps, first_line)
    return at < len(gaps) and gaps[at] <= last_line


def _gaps(course: Course, errors: Iterable[Diagnostic]) -> dict[str, list[int]]:
    """Return the lines at which a text is missing or still to be written or an error stands, by file, in order."""
    gaps: dict[str, list[int]] = {}
    for diagnostic in (*course.with_rule("missing-translation"), *course.with_rule("unfinished-text"), *errors):
        gaps.setdefault(diagnostic.span.file, []).append(diagnostic.span.line)
    return {file: sorted(lines) for file, lines in gaps.items()}


def _page_fingerprint(page: Page) -> str:
    said = [page.meta.get(key) or "" for key in ("title", "description", "drawing_alt")]
    return fingerprint(*said, page.text)


def changed_alone(before: Mapping[str, str], now: Texts) -> tuple[list[str], list[str]]:
    """Return the languages that changed since they were recorded, and those that did not though another did."""
    both = [code for code in now.fingerprints if code in before]
    changed = [code for code in both if before[code] != now.fingerprints[code]]
    return changed, [code for code in both if changed and code not in changed]


def files_of(name: str, course: Course) -> set[str]:
    """Return the files in which the texts of a recorded name stand, or stood."""
    if name.lower().endswith(".md"):
        return {f"docs/{code}/{name}" for code in published(course)}
    if name.startswith(_DATA):
        return {f"{DATA_FOLDER}/{name.partition('#')[0].removeprefix(_DATA)}"}
    if name.endswith(".yaml"):
        return {f"{QUIZ_FOLDER}/{name}"}
    return {f"{QUIZ_FOLDER}/{name.partition('#')[0]}.yaml"}


def written(record: Record) -> str:
    """Return a record as the text of its file."""
    lines = []
    for name in sorted(record):
        shown = name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)
        texts = ", ".join(f"{code}: {text}" for code, text in sorted(record[name].items()))
        lines.append(f"{shown}: {{{texts}}}\n")
    return _HEAD + "".join(lines)
