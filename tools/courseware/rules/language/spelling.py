"""A word that the spelling dictionary does not know.

A slip costs a text its authority. Asked is hunspell, with its British and its
Dutch dictionary, if it is installed; `course check` says where it is not. The
words of your own course, names among them, stand one a line in
`docs/data/spelling/en.txt` and `nl.txt`; `#` begins a comment there. With a
word its capitalised form and its possessive are known, too, and so are usual
abbreviations with their full stop, such as “etc.” and “bijv.”. Read are quizzes,
scenarios, data files, pages with their front matter, the course file and the
register.

Bad, in an item:

    stem:
      en: Who washs the cups?
      nl: Wie wast de koppjes af?

Good, in an item:

    stem:
      en: Who washes the cups?
      nl: Wie wast de kopjes af?
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from courseware.course import Course
from courseware.data_file import Data
from courseware.diagnostics import Finding
from courseware.model import Quiz, Scenario
from courseware.nodes import Node, scalars
from courseware.pages import Page
from courseware.source import read_bytes
from courseware.text.prose import Prose
from courseware.text.spelling import speller
from courseware.text.word_sets import word_set

SEVERITY = "warning"

#: A word; none is what stands beside a digit, as in "mp3".
_WORD = re.compile(r"(?<![\w])[^\W\d_]+(?:['’\-][^\W\d_]+)*(?!\w)")
#: An address is no text.
_ADDRESS = re.compile(r"\S*(?:@|://|\bwww\.)\S*")
_POSSESSIVE = re.compile(r"['’]s?$")
#: More of a text's wrong words than these are counted, not named.
_MOST_NAMED = 3


def check_quiz(quiz: Quiz, course: Course) -> Iterator[Finding]:
    """Yield the first wrong word of each text."""
    yield from _wrong(_texts(quiz.node, course), course)


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield the first wrong word of each text."""
    yield from _wrong(_texts(scenario.node, course), course)


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield the first wrong word of each text."""
    yield from _wrong(_texts(data.node, course), course)


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield the first wrong word of each paragraph, heading and cell, and of the front matter."""
    head = [scalar for key, scalar in scalars(page.node) if key in ("title", "description", "drawing_alt")]
    texts = [scalar.prose(page.language) for scalar in head]
    yield from _wrong([*texts, *(paragraph.prose for paragraph in page.paragraphs)], course)


def check(course: Course) -> Iterator[Finding]:
    """Yield the first wrong word of each text of the course file and the register."""
    entries = (entry.node for entry in course.register.entries if entry.node is not None)
    nodes = [course.file.node, *entries, *(group.node for group in course.register.left_out)]
    yield from _wrong([text for node in nodes for text in _texts(node, course)], course)


def _texts(node: Node, course: Course) -> list[Prose]:
    return [scalar.prose(key) for key, scalar in scalars(node) if key in course.languages]


def _wrong(texts: Iterable[Prose], course: Course) -> Iterator[Finding]:
    by_language: dict[str, list[Prose]] = defaultdict(list)
    for prose in texts:
        by_language[prose.language].append(prose)
    for language, proses in by_language.items():
        read = [(prose, {match[0] for match in _words(prose)}) for prose in proses]
        wrong = _unknown(set().union(*(words for _, words in read)), language, course)
        for prose, words in read:
            if not wrong.keys().isdisjoint(words):
                yield from _finding(prose, wrong)


def _words(prose: Prose) -> Iterator[re.Match[str]]:
    plain = prose.plain
    if "@" in plain or "://" in plain or "www." in plain:
        plain = _ADDRESS.sub(lambda match: " " * len(match[0]), plain)
    return _WORD.finditer(plain)


def _unknown(words: set[str], language: str, course: Course) -> dict[str, tuple[str, ...]]:
    """Return the words that neither the course's own list nor the dictionary knows, with suggestions."""
    checker = speller(language)
    if checker is None:
        return {}
    own = _own_words(language, course)

    def wrong(asked: Iterable[str]) -> dict[str, tuple[str, ...]]:
        return checker.wrong(sorted(word for word in asked if not _is_listed(word, own)))

    # What is wrong takes hunspell long: a compound is asked as a whole only where one of its parts is wrong.
    compounds = {word: word.split("-") for word in words if "-" in word}
    wrong_parts = wrong(part for word, parts in compounds.items() if not _is_listed(word, own) for part in parts)
    return wrong(word for word in words if word not in compounds or not wrong_parts.keys().isdisjoint(compounds[word]))


def _is_listed(word: str, own: frozenset[str]) -> bool:
    written = word.replace("’", "'")
    bare = _POSSESSIVE.sub("", written)
    return not own.isdisjoint((written, bare, written[:1].lower() + written[1:], bare[:1].lower() + bare[1:]))


def _is_abbreviated(match: re.Match[str], prose: Prose) -> bool:
    """Tell whether a word is an abbreviation with its full stop, which the dictionary may know in this form alone."""
    written = f"{match[0].lower()}."
    lists = (word_set(prose.language, name) for name in ("abbreviations", "abbreviations-at-the-end"))
    return prose.plain.startswith(".", match.end()) and any(written in listed for listed in lists)


def _own_words(language: str, course: Course) -> frozenset[str]:
    name = f"docs/data/spelling/{language}.txt"
    text, _ = read_bytes(course.root / name, name)
    lines = (line.partition("#")[0].strip().replace("’", "'") for line in (text or "").splitlines())
    return frozenset(filter(None, lines))


def _finding(prose: Prose, wrong: dict[str, tuple[str, ...]]) -> Iterator[Finding]:
    found = [match for match in _words(prose) if match[0] in wrong and not _is_abbreviated(match, prose)]
    if not found:
        return
    first = found[0]
    others = [word for word in dict.fromkeys(match[0] for match in found) if word != first[0]]
    named = ", ".join(others[:_MOST_NAMED]) + (f" and {len(others) - _MOST_NAMED} more" * (len(others) > _MOST_NAMED))
    suggestions = wrong[first[0]]
    offer = f"did you mean {' or '.join(suggestions)}? if not, " if suggestions else ""
    help_text = f"{offer}add it to docs/data/spelling/{prose.language}.txt"
    notes = (f"also in this text: {named}",) if others else ()
    yield Finding(prose.span(*first.span()), f"“{first[0]}” is not in the dictionary", help_text, notes=notes)
