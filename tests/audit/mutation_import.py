"""A mutated module in the place of the real one, in this process only."""

from __future__ import annotations

import ast
import importlib
import importlib.abc
import importlib.util
import sys
from collections import defaultdict
from functools import cache
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

OURS = ("courseware", "tests")


def import_mutated(file: Path, code: CodeType) -> None:
    """Import `code` as the module of a file, and import anew what rests on that module.

    Raises whatever importing raises.
    """
    name = next(name for name, module in _our_modules().items() if module.__file__ == str(file))
    gone = _above(name) & sys.modules.keys()
    sys.meta_path.insert(0, _Mutated(name, file, code))
    for other in gone:
        del sys.modules[other]
    for other in sorted(gone):
        if other.partition(".")[0] == "courseware":
            importlib.import_module(other)


def _our_modules() -> dict[str, ModuleType]:
    return {
        name: module
        for name, module in sys.modules.items()
        if name.partition(".")[0] in OURS and getattr(module, "__file__", None)
    }


@cache
def importers() -> dict[str, set[str]]:
    """Return for each module those that import it; `courseware.rules` imports all rules by walking.

    Slow: to be called once, with everything imported, before a process is forked.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for name, module in _our_modules().items():
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import | ast.ImportFrom) else []
            if isinstance(node, ast.ImportFrom):
                names = [str(node.module), *(f"{node.module}.{part}" for part in names)]
            for imported in names:
                found[imported].add(name)
        if name.startswith("courseware.rules."):
            found[name].add("courseware.rules")
    return found


def _above(name: str) -> set[str]:
    """Return a module and all modules that rest on it."""
    found, waiting = {name}, [name]
    while waiting:
        new = importers()[waiting.pop()] - found
        found |= new
        waiting += new
    return found


class _Mutated(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds one module in memory, and leaves all others to the usual finders."""

    def __init__(self, name: str, file: Path, code: CodeType) -> None:
        self.name, self.file, self.code = name, file, code

    def find_spec(self, name: str, path: Any, target: Any = None) -> ModuleSpec | None:
        if name != self.name:
            return None
        inside = [str(self.file.parent)] if self.file.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(name, self.file, loader=self, submodule_search_locations=inside)

    def create_module(self, spec: ModuleSpec) -> None:
        """Leave making the module to Python."""

    def exec_module(self, module: ModuleType) -> None:
        exec(self.code, module.__dict__)
