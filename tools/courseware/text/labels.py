"""Labels of statements, such as `A`, `2` or `(iii)`, in a choice that is made of them: `A and C`, `only (ii)`."""

from __future__ import annotations

import re
from collections.abc import Collection

#: A letter (`i` and later ones are Roman numbers or words), a digit or a Roman number, in brackets or not.
_LABEL = re.compile(r"(?<!\w)\(?([a-h]|[1-9]|[ivx]{1,4})(?!\w)[).]?")
_WORD = re.compile(r"\w+")
#: A choice made of labels is short (characters).
_LONGEST = 80


def labels(bare: str, connecting: Collection[str]) -> frozenset[str]:
    """Return the labels that a choice, given as what it says, combines.

    None if it says anything else beside them and the `connecting` words, or is a
    single label and no more.
    """
    if len(bare) > _LONGEST:
        return frozenset()
    found = frozenset(_LABEL.findall(bare))
    others = _WORD.findall(_LABEL.sub(" ", bare))
    combines = len(found) > 1 or others
    return found if combines and all(word in connecting for word in others) else frozenset()
