"""What became of the mutants, for people; and those that nobody can kill."""

from __future__ import annotations

from collections import Counter, defaultdict
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

    def note(self, mutant: Mutant, outcome: int) -> None:
        """Note what became of a mutant."""
        if outcome == SURVIVED:
            was, becomes = mutant.diff
            key = (self.name(mutant.file), was, becomes)
            if key in self.equivalent:
                self.equivalent[key] = True
                return
            self.survivors.append(mutant)
        self.counts[mutant.file][outcome] += 1

    def name(self, file: Path) -> str:
        """Return a file's name below `courseware`."""
        return file.relative_to(self.code).as_posix()

    def print_file(self, file: Path) -> None:
        """Print the counts of one file; a file without code has none."""
        counts = self.counts[file]
        if _all(counts):
            print(f"{_numbers(counts)}  {self.name(file)}", flush=True)

    def print_all(self, *, is_whole: bool) -> int:
        """Print the survivors and the share, and return the exit code.

        Only when all files were mutated is it known which equivalent mutants are no longer made.
        """
        for mutant in sorted(self.survivors, key=lambda mutant: (mutant.file, mutant.line)):
            was, becomes = mutant.diff
            print(f"\n{self.name(mutant.file)}:{mutant.line}")
            print("\n".join([f"  - {row}" for row in was.split("\n")] + [f"  + {row}" for row in becomes.split("\n")]))
        stale = [key for key, is_used in self.equivalent.items() if is_whole and not is_used]
        for name, was, becomes in stale:
            print(f"\n{EQUIVALENT.name} names a mutant that is killed or no longer made: {name}: {was} -> {becomes}")
        total = sum(self.counts.values(), Counter())
        share = _share(total)
        print(
            f"\n{_numbers(total)}  all of {_all(total)}; {sum(self.equivalent.values())} equivalent (reach: {REACH} %)"
        )
        return 1 if share < REACH or stale else 0


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
