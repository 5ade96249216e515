"""A percentage, share or count that none of the cited entries holds.

A figure that no entry carries is a slip of the pen, or is taken from somewhere
else. Both spread: readers repeat numbers, and seldom look them up. Looked at
are percentages ("17%", "seventeen percent"), shares ("three quarters", "one
in three") and counts ("nine of twelve"), in items, scenarios and
entries of data files with `evidence`, and in each paragraph of a page that cites. An entry carries the
numbers of its `figures`, its `text` and its `population`; a share in words may
be 1.5 points off, one with "almost", "over" or "about" more.

Not looked at: dates, times and ordinary counts; counts in a stem, a
scenario or a data file, and what somebody says there, which belong to the case;
distractors where every choice is a figure, since wrong ones are meant; and any
text that says that the sum is your own. It cannot see a right number that is
given to the wrong group.

Bad, in an item:

    rationale:
      en: Two in three wash their own cup.
      nl: Twee op de drie wassen hun eigen kopje af.

Good, in an item:

    rationale:
      en: Nine of twelve wash their own cup, and so three in four. That sum is ours.
      nl: Negen van de twaalf wassen hun eigen kopje af, dus drie op de vier. Die som is van ons.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from courseware.citing import cited_by, cited_paragraphs
from courseware.course import Course
from courseware.data_file import Data
from courseware.data_texts import data_parts
from courseware.diagnostics import Finding
from courseware.item_texts import ItemText, item_texts
from courseware.model import Evidence, Figure, Item, Register, Scenario
from courseware.pages import Page
from courseware.scenario_texts import scenario_parts
from courseware.text.figures import Claim, are_figures, claims, lone_number, numbers, unquoted
from courseware.text.prose import Prose
from courseware.text.terms import terms

SEVERITY = "warning"

#: A note shows this many entries, and of each this many figures.
_MOST_SHOWN = 4


def check_item(item: Item, course: Course) -> Iterator[Finding]:
    """Yield the texts of an item with a figure that its evidence does not hold."""
    entries = _entries(item.evidence, course.register)
    if not entries:
        return
    for language in item.stem:
        texts = [(text, text.in_languages[language]) for text in item_texts(item) if language in text.in_languages]
        held: tuple[float, ...] | None = None
        for prose, made in _to_check(texts):
            held = _held(entries, course.register, language) if held is None else held
            yield from _findings(prose, made, entries, held)


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield the texts of a scenario with a percentage or share that its evidence does not hold."""
    shared = _entries(scenario.evidence, course.register)
    held = {language: _held(shared, course.register, language) for language in course.languages}
    for part in scenario_parts(scenario, course.languages):
        own = _entries(part.own, course.register)
        if (own or shared) and len(own) == len(part.own) and len(shared) == len(part.shared):
            texts = [prose for text in part.texts for prose in text.in_languages.values()]
            to_check = [(prose, _loose_unsaid(prose, held[prose.language])) for prose in texts]
            yield from _in_part([(prose, made) for prose, made in to_check if made], own, shared, course)


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield the texts of a data file with a percentage or share that what their entry rests on does not hold."""
    for part in data_parts(data, course.languages):
        for prose in part.proses:
            entries = _entries((*part.evidence, *cited_by(prose)), course.register)
            held = _held(entries, course.register, prose.language)
            yield from _findings(prose, _loose_unsaid(prose, held), entries, held) if entries else ()


def _loose_unsaid(prose: Prose, held: tuple[float, ...]) -> list[Claim]:
    """Return the percentages and shares of a text that nobody says and that what is cited does not hold."""
    loose = [claim for claim in claims(prose) if claim.kind != "count" and not _is_held(claim, held)]
    return unquoted(prose, loose) if loose and not _is_own_sum(prose) else []


def _in_part(
    to_check: list[tuple[Prose, list[Claim]]], own: list[Evidence], shared: list[Evidence], course: Course
) -> Iterator[Finding]:
    """Yield the texts of a part with a figure that what is cited for the part alone does not hold either."""
    for language in dict.fromkeys(prose.language for prose, _ in to_check):
        held = _held(own or shared, course.register, language)
        for prose, made in to_check:
            if prose.language == language:
                yield from _findings(prose, made, [*own[:_MOST_SHOWN], *shared[:_MOST_SHOWN]], held)


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield the paragraphs with a figure that the entries cited there do not hold."""
    for paragraph, names in cited_paragraphs(page):
        made = claims(paragraph.prose) if names else ()
        if made and not _is_own_sum(paragraph.prose):
            entries = _entries(names, course.register)
            held = _held(entries, course.register, page.language)
            yield from _findings(paragraph.prose, made, entries, held) if entries else ()


def _entries(names: Iterable[str], register: Register) -> list[Evidence]:
    """Return the entries of these names; none if one is unknown, which another rule says."""
    names = dict.fromkeys(names)
    found = [register.evidence[name] for name in names if name in register.evidence]
    return found if len(found) == len(names) else []


def _to_check(texts: list[tuple[ItemText, Prose]]) -> Iterator[tuple[Prose, list[Claim]]]:
    """Yield the texts of an item in one language that claim something, with their claims."""
    choices = {text.choice: prose for text, prose in texts if text.part == "choice"}
    is_estimate = bool(choices) and are_figures(choices.values())
    if not is_estimate and not any(claims(prose) for _, prose in texts):
        return
    stem = next((prose for text, prose in texts if text.part == "stem"), Prose("", ""))
    known = {number.value for number in numbers(stem)} | {len(choices)}
    asks = any(terms(stem.language, "asks-for-a-share").find(stem))
    beside = {text.choice: prose for text, prose in texts if text.part == "feedback"}
    for text, prose in texts:
        made = [] if text.part == "trainer" else [claim for claim in claims(prose) if _says(claim, known)]
        if is_estimate and text.choice in choices:
            made = _of_estimate(text, made, choices[text.choice], asks)
        around = [prose, *(some[text.choice] for some in (choices, beside) if text.choice in some)]
        if made and not any(map(_is_own_sum, around)):
            yield prose, made


def _says(claim: Claim, known: set[float]) -> bool:
    """Tell whether a claim is more than a count of what the stem tells or of the choices ("two of the four")."""
    return claim.kind != "count" or claim.parts[1] not in known


def _of_estimate(text: ItemText, made: list[Claim], choice: Prose, asks: bool) -> list[Claim]:
    """Return the claims of a choice that is a figure, or of its feedback: a wrong figure is meant to be wrong."""
    number = lone_number(choice)
    if not text.right:
        wrong = {claim.value for claim in claims(choice)} | {number}
        return [claim for claim in made if claim.value not in wrong]
    if text.part == "choice" and number is not None and asks:
        return [Claim(0, len(choice.text), "percentage", number)]
    return made


def _is_own_sum(prose: Prose) -> bool:
    return any(terms(prose.language, "own-sum").find(prose))


def _findings(
    prose: Prose, made: Iterable[Claim], entries: list[Evidence], held: tuple[float, ...]
) -> Iterator[Finding]:
    """Yield one finding for all the claims of a text that are not held."""
    loose = [claim for claim in made if not _is_held(claim, held)]
    if not loose:
        return
    first = loose[0]
    low, high = first.bounds
    where = "the entry" if len(entries) == 1 else "any of the entries"
    help_text = "correct it, or cite the entry that it comes from"
    if _is_between(100 - high, 100 - low, held):
        help_text = "it looks like the rest of a figure: if so, say that the sum is yours"
    notes = [_shown(entry) for entry in entries[:_MOST_SHOWN]]
    if len(loose) > 1:
        notes.append(f"{len(loose) - 1} more in this text")
    written = " ".join(prose.plain[first.start : first.end].split())
    message = f"`{written}` is not in {where} cited here"
    yield Finding(prose.span(first.start, first.end), message, help_text, notes=tuple(notes))


def _is_held(claim: Claim, held: tuple[float, ...]) -> bool:
    return _is_between(*claim.bounds, held) or (
        claim.kind == "count" and all(_is_between(part, part, held) for part in claim.parts)
    )


def _is_between(low: float, high: float, held: tuple[float, ...]) -> bool:
    at = bisect_left(held, low)
    return at < len(held) and held[at] <= high


def _held(entries: Iterable[Evidence], register: Register, language: str) -> tuple[float, ...]:
    """Return the numbers of some entries, in their order."""
    return tuple(sorted({number for entry in entries for number in _held_by(entry, register, language)}))


def _held_by(entry: Evidence, register: Register, language: str) -> frozenset[float]:
    """Return the numbers of an entry in one language; found once for each entry."""
    kept: dict[str, frozenset[float]] = vars(entry)
    name = f"_held_{language}"
    if name not in kept:
        groups = [figure.group for figure in entry.figures]
        texts = [entry.text, *(register.populations.get(key, {}) for key in entry.population)]
        texts += [register.populations.get(group, {}) if isinstance(group, str) else group or {} for group in groups]
        proses = [Prose(text.get(language, ""), language) for text in texts]
        found = {end for figure in entry.figures for end in (figure.value, figure.to) if end is not None}
        found |= {number.value for prose in proses for number in numbers(prose)}
        found |= {claim.value for prose in proses for claim in claims(prose)}
        kept[name] = frozenset(found)
    return kept[name]


def _shown(entry: Evidence) -> str:
    if not entry.figures:
        return f"{entry.id} has no figures"
    shown = ", ".join(map(_figure, entry.figures[:_MOST_SHOWN]))
    return f"{entry.id} has {shown}{', …' * (len(entry.figures) > _MOST_SHOWN)}"


def _figure(figure: Figure) -> str:
    to = "" if figure.to is None else f" to {figure.to:g}"
    return f"{figure.value:g}{to}{'%' * (figure.unit == 'percent')}"
