"""JSON Schema (draft-07) for the YAML files of the course: what an author's editor completes and underlines.

An editor finds the schema of a file by the file's first line, the modeline of
the YAML language server.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping

from courseware.data_files import data_files
from courseware.records import COURSE, QUIZ, REGISTER, SCENARIO
from courseware.schema import Languages, Record

#: The folder of the schemas, from the course's root.
FOLDER = "tools/schemas"

#: What each schema is made from, by its name; data files are found by walking.
RECORDS: Mapping[str, Record] = {
    "course": COURSE,
    "quiz": QUIZ,
    "register": REGISTER,
    "scenario": SCENARIO,
    **{name: data_file.record for name, data_file in data_files().items()},
}


def json_schema(name: str, languages: Languages) -> str:
    """Return the schema of that name as the text of its file."""
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$comment": "Made by `course schema --write` from tools/courseware/records.py.",
        **RECORDS[name].json_schema(languages),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def schema_file(name: str) -> str:
    """Return where the schema of that name lies, from the course's root."""
    return f"{FOLDER}/{name}.json"


def modeline(file: str, name: str) -> str:
    """Return the first line of `file` (from the course's root), which tells an editor where its schema is."""
    return f"# yaml-language-server: $schema={posixpath.relpath(schema_file(name), posixpath.dirname(file))}\n"
