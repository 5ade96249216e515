"""Show the site with live reload.

Pages, quizzes, the register, the theme and the scripts are watched; a change
shows in the browser by itself. What is wrong is printed and does not stop.
"""

from __future__ import annotations

import argparse
import os


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--address", default="127.0.0.1:8000", help="host and port (default: 127.0.0.1:8000)")


def run(options: argparse.Namespace) -> int:
    """Run MkDocs' own server until it is stopped; in this process, so that whoever stops this stops it."""
    from mkdocs.__main__ import cli

    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.chdir(options.root)
    # --livereload is said, because newer versions of click forget that it is MkDocs' default.
    cli(["serve", "--livereload", "--dev-addr", options.address], standalone_mode=False)
    return 0
