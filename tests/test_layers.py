"""The architecture: who may import whom. This list is its only statement in code."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

import pytest

import courseware

#: From the bottom to the top. A module imports from the lines below its own, never from its own line.
#: A `*` stands for the names of files that may be added.
LAYERS = [
    [
        "courseware",
        "courseware.diagnostics",
        "courseware.replacing",
        "courseware.scoring",
        "courseware.text.kept",
        "courseware.words",
    ],
    ["courseware.text.inline", "courseware.text.prose", "courseware.yaml_errors"],
    [
        "courseware.text.*",
        "courseware.front_matter",
        "courseware.headings",
        "courseware.nodes",
        "courseware.page_links",
        "courseware.paragraphs",
    ],
    ["courseware.reading", "courseware.source"],
    ["courseware.model", "courseware.schema"],
    ["courseware.data_file", "courseware.item_type", "courseware.lines", "courseware.pages", "courseware.statements"],
    ["courseware.choices", "courseware.data_files.*", "courseware.estimating"],
    ["courseware.items.*"],
    ["courseware.data_files", "courseware.items"],
    ["courseware.records"],
    ["courseware.loader", "courseware.localised", "courseware.waivers", "courseware.wording"],
    [
        "courseware.bank",
        "courseware.citing",
        "courseware.data_texts",
        "courseware.item_texts",
        "courseware.scenario_texts",
        "courseware.ways",
    ],
    ["courseware.course", "courseware.json_schema", "courseware.place"],
    [
        "courseware.coverage",
        "courseware.html.page_view",
        "courseware.outline",
        "courseware.targets",
        "courseware.twins",
    ],
    ["courseware.rules.*.*"],
    [
        "courseware.html.assets",
        "courseware.html.citations",
        "courseware.html.figures",
        "courseware.html.outline_data",
        "courseware.html.sheet",
        "courseware.html.statements",
        "courseware.rules",
    ],
    ["courseware.html.*", "courseware.checking", "courseware.explain"],
    [
        "courseware.accepting",
        "courseware.beginnings",
        "courseware.markdown",
        "courseware.register_list",
        "courseware.repair",
        "courseware.reporters.*",
        "courseware.site",
    ],
    ["courseware.commands.*"],
    ["courseware.cli"],
]
#: Packages whose `__init__` holds a docstring and nothing else.
EMPTY = ["courseware.text", "courseware.html", "courseware.reporters", "courseware.commands", "courseware.rules.*"]

PROJECT = Path(__file__).parents[1]
ROOT = Path(courseware.__file__).parent
FILES = {
    ".".join(("courseware", *path.relative_to(ROOT).with_suffix("").parts)).removesuffix(".__init__"): path
    for path in sorted(ROOT.rglob("*.py"))
}


@cache
def tree(name: str) -> ast.Module:
    return ast.parse(FILES[name].read_text(encoding="utf-8"))


def is_empty(name: str) -> bool:
    return FILES[name].name == "__init__.py" and any(fnmatchcase(name, pattern) for pattern in EMPTY)


def layer(name: str) -> int:
    """Return the number of a module's layer; a line that names it outright comes before one with a `*`."""
    for exact in (True, False):
        for number, patterns in enumerate(LAYERS):
            if any(("*" not in pattern) == exact and fits(name, pattern) for pattern in patterns):
                return number
    raise AssertionError(f"{name} stands in no layer: give it its line in tests/test_layers.py")


def fits(name: str, pattern: str) -> bool:
    return fnmatchcase(name, pattern) and name.count(".") == pattern.count(".")


def imported(nodes: Iterator[ast.AST], name: str) -> set[str]:
    """Return the modules that import statements name, `from package import module` included."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports relatively, which hides its layer"
            parts = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (parts & FILES.keys()) or {str(node.module)}
    return found


MODULES = [name for name in FILES if not is_empty(name)]


@pytest.mark.parametrize("name", MODULES)
def test_imports_point_downward(name: str) -> None:
    own = {other for other in imported(ast.walk(tree(name)), name) if other in FILES and not is_empty(other)}
    upward = {other for other in own if layer(other) >= layer(name)}
    assert not upward, f"{name} imports from its own layer or one above: {sorted(upward)}"


@pytest.mark.parametrize("name", [name for name in FILES if is_empty(name)])
def test_packages_hold_nothing(name: str) -> None:
    assert [type(node) for node in tree(name).body] == [ast.Expr]


def test_the_table_for_contributors_says_the_same() -> None:
    text = (PROJECT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| (`.*?`) \|", text.partition("## How the code lies")[2].partition("\n## ")[0])
    told = [{in_list(file) for file in re.findall("`(.+?)`", row)} for row in rows]
    assert told == [set(patterns) - {"courseware"} for patterns in reversed(LAYERS)]


def in_list(file: str) -> str:
    """Return what `rules/<group>/<rule>.py` is called in the list."""
    return "courseware." + re.sub("<.*?>", "*", file).removesuffix(".py").rstrip("/").replace("/", ".")


def test_every_line_of_the_list_stands_for_something() -> None:
    patterns = {pattern for patterns in LAYERS for pattern in patterns}
    assert not {pattern for pattern in patterns if not any(fits(name, pattern) for name in MODULES)}


@pytest.mark.parametrize(
    "name", [name for name in FILES if fits(name, "courseware.commands.*") or name == "courseware.cli"]
)
def test_commands_import_only_when_they_run(name: str) -> None:
    """At the top of a command stands the standard library alone."""
    outside = {
        other for other in imported(iter(tree(name).body), name) if other.split(".")[0] not in sys.stdlib_module_names
    }
    assert outside <= {"__future__"}


def test_only_these_write_files() -> None:
    """`writes` is read off the calls, so that a new writer is noticed and named here."""
    writers = {"write_text", "write_bytes", "mkdir", "unlink", "rename", "touch", "rmtree", "NamedTemporaryFile"}
    calls = {
        name
        for name in FILES
        for node in ast.walk(tree(name))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in writers
    }
    assert calls == {"courseware.beginnings", "courseware.commands.schema", "courseware.replacing", "courseware.site"}
    replace = {name for name in FILES if "courseware.replacing" in imported(ast.walk(tree(name)), name)}
    assert replace == {"courseware.accepting", "courseware.repair"}


HEAVY = ["yaml", "markdown", "mkdocs", "pymdownx", "html", "asyncio", "courseware.course", "courseware.commands.check"]


def test_help_answers_without_loading_anything() -> None:
    code = "import sys, courseware.cli; courseware.cli.main([]); "
    code += f"print('loaded', *[m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1].split() == ["loaded"]
    listed = {line.split()[0] for line in done.stdout.splitlines() if line.strip()}
    assert {"build", "check", "explain", "new", "schema", "serve"} <= listed


@pytest.mark.parametrize("command", ["build", "check", "explain", "new", "schema", "serve"])
def test_help_on_a_command_loads_that_command_alone(command: str) -> None:
    code = (
        "import sys, courseware.cli\n"
        f"try: courseware.cli.main([{command!r}, '--help'])\n"
        f"except SystemExit: print('loaded', *[m for m in {HEAVY[:-1]} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1].split() == ["loaded"]
    assert f"course {command}" in done.stdout
