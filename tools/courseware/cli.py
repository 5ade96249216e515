"""The `course` command: one file a subcommand in `commands/`, imported only when it is called."""

from __future__ import annotations

import argparse
import ast
import importlib
import os
import sys
from io import TextIOWrapper
from pathlib import Path

_COMMANDS = Path(__file__).parent / "commands"


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; return the exit code (0 right, 1 something is wrong, 2 could not run)."""
    parser = argparse.ArgumentParser(prog="course", description="Check, build and extend the course.")
    parser.add_argument("--root", type=Path, help="the course's folder (otherwise found from here upwards)")
    subparsers = parser.add_subparsers(dest="command", metavar="command")
    given = sys.argv[1:] if arguments is None else arguments
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that lacks a character shows its number instead
            stream.reconfigure(errors="backslashreplace")
    for path in sorted(_COMMANDS.glob("[a-z]*.py")):
        name = path.stem
        subparser = subparsers.add_parser(name, help=_first_line(path))
        if name in given:
            module = importlib.import_module(f"courseware.commands.{name}")
            subparser.description = module.__doc__
            subparser.formatter_class = argparse.RawDescriptionHelpFormatter
            module.arguments(subparser)
            subparser.set_defaults(run=module.run)
    options = parser.parse_args(given)
    if options.command is None:
        parser.print_help()
        return 2
    root = _root(options.root)
    if root is None:
        where = options.root or "here or above"
        print(f"course: there is no docs/data/course.yaml {where}", file=sys.stderr)
        return 2
    options.root = root
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # Somebody read the first lines and went away (`course check | head`).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130
    return code


def _first_line(path: Path) -> str:
    """Return what a command does without importing it, so that `course --help` answers at once."""
    with path.open(encoding="utf-8") as file:
        return str(ast.literal_eval(file.readline().rstrip().removesuffix('"""') + '"""')).rstrip(".").lower()


def _root(given: Path | None) -> Path | None:
    if given is not None:
        return given.resolve() if (given / "docs/data/course.yaml").is_file() else None
    for folder in (Path.cwd(), *Path.cwd().parents):
        if (folder / "docs/data/course.yaml").is_file():
            return folder
    return None


if __name__ == "__main__":
    sys.exit(main())
