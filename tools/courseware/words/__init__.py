"""Words by language: what the site itself says (`<language>.yaml`), and what the rules look for (`lists/`)."""

from __future__ import annotations

from collections.abc import Mapping
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


def parts() -> tuple[str, ...]:
    """Return the parts of a catalogue: `page`, `months`, and what scripts say (`script` and others by script)."""
    return tuple(_read(_FOLDER / f"{catalogues()[0]}.yaml"))


def words(language: str, part: str) -> MappingProxyType[str, Any]:
    """Return one part of a language's catalogue, by its name as `parts` has it.

    A language without a catalogue, which only a draft may be, borrows the first one's words.
    """
    return MappingProxyType(_read(_FOLDER / f"{language if language in catalogues() else catalogues()[0]}.yaml")[part])


@cache
def word_lists(language: str) -> Mapping[str, Any]:
    """Return the rules' word lists of a language, by name; a language without them has none."""
    path = _FOLDER / "lists" / f"{language}.yaml"
    return MappingProxyType(_read(path)) if path.is_file() else {}


@cache
def _read(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    read: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return read
