"""An entry of the register that is left out with a reason, and used after all, or left out twice.

The page of sources tells readers why an entry is not used. As soon as a page, an
item, a scenario or a data file cites it, that is no longer true; and of two
reasons for one entry readers see the first alone.

Bad, in the register:

    left_out:
      - reason: {en: nobody made one., nl: niemand maakte er een.}
        entries: [kit-rota]

Good, in the register:

    left_out: []
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from courseware.course import Course
from courseware.coverage import coverage, named_in
from courseware.diagnostics import Finding
from courseware.nodes import Scalar, head

SEVERITY = "warning"

#: So many are told: whoever mends them meets the others.
MOST_NAMED = 100


def check(course: Course) -> Iterator[Finding]:
    """Yield every id under `left_out` whose entry is used, or that stands there a second time."""
    yield from islice(_needless(course), MOST_NAMED)


def _needless(course: Course) -> Iterator[Finding]:
    first: dict[str, Scalar] = {}
    used = coverage(course).used if course.register.left_out else {}
    for group in course.register.left_out:
        for name, node in named_in(group.node.values.get("entries")):
            above = first.setdefault(name, node)
            if above is not node:
                yield Finding(
                    head(node),
                    f"`{name}` is left out twice",
                    "keep the reason that is true, and remove the other one",
                    other=head(above),
                    other_label="first here",
                )
            elif name in used:
                yield Finding(
                    head(node),
                    f"`{name}` is left out, and the course uses it",
                    "remove it here, with its reason if that holds for no other entry",
                    other=used[name][0],
                    other_label="used here",
                )
