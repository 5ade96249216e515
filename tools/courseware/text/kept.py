"""What is computed from a word once and kept, since the same words come again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Made = TypeVar("Made")
#: Of longer texts (characters) nothing is kept, and of no more than so many, whatever the files hold.
_LONGEST, _MOST = 60, 100_000


class Kept(dict[str, Made]):
    """A function as a table: looked up twice, a word is computed once. A look-up costs less than a call."""

    def __init__(self, make: Callable[[str], Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> Made:
        made = self._make(word)
        if len(word) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[word] = made
        return made
