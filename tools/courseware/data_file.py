"""What a data file is: `docs/data/<name>.yaml`, with texts that blocks of pages show.

Each is one file in `data_files/` that sets `DATA_FILE` and is found by walking
that folder; its name is the name of the YAML file. A course need not have it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from courseware.nodes import Mapping as MappingNode
from courseware.schema import Record


@dataclass(frozen=True)
class DataFile:
    """What the YAML may hold, and what becomes of it: `make` gets what was read, by key, and the root's node."""

    record: Record
    make: Callable[[Mapping[str, Any], MappingNode], Any]


@dataclass(frozen=True)
class Data:
    """A data file of a course, read: its name, its path from the course's root, its value and its root's node."""

    name: str
    file: str
    value: Any
    node: MappingNode
