"""Which part of a file a waiver speaks for."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from courseware.diagnostics import Diagnostic, Span
from courseware.waivers import Holder, without_waived

#: Parts of a file inside one another: the lines of each, and those inside it.
Tree = tuple[int, list["Tree"]]
TREES: st.SearchStrategy[Tree] = st.recursive(
    st.builds(lambda lines: (lines, []), st.integers(1, 4)),
    lambda inside: st.builds(lambda lines, trees: (lines, trees), st.integers(1, 4), st.lists(inside, max_size=4)),
    max_leaves=20,
)


def holders(tree: Tree, first: int, name: str) -> Iterator[Holder]:
    """Yield the holders of a tree that begins on a line, the innermost first; each waives a rule of its own name."""
    own, inside = tree
    line = first + own
    for number, inner in enumerate(inside):
        found = list(holders(inner, line, f"{name}-{number}"))
        yield from found
        line = found[-1].last_line + 2
    yield Holder("a.yaml", first, line, ((name, Span("a.yaml", first)),))


@given(TREES)
def test_the_innermost_part_around_a_line_speaks_for_it(tree: Tree) -> None:
    parts = list(holders(tree, 1, "r"))
    rules = {rule for part in parts for rule, _ in part.waivers}
    for line in range(1, parts[-1].last_line + 3):
        around = [part for part in parts if part.first_line <= line <= part.last_line]
        innermost = min(around, key=lambda part: part.last_line - part.first_line, default=None)
        found = [Diagnostic(Span("a.yaml", line), "x", rule=rule, severity="warning") for rule in sorted(rules)]
        kept, waived = without_waived(found, parts, dict.fromkeys(rules, "warning"), [])
        expected = {d.rule for d in found} - {rule for rule, _ in (innermost.waivers if innermost else ())}
        assert ({d.rule for d in kept}, waived) == (expected, len(found) - len(expected))
