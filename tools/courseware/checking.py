"""The whole check: every rule over every file, by several processes when there is much to read."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from courseware.bank import BankQuiz, bank_quiz
from courseware.course import COURSE_FILE, REGISTER_FILE, Course, load_course, quiz_files
from courseware.diagnostics import Diagnostic, in_order
from courseware.loader import load_quiz
from courseware.rules import Rule, all_rules, check_quiz, check_rest
from courseware.text.spelling import speller, spelling_notes
from courseware.waivers import Holder, holder, without_waived

#: From this many bytes of quizzes a second process is worth its start.
MUCH = 2_000_000


@dataclass(frozen=True)
class Options:
    """What is asked of a check: `hints`, too, and whether `spelling` is looked at."""

    hints: bool = False
    spelling: bool = True

    def rules(self) -> list[Rule]:
        """Return the rules to ask."""
        return [
            rule
            for rule in all_rules().values()
            if (rule.severity != "hint" or self.hints) and (rule.name != "spelling" or self.spelling)
        ]


@dataclass(frozen=True)
class Checked:
    """What a check found, in the order of the files, with the course it looked at and how much was waived."""

    found: list[Diagnostic]
    course: Course
    waived: int
    #: What was left out, a sentence each.
    notes: tuple[str, ...] = ()


def check_course(root: Path, options: Options = Options()) -> Checked:  # frozen
    """Check the course of a folder. Never raises on what the files hold."""
    with _no_garbage_collection():
        course = load_course(root, quizzes=False)
        if options.spelling:
            for language in course.languages:
                speller(language)  # it reads its dictionary while we go on
        found, bank = _check_quizzes(course, options)
        course.bank = {quiz.id: quiz for quiz in bank}
        course.found += found
        rules = options.rules()
        found = course.found + check_rest(course, rules)
        severities = {name: rule.severity for name, rule in all_rules().items()}
        kept, waived = without_waived(found, _holders(course), severities, [rule.name for rule in rules])
        notes = spelling_notes(course.languages) if options.spelling else ()
        return Checked(in_order(kept), course, waived, notes)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Look for no cycles: reading makes millions of small objects without one, and looking doubles its time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _check_quizzes(course: Course, options: Options) -> tuple[list[Diagnostic], list[BankQuiz]]:
    """Check the quiz files, each in one of as many processes as there are cores if there is much to read."""
    paths = quiz_files(course.root)
    size = sum(map(_size, paths))
    processes = min(os.cpu_count() or 1, len(paths)) if size >= MUCH else 1
    # The largest files first, so that no process is left with a big one at the end.
    by_size = sorted(paths, key=_size, reverse=True)
    shares = [sorted(by_size[start::processes]) for start in range(processes)]
    if processes == 1:
        results = [_check_share(course, paths, options)]
    else:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  # slow to load, seldom needed
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

        try:
            with ProcessPoolExecutor(processes - 1) as pool:
                others = [pool.submit(_check_elsewhere, course.root, share, options) for share in shares[1:]]
                results = [_check_share(course, shares[0], options), *(other.result() for other in others)]
        except (BrokenProcessPool, OSError):  # no second process to be had, or it was killed
            results = [_check_share(course, paths, options)]
    found = [diagnostic for share, _ in results for diagnostic in share]
    return found, sorted((quiz for _, quizzes in results for quiz in quizzes), key=lambda quiz: quiz.file)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _check_elsewhere(root: Path, paths: list[Path], options: Options) -> tuple[list[Diagnostic], list[BankQuiz]]:
    gc.disable()  # for good: this process ends with its share
    return _check_share(load_course(root, quizzes=False, pages=False), paths, options)


def _check_share(course: Course, paths: list[Path], options: Options) -> tuple[list[Diagnostic], list[BankQuiz]]:
    """Check some quiz files one after another, so that only one is in memory at a time."""
    rules = options.rules()
    found, bank = [], []
    for path in paths:
        reader = course.reader()
        quiz = load_quiz(path, path.relative_to(course.root).as_posix(), reader, course.register)
        found += reader.found + check_quiz(quiz, course, rules)
        bank.append(bank_quiz(quiz))
    return found, bank


def _holders(course: Course) -> Iterator[Holder]:
    """Yield everything that may hold waivers."""
    for quiz in course.bank.values():
        yield from quiz.holders
    for scenario in course.scenarios.values():
        yield holder(scenario.node, scenario.file, whole_file=True)
    for page in course.pages:
        yield holder(page.node, page.file, whole_file=True)
    for data in course.data.values():
        yield holder(data.node, data.file, whole_file=True)
    yield holder(course.file.node, COURSE_FILE)
    for module in course.file.modules:
        for node in (module.node, *(objective.node for objective in module.objectives)):
            yield holder(node, COURSE_FILE)
    for entry in course.register.entries:
        if entry.node is not None:
            yield holder(entry.node, REGISTER_FILE)
    for group in course.register.left_out:
        yield holder(group.node, REGISTER_FILE)
