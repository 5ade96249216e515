"""What the bad cases print against what they should: `python -m tests.rules.update [--write] [PART OF A NAME]`.

Prints the differences. With --write the outputs become the `expected.txt`; read each before you commit it.
"""

from __future__ import annotations

import difflib
import sys
import tempfile
from pathlib import Path

from courseware.rules import all_rules
from tests.courses import Ran, copy_base, course, overlay
from tests.stand_ins import stand_ins

FOLDER = Path(__file__).parent


def cases(sort: str) -> list[Path]:
    """Return the folders of all `good` or all `bad` cases."""
    return sorted(path for path in FOLDER.glob(f"*/{sort}/*") if path.is_dir())


def name(case: Path) -> str:
    """Return a case's name."""
    return case.relative_to(FOLDER).as_posix()


def found(case: Path, root: Path) -> str:
    """Return what `course check` prints on a case."""
    overlay(case, copy_base(root))
    return check(case, root).out


def check(case: Path, root: Path, *options: str) -> Ran:
    """Check a case: with hints where its rule is one, the spelling where that is its rule."""
    rule = all_rules().get(case.parents[1].name)
    hints = ["--hints"] if rule and rule.severity == "hint" else []
    if rule is None or rule.name != "spelling":
        return course(root, "check", *options, *hints)
    with stand_ins():
        return course(root, "check", *options, spelling=True)


def main(arguments: list[str]) -> int:
    """Show the differences; write them when told to."""
    wanted = [argument for argument in arguments if not argument.startswith("-")]
    different = 0
    for case in cases("bad"):
        if wanted and not any(part in name(case) for part in wanted):
            continue
        file = case / "expected.txt"
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        with tempfile.TemporaryDirectory() as folder:
            after = found(case, Path(folder) / "course")
        if before != after:
            different += 1
            lines = before.splitlines(keepends=True), after.splitlines(keepends=True)
            sys.stdout.writelines(difflib.unified_diff(*lines, name(case), "now"))
            if "--write" in arguments:
                file.write_text(after, encoding="utf-8")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
