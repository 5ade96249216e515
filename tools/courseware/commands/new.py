"""Begin a quiz, an item, a scenario or a lesson.

  course new quiz cohesion                  quizzes/cohesion.yaml with one item
  course new item connection#first-call     an item at the end of quizzes/connection.yaml
  course new scenario silent-monday         quizzes/scenarios/silent-monday.yaml
  course new lesson connection/first-call   a page in each language, and its line in mkdocs.yml

What is still to be written stands there as `…`, and `course check` says where.
Nothing that exists is overwritten.
"""

from __future__ import annotations

import argparse
import sys


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("what", choices=["quiz", "item", "scenario", "lesson"])
    parser.add_argument("name", help="its id: lower-case letters, digits and hyphens")
    parser.add_argument("--type", default="single-choice", help="the item's type (default: single-choice)")


def run(options: argparse.Namespace) -> int:
    """Write the new files, or say why not."""
    from courseware.beginnings import BeginError, begin

    try:
        written = begin(options.root, options.what, options.name, options.type)
    except BeginError as error:
        print(f"course new: {error}", file=sys.stderr)
        return 2
    for line in written:
        print(line)
    return 0
