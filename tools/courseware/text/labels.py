"""Labels of statements, such as `A`, `2` or `(iii)`, in a choice that is made of them: `A and C`, `only (ii)`."""

from __future__ import annotations

import re

#: Letters (`i` and later ones are Roman numbers, or words), digits and the Roman numbers up to ten.
LABELS = frozenset("abcdefgh123456789") | {"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"}
_WORD = re.compile(r"\w+")


def labels(bare: str, connecting: frozenset[str]) -> frozenset[str]:
    """Return the labels that a choice, given as what it says, combines.

    None if it says anything else beside them and the `connecting` words, or is a
    single label and no more.
    """
    first = _WORD.search(bare)
    if first is None or not (first[0] in LABELS or first[0] in connecting):
        return frozenset()
    words = _WORD.findall(bare)
    found = LABELS.intersection(words)
    return found if len(words) > 1 and connecting.issuperset(set(words) - found) else frozenset()
