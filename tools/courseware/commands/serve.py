"""Show the site with live reload.

Pages, quizzes, the register, the theme and the scripts are watched; a change
shows in the browser by itself. What is wrong is printed and does not stop.
"""

from __future__ import annotations

import argparse
import subprocess
import sys


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--address", default="127.0.0.1:8000", help="host and port (default: 127.0.0.1:8000)")


def run(options: argparse.Namespace) -> int:
    """Run MkDocs' own server until it is stopped."""
    # --livereload is said, because newer versions of click forget that it is MkDocs' default.
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", options.address]
    try:
        return subprocess.call(command, cwd=options.root)
    except KeyboardInterrupt:
        return 0
