"""What became of the mutants, for people; and those that nobody can kill."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from tests.audit.mutation_mutants import Mutant

#: What becomes of a mutant; also the exit codes of its process.
SURVIVED, KILLED, NO_MUTANT, TIMEOUT = range(4)
#: The share, in percent, that has to be killed; a mutant that never ends is as dead as any.
REACH = 90
#: Mutants that behave as the original does, each with the reason; they are not counted.
EQUIVALENT = Path(__file__).with_name("equivalent_mutants.yaml")


class Report:
    """Counts for each file, and the survivors."""

    def __init__(self, code: Path) -> None:
        self.code = code
        self.counts: dict[Path, Counter[int]] = defaultdict(Counter)
        self.survivors: list[Mutant] = []
        self.equivalent = {_key(entry): False for entry in yaml.safe_load(EQUIVALENT.read_text(encoding="utf-8"))}

    def note_all(self, outcomes: Iterable[tuple[Mutant, int]]) -> list[Mutant]:
        """Note what became of mutants, and return those that survived."""
        survivors = []
        for mutant, outcome in outcomes:
            if outcome == SURVIVED:
                survivors.append(mutant)
            else:
                self.counts[mutant.file][outcome] += 1
        return survivors

    def name(self, file: Path) -> str:
        """Return a file's name below `courseware`."""
        return file.relative_to(self.code).as_posix()

    def print_all(self, files: list[Path], *, is_whole: bool) -> int:
        """Print each file's counts, the survivors and the share, and return the exit code.

        Only when all files were mutated is it known which equivalent mutants are no longer made.
        """
        self._leave_out_equivalent()
        for file in files:
            if _all(self.counts[file]):  # a rule that is documentation alone has no mutants
                print(f"{_numbers(self.counts[file])}  {self.name(file)}")
        for mutant in sorted(self.survivors, key=lambda mutant: (mutant.file, mutant.line)):
            was, becomes = mutant.diff
            print(f"\n{self.name(mutant.file)}:{mutant.line}")
            print("\n".join([f"  - {row}" for row in was.split("\n")] + [f"  + {row}" for row in becomes.split("\n")]))
        stale = [key for key, is_used in self.equivalent.items() if is_whole and not is_used]
        for name, was, becomes in stale:
            print(f"\n{EQUIVALENT.name} names a mutant that is killed or no longer made: {name}: {was} -> {becomes}")
        total = sum(self.counts.values(), Counter())
        equivalent = sum(self.equivalent.values())
        print(f"\n{_numbers(total)}  all of {_all(total)}, {equivalent} equivalent ones left out (reach: {REACH} %)")
        return 1 if _share(total) < REACH or stale else 0

    def _leave_out_equivalent(self) -> None:
        counted = []
        for mutant in self.survivors:
            key = (self.name(mutant.file), *mutant.diff)
            if key in self.equivalent:
                self.equivalent[key] = True
            else:
                counted.append(mutant)
                self.counts[mutant.file][SURVIVED] += 1
        self.survivors = counted


def _key(entry: dict[str, Any]) -> tuple[str, str, str]:
    assert entry["reason"].strip(), f"{EQUIVALENT.name}: say why nobody can kill {entry['was']}"
    return entry["file"], entry["was"].strip(), entry["becomes"].strip()


def _all(counts: Counter[int]) -> int:
    return counts[KILLED] + counts[SURVIVED] + counts[TIMEOUT]


def _share(counts: Counter[int]) -> float:
    return 100 * (counts[KILLED] + counts[TIMEOUT]) / _all(counts) if _all(counts) else 100.0


def _numbers(counts: Counter[int]) -> str:
    killed, ended, survived = counts[KILLED], counts[TIMEOUT], counts[SURVIVED]
    return f"{_share(counts):5.1f} %  killed {killed:4}  timeout {ended:3}  survived {survived:3}"
