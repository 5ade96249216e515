"""Build the site into site/.

Checks the course first and builds nothing while there are errors. The site is
built aside and put in place only when it is whole. With --builder zensical the
same sources are built by Zensical instead of MkDocs.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--out", type=Path, help="the folder to build into (default: site/)")
    parser.add_argument("--builder", choices=["mkdocs", "zensical"], default="mkdocs", help="default: mkdocs")


def run(options: argparse.Namespace) -> int:
    """Check, build, look for leaks, put in place; print where the site is."""
    from courseware.checking import Options, check_course
    from courseware.reporters import text
    from courseware.site import BuildError, build_site

    root: Path = options.root
    errors = [d for d in check_course(root, Options(spelling=False)).found if d.severity == "error"]
    if errors:
        print(text.report(errors, root, colour=sys.stdout.isatty()))
        print(f"nothing was built: {len(errors)} error{'s' * (len(errors) != 1)} first")
        return 1
    out = (options.out or root / "site").absolute()
    try:
        build_site(root, out, options.builder)
    except BuildError as error:
        print(f"course build: {error}", file=sys.stderr)
        return 1
    print(f"the site is in {out}: open {out / 'index.html'}")
    return 0
