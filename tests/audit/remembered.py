"""YAML that was read once is not read again: most of a check's time on a small course goes there."""

from __future__ import annotations

import sys

from courseware import source
from courseware.source import Document


def remember_yaml(most: int) -> None:
    """Let this process, and those that it forks, keep the nodes of `most` texts; nobody changes nodes.

    Modules that are imported anew find the remembering reader, too.
    """
    real, known = source.read_yaml, dict[tuple[str, str, int], Document]()

    def remembered(text: str, name: str, *, first_line: int = 1) -> Document:
        key = (text, name, first_line)
        document = known.get(key)
        if document is None:
            document = real(text, name, first_line=first_line)
            if len(known) < most:
                known[key] = document
        return Document(document.root, list(document.found))

    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in ("courseware", "tests") and getattr(module, "read_yaml", None) is real:
            module.read_yaml = remembered  # type: ignore[attr-defined]
