"""What fuzzing begins with: the cases of the rules, the shipped course, and the words of both."""

from __future__ import annotations

import hashlib
import re
import tempfile
from pathlib import Path

from courseware.course import COURSE_FILE, REGISTER_FILE
from courseware.rules import all_rules
from tests.courses import BASE, PAGE, QUIZ, copy_base, overlay
from tests.rules.update import cases
from tests.test_source import PIECES

PROJECT = Path(__file__).parents[2]
_SCENARIOS = sorted(path.relative_to(BASE).as_posix() for path in BASE.glob("quizzes/scenarios/*.yaml"))
#: What an input may become; its first byte says which, and above 127 that spelling is asked, too. The rest is the file.
FILES = [QUIZ, PAGE, COURSE_FILE, REGISTER_FILE, _SCENARIOS[0] if _SCENARIOS else "quizzes/scenarios/rota.yaml"]


def write_seeds(corpus: Path) -> int:
    """Write the inputs to begin with, and return how many there are."""
    seeds = {bytes([kind]) + path.read_bytes() for kind, path in _known(BASE)}
    for case in cases("good") + cases("bad"):
        with tempfile.TemporaryDirectory() as folder:
            root = copy_base(Path(folder) / "course")
            overlay(case, root)
            seeds |= {bytes([kind]) + path.read_bytes() for kind, path in _known(root)}
    seeds |= {bytes([kind]) + path.read_bytes() for kind, path in _known(PROJECT)}
    for seed in seeds:
        (corpus / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    return len(seeds)


def _known(root: Path) -> list[tuple[int, Path]]:
    """Return the files of a course with the number of their kind."""
    patterns = ["quizzes/*.yaml", "docs/*/**/*.md", COURSE_FILE, REGISTER_FILE, "quizzes/scenarios/*.yaml"]
    return [(kind, path) for kind, pattern in enumerate(patterns) for path in root.glob(pattern) if path.is_file()]


def words() -> list[bytes]:
    """Return the pieces that mean something: marks of YAML and pages, keys, ids, names of rules, letters outside."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(BASE.rglob("*.*")) if path.is_file())
    found = {*PIECES, *re.findall(r"(?m)^ *(?:- )?([\w-]+: )", text), *re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)+", text)}
    found |= {f"\n    waive: {{{rule}: because it is so here}}\n" for rule in all_rules()}
    found |= {"///\n", "/// quiz | ", "/// item | ", "[@", "…", "---\n", "{en: a, nl: b}", "\n    ", "\n      "}
    return sorted(word.encode("utf-8", "surrogatepass") for word in found)


def write_dictionary(file: Path) -> None:
    """Write the words as libFuzzer reads them."""
    rows = ['"' + "".join(f"\\x{byte:02x}" for byte in word) + '"' for word in words() if len(word) <= 64]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
