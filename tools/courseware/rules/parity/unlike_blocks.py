"""Twin pages that embed other quizzes, items, scenarios or lists, or in another order.

A learner who switches the language has to find the same questions: answers
are kept by item, whatever the language. So this is an error, not a matter of
style.

Bad, in `docs/en/kitchen/kettle.md`:

    ---
    description: Who fills the kettle.
    ---

    # The kettle

    /// item | kitchen#nine-cups
    ///

Bad, in `docs/nl/kitchen/kettle.md`:

    ---
    description: Wie de waterkoker vult.
    ---

    # De waterkoker

    /// item | kitchen#what-nine-means
    ///

Good, in `docs/en/kitchen/kettle.md`:

    ---
    description: Who fills the kettle.
    ---

    # The kettle

    /// item | kitchen#nine-cups
    ///

Good, in `docs/nl/kitchen/kettle.md`:

    ---
    description: Wie de waterkoker vult.
    ---

    # De waterkoker

    /// item | kitchen#nine-cups
    ///
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding, Span
from courseware.pages import Block, Page
from courseware.targets import is_known
from courseware.twins import page_twins

#: Blocks by what they embed. Of two that embed the same the second has its own message.
Blocks = dict[tuple[str, str], Block]


def check(course: Course) -> Iterator[Finding]:
    """Yield the first block of each page that its twin does not have, or that stands elsewhere in it."""
    for first, page in page_twins(course):
        # A block that is not well formed has its own message, and where it is mended this one may be gone.
        if first.leaks("block") or page.leaks("block"):
            continue
        theirs, ours = _by_what(first), _by_what(page)
        extra = [block for what, block in ours.items() if what not in theirs]
        missing = [block for what, block in theirs.items() if what not in ours]
        # The same holds for one that embeds what is not there.
        if all(is_known(course, block) for block in (*extra, *missing)):
            yield from _difference(first, page, extra, missing)
            if not extra and not missing:
                yield from _order(first, theirs, ours)


def _by_what(page: Page) -> Blocks:
    blocks: Blocks = {}
    for block in page.blocks:
        if not block.problem:
            blocks.setdefault((block.name, block.argument), block)
    return blocks


def _difference(first: Page, page: Page, extra: list[Block], missing: list[Block]) -> Iterator[Finding]:
    # One block for another is one cause.
    more = max(len(extra), len(missing)) - 1
    notes = (f"{more} more of these pages differ",) if more > 0 else ()
    help_text = "embed the same in both pages, in the same order"
    other = missing[0].span if missing else None
    label = f"in `{first.language}`" if other else ""
    if extra:
        what = "is another one than" if missing else "has no twin"
        message, span = f"this block {what} in `{first.language}`", extra[0].span
    else:
        message, span = "a block is missing in this page", Span(page.file)
    if extra or missing:
        yield Finding(span, message, help_text, notes=notes, other=other, other_label=label)


def _order(first: Page, theirs: Blocks, ours: Blocks) -> Iterator[Finding]:
    for there, here in zip(theirs.values(), ours.values(), strict=True):
        if (there.name, there.argument) != (here.name, here.argument):
            message = f"this block stands elsewhere than in `{first.language}`"
            label = f"in `{first.language}` it stands here"
            other = theirs[here.name, here.argument].span
            yield Finding(
                here.span, message, "embed the same in both pages, in the same order", other=other, other_label=label
            )
            return
