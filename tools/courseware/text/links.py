"""Where links lead."""

from __future__ import annotations

import re
from urllib.parse import unquote

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def inside(target: str) -> tuple[str, str]:
    """Return the path and the anchor of a link to a place in the course; both are empty for any other link."""
    if target.startswith("<") and target.endswith(">"):
        target = target[1:-1]
    if _SCHEME.match(target) or target.startswith("//") or "\\" in target or not target.isprintable():
        return "", ""
    path, _, anchor = target.partition("#")
    return unquote(path.partition("?")[0]), unquote(anchor)
