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

    Raises KeyError when there is no catalogue for the language.
    """
    path = _FOLDER / f"{language}.yaml"
    if language not in catalogues():
        raise KeyError(language)
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return MappingProxyType(loaded[part])
