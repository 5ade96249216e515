"""What atheris calls with each input; `tests.audit.fuzz` starts it: COURSE OUT CORPUS [libFuzzer's options]."""

from __future__ import annotations

import importlib
import shutil
import sys
import traceback
from pathlib import Path
from random import Random
from typing import Any

atheris: Any = importlib.import_module("atheris")

with atheris.instrument_imports(include=["courseware"]):
    from courseware.checking import Options, check_course
    from courseware.diagnostics import Diagnostic
    from courseware.reporters import json as json_reporter
    from courseware.reporters import text as text_reporter
    from courseware.rules import all_rules
    from tests.audit.fuzz import keep
    from tests.audit.fuzz_seeds import FILES, words
    from tests.audit.remembered import remember_yaml
    from tests.courses import PAGE, copy_base
    from tests.test_source import assert_inside, lines_of
    from tests.test_whatever_files_hold import assert_well_said

    all_rules()


class Target:
    """The base course with one page and its twin, one file of which changes each time.

    Everything else would only be checked again and again.
    """

    def __init__(self, root: Path, out: Path) -> None:
        self.root = copy_base(root)
        self.out = out
        for path in [*root.glob("docs/*/**/*.md"), *root.glob("quizzes/scenarios/*.yaml")]:
            if path.name != Path(PAGE).name or path.parent.name != Path(PAGE).parent.name:
                path.unlink()
        remember_yaml(most=32)
        self.before = {name: (root / name).read_bytes() for name in FILES if (root / name).is_file()}
        self.check(spelling=True)

    def check(self, *, spelling: bool) -> list[Diagnostic]:
        """Check the course as the command does."""
        return check_course(self.root, Options(hints=True, spelling=spelling)).found

    def one_input(self, data: bytes) -> None:
        """Check the course with an input as one of its files; keep the input if that fails in a new way."""
        if not data:
            return
        name = FILES[data[0] % len(FILES)]
        file = self.root / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data[1:])
        try:
            self.judge(self.check(spelling=data[0] > 127), data[1:])
        except Exception as problem:
            keep(data, self.out, _cause(problem), traceback.format_exc())
        finally:
            if name in self.before:
                file.write_bytes(self.before[name])
            else:
                file.unlink()

    def judge(self, found: list[Diagnostic], raw: bytes) -> None:
        """Raise if a finding is not well said or lies outside its file."""
        try:
            raw.decode("utf-8")
        except UnicodeDecodeError:
            for diagnostic in found:
                text = (self.root / diagnostic.span.file).read_bytes().decode("utf-8-sig", "replace")
                assert_inside(diagnostic.span, lines_of(text))
            text_reporter.report(found, self.root)
            json_reporter.report(found, self.root)
        else:
            assert_well_said(found, self.root)


def _cause(problem: Exception) -> str:
    """Return what tells one failure from another: where it was raised, and the rule whose finding was looked at."""
    frames = list(traceback.walk_tb(problem.__traceback__))
    rules = [getattr(frame.f_locals.get("diagnostic"), "rule", "") for frame, _ in frames]
    frame, line = frames[-1]
    return f"{type(problem).__name__} {frame.f_code.co_filename}:{line} {max(rules)}"


WORDS = words()


def mutate(data: bytes, most: int, seed: int) -> bytes:
    """Return an input with its lines changed; at times its bytes, as libFuzzer does it."""
    random = Random(seed)
    if random.random() < 0.4 or len(data) < 2:
        return bytes(atheris.Mutate(data, most))
    lines = data[1:].split(b"\n")
    for _ in range(random.randint(1, 4)):
        _change(lines, random.randrange(len(lines)), random)
    return (data[:1] + b"\n".join(lines))[:most]


def _change(lines: list[bytes], at: int, random: Random) -> None:
    line, other = lines[at], random.randrange(len(lines))
    way = random.randrange(8)
    if way == 0 and len(lines) > 1:
        del lines[at]
    elif way == 1:
        lines.insert(other, line)
    elif way == 2:
        lines[at], lines[other] = lines[other], line
    elif way == 3:
        lines[at] = b" " * random.choice((1, 2, 4)) + line
    elif way == 4:
        lines[at] = line[random.choice((1, 2, 4)) :]
    elif way == 5:
        key, colon, _ = line.partition(b":")
        lines[at] = key + colon + b" " + random.choice(WORDS)
    elif way == 6:
        place = random.randint(0, len(line))
        lines[at] = line[:place] + random.choice(WORDS) + line[place:]
    else:
        words_of = line.split(b" ")
        random.shuffle(words_of)
        lines[at] = b" ".join(words_of)


def main() -> None:
    """Fuzz until libFuzzer ends the process."""
    course, out = Path(sys.argv.pop(1)), Path(sys.argv.pop(1))
    shutil.rmtree(course, ignore_errors=True)  # of a target that was stopped
    atheris.Setup(sys.argv, Target(course, out).one_input, custom_mutator=mutate)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
