"""A choice reduced to what it says, for comparing: without case, spare white space, quotes and a full stop."""

from __future__ import annotations

import re
from functools import lru_cache

_BEFORE_A_SIGN = re.compile(r"\s+(?=[%°])")
_AROUND = " .“”‘’\"'"
#: Longer texts (in characters) are not kept, whatever the files hold.
_MOST_KEPT = 1_000


def bare(plain: str) -> str:
    """Return what a text without its marks says."""
    return _kept(plain) if len(plain) <= _MOST_KEPT else _bare(plain)


def _bare(plain: str) -> str:
    text = " ".join(plain.lower().replace("’", "'").split())
    return _BEFORE_A_SIGN.sub("", text).strip(_AROUND)


_kept = lru_cache(maxsize=4_096)(_bare)  # several rules ask for the same choices
