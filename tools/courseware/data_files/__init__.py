"""The data files: one file each, found by walking this folder."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from courseware.data_file import DataFile


@cache
def data_files() -> dict[str, DataFile]:
    """Return all data files that a course may have, by name."""
    found = {}
    for module in pkgutil.iter_modules(__path__):
        data_file: DataFile = importlib.import_module(f"{__name__}.{module.name}").DATA_FILE
        found[module.name.replace("_", "-")] = data_file
    return found
