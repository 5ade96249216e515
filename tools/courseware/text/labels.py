"""Labels of statements, such as `A`, `2` or `(iii)`, in a choice that is made of them: `A and C`, `only (ii)`."""

from __future__ import annotations

import re
from collections.abc import Mapping

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


def accepting(named: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return the ids of those choices that name all others, or all the statements that any choice names.

    Given are the labels that each choice combines.
    """
    every = frozenset().union(*named.values())
    if not every:
        return frozenset()
    if sum(map(bool, named.values())) > 1:
        return frozenset(own for own, found in named.items() if len(every) > 2 and found == every)
    accepts = ((own, found) for own, found in named.items() if len(found) > 1 and own not in found)
    return frozenset(own for own, found in accepts if named.keys() == {own, *found})
