"""Changed modules in the place of the real ones, in this process only."""

from __future__ import annotations

import ast
import importlib
import importlib.abc
import importlib.util
import sys
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

OURS = ("courseware", "tests")


def import_changed(codes: Mapping[Path, CodeType], **given: object) -> None:
    """Import other code as the modules of some files; `given` are globals. What rests on these is imported anew, too.

    It is when it is asked for: of what rests on the loader, few need all. Raises whatever importing raises.
    """
    names = {name: Path(str(module.__file__)) for name, module in _our_modules().items()}
    changed = {name: (file, codes[file]) for name, file in names.items() if file in codes}
    above = set().union(*map(_above, changed)) & sys.modules.keys()
    gone = {name for name in above if not name.startswith(__package__)}  # we ourselves go on as we are
    sys.meta_path.insert(0, _Changed(changed, given))
    for other in gone:
        del sys.modules[other]
    for name in sorted(changed):
        importlib.import_module(name)


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


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds some modules in memory, and leaves all others to the usual finders."""

    def __init__(self, changed: Mapping[str, tuple[Path, CodeType]], given: Mapping[str, object]) -> None:
        self.changed, self.given = changed, given

    def find_spec(self, name: str, path: Any, target: Any = None) -> ModuleSpec | None:
        if name not in self.changed:
            return None
        file, _ = self.changed[name]
        inside = [str(file.parent)] if file.name == "__init__.py" else None
        return importlib.util.spec_from_file_location(name, file, loader=self, submodule_search_locations=inside)

    def create_module(self, spec: ModuleSpec) -> None:
        """Leave making the module to Python."""

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__.update(self.given)
        exec(self.changed[module.__name__][1], module.__dict__)
