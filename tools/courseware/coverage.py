"""Which entries of the register the course uses, and where, and which it leaves out with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from courseware.course import COURSE_FILE, Course
from courseware.data_file import Data
from courseware.data_texts import data_parts, evidence_in
from courseware.diagnostics import Span, unread_files
from courseware.model import Register, Scenario
from courseware.nodes import Node, Scalar, Sequence, head
from courseware.pages import citations

#: Where these stand, nobody knows whether a file cites more than could be read.
_HALF_READ = {"wrong-type", "invalid-value", "unknown-key", "duplicate-key", "yaml-feature"}


@dataclass(frozen=True)
class Coverage:
    """Where the course uses each entry of the register that it uses, by id.

    What pages cite comes first, then items, scenarios and data files. A page in
    another language is left out where its twin cites the entry as well.
    `unknown` are names that something cites and the register does not have. Not
    `whole` where a file could not be read as it was meant, so that it may cite more.
    """

    register: Register
    used: Mapping[str, tuple[Span, ...]]
    unknown: tuple[str, ...]
    whole: bool

    @cached_property
    def left_out(self) -> tuple[str, ...]:
        """The entries that are left out with a reason, and used nowhere."""
        return tuple(name for name in self._unused if name in self.register.reasons)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The entries that are neither used nor left out with a reason."""
        return tuple(name for name in self._unused if name not in self.register.reasons)

    @cached_property
    def _unused(self) -> tuple[str, ...]:
        return tuple(name for name in self.register.evidence if name and name not in self.used)


def coverage(course: Course) -> Coverage:
    """Return what the course uses of its register. The bank has to be filled. Made once for each course."""
    kept: dict[str, Coverage] = vars(course)
    if "_coverage" not in kept:
        kept["_coverage"] = _coverage(course)
    return kept["_coverage"]


def ids_in(written: Node | None) -> dict[str, Scalar]:
    """Return the ids of a list, or the one that stands for a list of one, each with its first place."""
    found: dict[str, Scalar] = {}
    for name, node in named_in(written):
        found.setdefault(name, node)
    return found


def named_in(written: Node | None) -> Iterator[tuple[str, Scalar]]:
    """Yield the ids of a list, or the one that stands for a list of one, those that stand there twice as well."""
    for node in written.items if isinstance(written, Sequence) else [written]:
        if isinstance(node, Scalar) and node.text.strip():
            yield node.text.strip(), node


def _coverage(course: Course) -> Coverage:
    used: dict[str, list[Span]] = {}
    unknown: dict[str, None] = {}
    for name, span in _uses(course):
        if name in course.register.evidence:
            used.setdefault(name, []).append(span)
        else:
            unknown[name] = None
    unknown |= dict.fromkeys(name for name in course.register.reasons if name not in course.register.evidence)
    return Coverage(
        course.register, {name: tuple(spans) for name, spans in used.items()}, tuple(unknown), _is_whole(course)
    )


def _is_whole(course: Course) -> bool:
    half_read = (
        diagnostic.rule in _HALF_READ and diagnostic.span.file.endswith(".yaml") and diagnostic.span.file != COURSE_FILE
        for diagnostic in course.found
    )
    return not unread_files(course.found) and not any(half_read)


def _uses(course: Course) -> Iterator[tuple[str, Span]]:
    yield from _in_pages(course)
    for quiz in course.bank.values():
        for item in quiz.items:
            yield from ((name, item.span) for name in dict.fromkeys(item.evidence))
    for scenario in course.scenarios.values():
        yield from _in_scenario(scenario)
    for data in course.data.values():
        yield from _in_data(data, course)


def _in_pages(course: Course) -> Iterator[tuple[str, Span]]:
    languages: dict[tuple[str, str], str] = {}
    for page in course.pages:
        for citation in page.citations:
            if languages.setdefault((page.path, citation.id), page.language) == page.language:
                yield citation.id, citation.span


def _in_scenario(scenario: Scenario) -> Iterator[tuple[str, Span]]:
    for node in (scenario.node, *(each.node for each in scenario.nodes)):
        yield from ((name, head(written)) for name, written in ids_in(node.values.get("evidence")).items())


def _in_data(data: Data, course: Course) -> Iterator[tuple[str, Span]]:
    for node, _ in evidence_in(data.node):
        yield from ((name, head(written)) for name, written in ids_in(node.values["evidence"]).items())
    for part in data_parts(data, course.languages):
        for texts in part.texts:
            cited: dict[str, Span] = {}
            for prose in texts.values():
                for citation in citations(prose.text, prose.span):
                    cited.setdefault(citation.id, citation.span)
            yield from cited.items()
