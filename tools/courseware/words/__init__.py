"""The site's own words: one catalogue for each language, `words/<language>.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

_FOLDER = Path(__file__).parent


@cache
def catalogues() -> tuple[str, ...]:
    """Return the languages that have a catalogue."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def words(language: str, part: str) -> MappingProxyType[str, Any]:
    """Return one part of a language's catalogue: `page`, `script` or `months`.

    A language without a catalogue, which only a draft may be, borrows the first one's words.
    """
    name = language if language in catalogues() else catalogues()[0]
    text = (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return MappingProxyType(yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))[part])
