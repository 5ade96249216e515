"""The item types: one file each, found by walking this folder."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from courseware.item_type import ItemType


@cache
def item_types() -> dict[str, ItemType]:
    """Return all item types by name."""
    found = {}
    for module in pkgutil.iter_modules(__path__):
        item_type: ItemType = importlib.import_module(f"{__name__}.{module.name}").TYPE
        found[item_type.name] = item_type
    return found
