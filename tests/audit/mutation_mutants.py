"""Mutants: copies of a module with one small change each, by mutmut's operators and one of our own.

Left out, because no test could tell or no behaviour is changed: annotations,
docstrings, imports, what stands under `if TYPE_CHECKING`, the switches of
`@dataclass`, and the arguments of `cast`, `TypeVar` and `NewType`.
"""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

try:
    cst: Any = importlib.import_module("libcst")
    positions: Any = importlib.import_module("libcst.metadata")
    OPERATORS: Any = importlib.import_module("mutmut.mutation.mutators").mutation_operators
except ModuleNotFoundError as missing:
    raise SystemExit(f"{missing.name} is missing: `make mutation` installs it") from None

_TYPES_ONLY = {"cast", "TypeVar", "NewType"}


@dataclass(frozen=True)
class Mutant:
    """A change to one module: which node becomes which.

    `lines` are those of the statement around it, if it is run when a function
    is called; empty where it is run when the module is imported.
    """

    file: Path
    line: int
    lines: range
    module: Any
    old: Any
    new: Any

    @property
    def source(self) -> str:
        """The whole module with the change."""
        return str(self.module.deep_replace(self.old, self.new).code)

    @property
    def diff(self) -> tuple[str, str]:
        """The lines that differ, as they are and as they become."""
        rows = list(difflib.ndiff(self.module.code.splitlines(), self.source.splitlines()))
        before, after = ([row[2:].strip() for row in rows if row.startswith(mark)] for mark in ("- ", "+ "))
        return "\n".join(before), "\n".join(after)


def mutants(file: Path) -> Iterator[Mutant]:
    """Yield every mutant of a file, in the order of its lines."""
    wrapper = positions.MetadataWrapper(cst.parse_module(file.read_text(encoding="utf-8")))
    places = wrapper.resolve(positions.PositionProvider)
    for node, statement in _nodes(wrapper.module, None, is_called=False):
        for new in _changes(node):
            place = places[node]
            lines = range(places[statement].start.line, place.end.line + 1) if statement else range(0)
            yield Mutant(file, place.start.line, lines, wrapper.module, node, new)


def _nodes(node: Any, statement: Any, *, is_called: bool) -> Iterator[tuple[Any, Any]]:
    """Yield every node that may be changed with the statement of a function's body in which it stands."""
    for child in node.children:
        if _is_left_out(child):
            continue
        around = statement
        if is_called and isinstance(child, cst.SimpleStatementLine | cst.BaseCompoundStatement):
            around = child
        yield child, around
        is_body = isinstance(node, cst.FunctionDef) and isinstance(child, cst.BaseSuite)
        yield from _nodes(child, around, is_called=is_called or is_body)


def _is_left_out(node: Any) -> bool:
    if isinstance(node, cst.Annotation | cst.Import | cst.ImportFrom):
        return True
    if isinstance(node, cst.Expr) and isinstance(node.value, cst.BaseString):
        return True  # a docstring
    if isinstance(node, cst.If) and _name(node.test) == "TYPE_CHECKING":
        return True
    if isinstance(node, cst.Decorator):
        return _name(getattr(node.decorator, "func", node.decorator)) == "dataclass"
    return isinstance(node, cst.Call) and _name(node.func) in _TYPES_ONLY


def _name(node: Any) -> str:
    return str(getattr(node, "value", "")) if isinstance(node, cst.Name) else ""


def _changes(node: Any) -> Iterator[Any]:
    for kind, operator in OPERATORS:
        if isinstance(node, kind):
            yield from operator(node)
    if isinstance(node, cst.If | cst.While | cst.CompIf | cst.IfExp):
        yield node.with_changes(test=_negated(node.test))


def _negated(test: Any) -> Any:
    """Return the opposite of a condition; mutmut changes only what stands inside one."""
    if isinstance(test, cst.UnaryOperation) and isinstance(test.operator, cst.Not):
        return test  # mutmut takes the `not` away
    inside = test.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])
    return cst.UnaryOperation(operator=cst.Not(), expression=inside)
