"""Whether a text says when something was: a year or a month."""

from __future__ import annotations

import re
from functools import cache

from courseware.text.prose import Prose
from courseware.words import words

_YEAR = re.compile(r"(?<!\w)(?:19|20)[0-9]{2}(?!\w)")


def names_moment(prose: Prose) -> bool:
    """Tell whether a text names a year or a month."""
    return _YEAR.search(prose.plain) is not None or _months(prose.language).search(prose.plain) is not None


@cache
def _months(language: str) -> re.Pattern[str]:
    # As they are written: "May" is a month and "may" is none.
    return re.compile(rf"(?<!\w)(?:{'|'.join(words(language, 'months').values())})(?!\w)")
