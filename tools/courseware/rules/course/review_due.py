"""A module whose day of review has passed.

Figures age, and what was advice under lockdown may be odd today. So each
module says in the course file who keeps it right (`owner`, a role) and by when
that role reads it again (`review`, a day). On the day itself nothing is said
yet. The day is that of the computer on which the check runs.

Bad, in a module:

    owner: {en: The third floor, nl: De derde verdieping}
    review: 2024-06-01

Good, in a module:

    owner: {en: The third floor, nl: De derde verdieping}
    review: 2999-06-01
"""

from __future__ import annotations

from collections.abc import Iterator

from courseware.course import Course
from courseware.diagnostics import Finding

SEVERITY = "warning"


def check(course: Course) -> Iterator[Finding]:
    """Yield each module that should have been read again before today."""
    for module in course.file.modules:
        if module.review is not None and module.review < course.today:
            owner = next((text for text in module.owner.values() if text), "")
            yield Finding(
                module.node.at("review"),
                f"the review of `{module.id}` was due by {module.review.isoformat()}",
                "read the module against what is known today, then write the day of the next review here",
                notes=(f"its owner is {owner}",) if owner else (),
            )
