"""A process for each mutant: the second half of `tests.audit.mutation`, which starts it on a copy."""

from __future__ import annotations

import ast
import gc
import importlib
import mmap
import os
import pickle
import resource
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import courseware
from courseware.checking import Options
from courseware.pages import load_page
from tests.audit.mutation_checks import (
    Check,
    all_cases,
    recorded_cases,
    recorded_tests,
    run_pytest,
)
from tests.audit.mutation_import import import_changed, importers
from tests.audit.mutation_mutants import Mutant, mutants
from tests.audit.mutation_report import KILLED, NO_MUTANT, SURVIVED, TIMEOUT, Report
from tests.audit.remembered import remember, remember_courses, remember_yaml
from tests.courses import BASE, course

CODE = Path(courseware.__file__).parent
LOADER = CODE / "loader.py"
#: Seconds of processor time that checks may take beyond many times what they take without a mutant.
PATIENCE, TIMES = 5.0, 20
#: So many cases of other rules are asked about a rule's mutant.
MOST_OTHERS = 200
#: Of the tests, those that take the least, up to so many seconds together.
MOST_SECONDS = 60
#: Where a mutant waits instead of computing, seconds by the clock.
LONGEST = 300
#: A mutant may hold this much memory, in bytes.
MOST_MEMORY = 4 << 30
#: How many mutants each check has killed, in memory that all processes share: what killed often is asked first.
KILLS = memoryview(mmap.mmap(-1, 400_000)).cast("i")


def targets(wanted: list[str]) -> list[Path]:
    """Return the files to mutate."""
    files = [*sorted((CODE / "rules").rglob("*.py")), LOADER, CODE / "scoring.py"]
    return [file for file in files if not wanted or any(part in file.as_posix() for part in wanted)]


def in_another_process(work: Callable[[], Any]) -> Any:
    """Return what a function returns in a process of its own, so that it leaves nothing behind in this one."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        with os.fdopen(write, "wb") as pipe:
            pickle.dump(work(), pipe)
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        result = pickle.load(pipe)
    os.waitpid(child, 0)
    return result


def rule_of(file: Path) -> str:
    """Return the rule that a file holds, empty where it holds none."""
    return file.stem.replace("_", "-") if file.parents[1].name == "rules" and file.stem != "__init__" else ""


def may_kill(mutant: Mutant, checks: list[Check]) -> list[Check]:
    """Return the checks that run the changed statement: those about the rule itself first, then what killed most.

    Of the other rules' cases, the longest: in most of them stands what stands in the base course.
    """
    file, rule = str(mutant.file), rule_of(mutant.file)
    if mutant.lines:
        wanted = {(file, line) for line in mutant.lines}
        chosen = [check for check in checks if not wanted.isdisjoint(check.lines)]
    else:
        chosen = [check for check in checks if file in check.files]
    if rule:
        is_asked = any(asked.name == rule for asked in Options(spelling=False).rules())
        others = [check for check in chosen if check.case and is_asked and not check.is_about(rule)]
        others.sort(key=lambda check: (-KILLS[check.number], -len(check.text)))
        chosen = [check for check in chosen if check.is_about(rule)] + others[:MOST_OTHERS]
    return sorted(chosen, key=lambda check: (not check.is_about(rule), -KILLS[check.number], check.seconds))


def judge(mutant: Mutant, checks: list[Check]) -> int:
    """Return what becomes of a mutant. Runs in a process of its own, which ends when its time is over."""
    source, rule = mutant.source, rule_of(mutant.file)
    try:
        code = compile(source, str(mutant.file), "exec", dont_inherit=True)
    except SyntaxError:
        return NO_MUTANT
    if ast.dump(ast.parse(source)) == ast.dump(ast.parse(mutant.module.code)):
        return NO_MUTANT
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    signal.alarm(LONGEST)
    try:
        _limit(0)
        import_changed({mutant.file: code})
        if mutant.file == LOADER:
            module = importlib.import_module("courseware.loader")
            for name in ("load_register", "load_quiz", "load_scenario"):
                remember(getattr(module, name))
        for case in (check for check in checks if check.case):
            _limit(case.seconds)
            if mutant.file == LOADER and case.is_loaded_alike():
                continue  # what is loaded is all that a check looks at
            KILLS[case.number] += 1  # now, since a mutant may raise or never end; taken back below if it does not
            if case.kills(rule, is_called=bool(mutant.lines)):
                return KILLED
            KILLS[case.number] -= 1
        tests = _cheapest([check for check in checks if not check.case])
        _limit(sum(test.seconds for test in tests))
        return KILLED if tests and run_pytest(["-x", *(test.name for test in tests)]) else SURVIVED
    except BaseException:  # whatever it raises, a test would have failed
        return KILLED


def _cheapest(tests: list[Check]) -> list[Check]:
    """Return tests that together take no more than `MOST_SECONDS`; all tests run what loads a course."""
    chosen, seconds = set(), 0.0
    for test in sorted(tests, key=lambda test: test.seconds):
        seconds += test.seconds
        if seconds <= MOST_SECONDS:
            chosen.add(test.name)
    return [test for test in tests if test.name in chosen]


def _limit(seconds: float) -> None:
    """End this process when it computes for much longer than `seconds`."""
    signal.setitimer(signal.ITIMER_PROF, PATIENCE + TIMES * seconds)


def judge_all(all_mutants: list[Mutant], checks: list[Check]) -> Iterator[tuple[Mutant, int]]:
    """Yield what becomes of each mutant: a process for each, as many at once as there are cores."""
    for number, check in enumerate(checks):
        check.number = number
        KILLS[number] = 0
    gc.collect()
    gc.freeze()  # so that the processes share what they do not change
    waiting = list(reversed(all_mutants))
    running: dict[int, Mutant] = {}
    while waiting or running:
        if waiting and len(running) < _cores():
            mutant = waiting.pop()
            child = os.fork()
            if child == 0:
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, 1)
                os.dup2(nowhere, 2)
                os._exit(judge(mutant, may_kill(mutant, checks)))
            running[child] = mutant
            continue
        child, status = os.wait()
        yield running.pop(child), TIMEOUT if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


def _cores() -> int:
    """Return on how many cores this process may run: fewer than there are, where it was started so."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def main(wanted: list[str]) -> int:
    """Run the cases and then the tests, once without a mutant, then on each mutant that is left."""
    files = targets(wanted)
    names, rules = {str(file) for file in files}, [rule for file in files if (rule := rule_of(file))]
    report = Report(CODE)
    with tempfile.TemporaryDirectory() as folder:
        cases = all_cases(Path(folder).resolve())
        course(BASE, "check")  # imports what a command imports when it runs
        importers()
        remember_yaml(most=100_000)
        remember(load_page)
        loaded = remember_courses({case.root for case in cases}, with_quizzes=LOADER in files)
        passed, failed = in_another_process(lambda: recorded_cases(cases, names, rules))
        _say_failed(failed)
        for case in passed:
            case.loaded = loaded.get(case.root)
        left = report.note_all(judge_all([mutant for file in files for mutant in mutants(file)], passed))
    if left:
        print(f"{len(left)} mutants are left by {len(passed)} cases", flush=True)
        tests, failed = in_another_process(lambda: recorded_tests(names))
        _say_failed(failed)
        if code := in_another_process(lambda: run_pytest([test.name for test in tests])):
            raise SystemExit(f"the tests pass alone and not together without a mutant: pytest ends with {code}")
        report.survivors = report.note_all(judge_all(left, tests))
    return report.print_all(files, is_whole=not wanted)


def _say_failed(names: list[str]) -> None:
    for name in names:
        print(f"fails without a mutant, therefore not used: {name}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
