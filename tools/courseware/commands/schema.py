"""Print what a YAML file may hold, as JSON Schema.

  course schema            the names of the schemas
  course schema quiz       the schema of a quiz
  course schema --write    all of them, into tools/schemas/

Editors read tools/schemas/: they complete keys, say what each means and
underline mistakes. Write them anew when a language or a key is added.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    either = parser.add_mutually_exclusive_group()
    either.add_argument("name", nargs="?", help="the schema to print")
    either.add_argument("--write", action="store_true", help="write all schemas into tools/schemas/")


def run(options: argparse.Namespace) -> int:
    """Print one schema or the names of all, or write them."""
    from courseware.course import COURSE_FILE
    from courseware.diagnostics import did_you_mean
    from courseware.json_schema import RECORDS, json_schema, schema_file
    from courseware.loader import load_course_file
    from courseware.reading import Reader
    from courseware.schema import Languages
    from courseware.words import catalogues

    if options.name is None and not options.write:
        for name, record in RECORDS.items():
            print(f"{name:10} {record.what}")
        return 0
    if not options.write and options.name not in RECORDS:
        help_text = did_you_mean(options.name, RECORDS, what="schemas")
        print(f"course schema: there is no schema `{options.name}`; {help_text}", file=sys.stderr)
        return 2
    root: Path = options.root
    reader = Reader(())
    load_course_file(root / COURSE_FILE, COURSE_FILE, catalogues(), reader)
    if reader.found:
        print(f"course schema: {COURSE_FILE} has errors; look at it with `course check` first", file=sys.stderr)
        return 2
    languages = Languages(tuple(reader.languages), tuple(reader.drafts))
    if not options.write:
        print(json_schema(options.name, languages), end="")
        return 0
    for name in RECORDS:
        path = root / schema_file(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json_schema(name, languages), encoding="utf-8", newline="\n")
        print(f"wrote {schema_file(name)}")
    return 0
