"""An estimate whose figure the register does not hold as one number.

An `estimate` and a `pre-question` take their number from the register, so that
it is corrected in one place and stands there with its group and its moment.
The entry has to stand under `evidence`; an item with several figures says by
`group` which one it means. Of "more than half" nobody can say how far off they
are, and a number outside what may be typed can never be right.

Bad, in an item:

    type: estimate
    evidence: [kit-rota]
    figure: kit-cups
    tolerance: 1
    feedback:
      close: {en: Yes. Nine did., nl: Ja. Negen deden dat.}
      low: {en: More of them did., nl: Het waren er meer.}
      high: {en: Fewer of them did., nl: Het waren er minder.}

Good, in an item:

    type: estimate
    evidence: [kit-cups]
    figure: kit-cups
    tolerance: 1
    feedback:
      close: {en: Yes. Nine did., nl: Ja. Negen deden dat.}
      low: {en: More of them did., nl: Het waren er meer.}
      high: {en: Fewer of them did., nl: Het waren er minder.}
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding
from courseware.model import Estimate, Evidence, Figure, Item

#: With these words before it, a number is an end of what was measured, or a guess itself.
_NOT_ONE = ("more-than", "at-least", "range", "guess")


def check_item(item: Item, course: Course) -> Iterator[Finding]:
    """Yield what is wrong with the figure of an estimate, the first thing only."""
    asked = item.estimate
    if asked is None or not asked.entry:
        return
    at = item.node.at("figure")
    if asked.lowest >= asked.highest:  # which loading the file says
        return
    if asked.entry not in item.evidence:
        help_text = f"write `evidence: [{', '.join([*item.evidence, asked.entry])}]`"
        yield Finding(at, f"`{asked.entry}` does not stand under `evidence`", help_text)
        return
    entry = course.register.evidence.get(asked.entry)
    if entry is None:  # which another rule says of `evidence`
        return
    figure = course.register.figure(asked.entry, asked.group)
    if figure is None:
        yield _not_found(item, asked, entry)
        return
    problem, help_text = _problem(asked, figure)
    if problem:
        yield Finding(at, problem, help_text)


def _not_found(item: Item, asked: Estimate, entry: Evidence) -> Finding:
    if not entry.figures:
        return Finding(item.node.at("figure"), f"`{entry.id}` has no figure", "name an entry that has one")
    groups = [figure.group for figure in entry.figures if isinstance(figure.group, str)]
    help_text = f"groups are {', '.join(groups)}" if groups else "give its figures their groups, or ask about another"
    if asked.group:
        help_text = help_text if len(entry.figures) > 1 else "it has a single figure: leave `group` out"
        return Finding(item.node.at("group"), f"`{entry.id}` has no one figure about `{asked.group}`", help_text)
    help_text = f"say which by `group:`; {help_text}" if groups else help_text
    return Finding(item.node.at("figure"), f"`{entry.id}` has {len(entry.figures)} figures", help_text)


def _problem(asked: Estimate, figure: Figure) -> tuple[str, str]:
    """Return what is wrong with a figure as something to be estimated, and what to do."""
    to = "" if figure.to is None else f" to {figure.to:g}"
    shown = f"{figure.value:g}{to}{'%' * (figure.unit == 'percent')}"
    if figure.qualifier in _NOT_ONE or figure.to is not None:
        said = figure.qualifier.replace("-", " ")
        return f"the register says `{said} {shown}`, which is not one number", "ask about a figure that is one"
    if figure.use == "do-not-quiz":
        return f"the register marks {shown} with `use: do-not-quiz`", "ask about another figure"
    if not asked.lowest <= figure.value <= asked.highest:
        problem = f"the figure is {shown}, and only {asked.lowest} to {asked.highest} may be typed"
        return problem, "write other bounds under `lowest` and `highest`"
    return "", ""
