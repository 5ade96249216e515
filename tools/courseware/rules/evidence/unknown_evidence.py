"""A citation of something that the register does not have.

Every figure and finding rests on an entry of `docs/data/evidence.yaml`; a
citation of nothing is a claim without ground. What the register itself leaves
out (`left_out`) has to be there, too.

Bad, in an item:

    evidence: [kit-plates]

Good, in an item:

    evidence: [kit-cups]

Bad, in a scenario:

    evidence: [kit-cup]

Good, in a scenario:

    evidence: [kit-cups]

Good, in a page:

    Nine of twelve washed their own cup.[@kit-cups]
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from courseware.course import REGISTER_FILE, Course
from courseware.coverage import ids_in
from courseware.data_file import Data
from courseware.data_texts import data_parts, evidence_in
from courseware.diagnostics import Finding, Span, did_you_mean, said_enough
from courseware.model import Item, Scenario
from courseware.nodes import Mapping, head
from courseware.pages import Citation, Page, citations

#: So many unknown names of one list are told: whoever mends them meets the others.
MOST_NAMED = 100


def check_item(item: Item, course: Course) -> Iterator[Finding]:
    """Yield every id under `evidence` that is no entry of the register."""
    yield from _cited(item.node, item.evidence, course)


def check_scenario(scenario: Scenario, course: Course) -> Iterator[Finding]:
    """Yield every id under `evidence`, of the scenario or of a node, that is no entry of the register."""
    cited = [(scenario.node, scenario.evidence), *((node.node, node.evidence) for node in scenario.nodes)]
    for node, names in cited:
        yield from _cited(node, names, course)


def check_data(data: Data, course: Course) -> Iterator[Finding]:
    """Yield every id under `evidence` of a data file, and every citation in its texts, that is no entry."""
    for node, names in evidence_in(data.node):
        yield from _cited(node, names, course)
    for part in data_parts(data, course.languages):
        for prose in part.proses:
            yield from _marked(citations(prose.text, prose.span), course)


def check_page(page: Page, course: Course) -> Iterator[Finding]:
    """Yield every citation that is no entry of the register."""
    yield from _marked(page.citations, course)


def check(course: Course) -> Iterator[Finding]:
    """Yield every id that the register itself leaves out and does not have."""
    for group in course.register.left_out:
        named = ids_in(group.node.values.get("entries"))
        unknown = ((name, node) for name, node in named.items() if name not in course.register.evidence)
        for name, node in islice(unknown, MOST_NAMED):
            yield from _unknown(course, name, head(node))


def _marked(written: Iterable[Citation], course: Course) -> Iterator[Finding]:
    for citation in written:
        if citation.id not in course.register.evidence:
            yield from _unknown(course, citation.id, citation.span)


def _cited(node: Mapping, names: Iterable[str], course: Course) -> Iterator[Finding]:
    unknown = (name for name in names if name not in course.register.evidence)
    for name in islice(unknown, MOST_NAMED):
        yield from _unknown(course, name, node.at("evidence", name))


def _unknown(course: Course, name: str, span: Span) -> Iterator[Finding]:
    known = course.register.evidence
    if not said_enough(course.found, REGISTER_FILE, known):
        help_text = did_you_mean(name, known, what="entries") or "look in docs/data/evidence.yaml"
        yield Finding(span, f"the register has no entry `{name}`", help_text)
