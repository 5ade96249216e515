"""How well the rules on items agree with people who labelled items: `python tests/benchmarks/item_rules.py FILE`.

FILE holds one JSON object a line: `id`, `dataset`, `question`, `choices`,
`answer` (a letter) and `labels` (name to 1 flawed, 0 fine). For each label the
rules that stand for it are counted: hits, false alarms, misses, right silence,
precision with its 95% interval (Wilson), recall and Cohen's kappa. `--half
tune` and `--half report` split by a hash of the id, so that what is tuned on
one half is reported on the other.

With `--planted` FILE is YAML, a list of `{lang, flaws, stem, options, key}`:
every planted flaw that no rule finds is printed, and every item without a flaw
that gets a warning or an error; hints are counted apart.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

sys.path.insert(0, str(Path(__file__).parents[2]))

from courseware.diagnostics import Span
from courseware.model import Choice, Item
from courseware.nodes import Mapping
from courseware.rules import Rule, all_rules
from courseware.wording import wordings

#: The rules that stand for a label; a label without one is about what no rule can tell.
RULES = {
    "no_none_of_the_above": ("none-of-the-above",),
    "no_all_of_the_above": ("all-of-the-above",),
    "no_fill_in_blank": ("gap-in-stem",),
    "avoid_k_type": ("combined-choices",),
    "ordered_options": ("unordered-numbers",),
    "true_false": ("true-false",),
    "avoid_negatives": ("plain-negation", "negative-stem"),
    "longest_option_correct": ("conspicuous-answer",),
    "equal_length_options": ("conspicuous-answer", "unequal-lengths"),
    "no_absolute_terms": ("absolute-terms",),
    "avoid_repetition": ("repeated-word",),
    "focused_stem": ("unfocused-stem",),
    "single_best_answer": ("duplicate-choices", "overlapping-ranges"),
    "no_vague_terms": ("vague-terms",),
    "grammatical_consistency": ("grammar-cue",),
    "no_convergence_cues": ("convergence",),
    "no_extraneous_info": ("long-stem",),
}
#: The width of a 95% interval in standard deviations.
Z = 1.959964


@dataclass
class Counts:
    """What a label's rules found against what people said."""

    hit: int = 0
    false_alarm: int = 0
    miss: int = 0
    silent: int = 0

    def add(self, found: bool, flawed: bool) -> None:
        """Count one item."""
        name = {(1, 1): "hit", (1, 0): "false_alarm", (0, 1): "miss", (0, 0): "silent"}[int(found), int(flawed)]
        setattr(self, name, getattr(self, name) + 1)

    @property
    def precision(self) -> float:
        """The share of the alarms that people agree with."""
        return _share(self.hit, self.hit + self.false_alarm)

    @property
    def recall(self) -> float:
        """The share of the flaws that was found."""
        return _share(self.hit, self.hit + self.miss)

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's 95% interval of the precision."""
        n = self.hit + self.false_alarm
        if not n:
            return math.nan, math.nan
        p, z2 = self.hit / n, Z * Z
        middle = (p + z2 / (2 * n)) / (1 + z2 / n)
        half = Z * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
        return middle - half, middle + half

    @property
    def kappa(self) -> float:
        """Cohen's kappa: agreement beyond chance."""
        n = self.hit + self.false_alarm + self.miss + self.silent
        flawed, found = self.hit + self.miss, self.hit + self.false_alarm
        by_chance = _share(flawed * found + (n - flawed) * (n - found), n * n)
        return _share(_share(self.hit + self.silent, n) - by_chance, 1 - by_chance)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else math.nan


def half_of(name: str) -> str:
    """Return the half to which an item belongs."""
    return "report" if int(hashlib.sha256(name.encode()).hexdigest(), 16) % 2 else "tune"


def make_item(language: str, stem: str, choices: Sequence[str], key: Iterable[int]) -> Item:
    """Return an item in one language that stands in no file."""
    letters = [chr(ord("a") + number) for number in range(len(choices))]
    return Item(
        id="item",
        quiz="quiz",
        type="single-choice",
        stem={language: stem},
        node=Mapping(Span("")),
        choices=tuple(Choice(letter, {language: text}, {}) for letter, text in zip(letters, choices, strict=True)),
        key=tuple(letters[number] for number in key),
    )


def alarms(item: Item) -> set[str]:
    """Return the names of the rules that have something to say about an item."""
    return {rule.name for rule in _measured() if any(True for _ in _findings(rule, item))}


def _measured() -> list[Rule]:
    return [all_rules()[name] for names in RULES.values() for name in names]


def _findings(rule: Rule, item: Item) -> Iterable[Any]:
    if rule.check_wording:
        for wording in wordings(item):
            yield from rule.check_wording(wording)
    if rule.check_item:
        yield from rule.check_item(item, None)


def measure(rows: Iterable[dict[str, Any]]) -> dict[str, Counts]:
    """Return the counts of each label that has rules, in the order of `RULES`."""
    counts = {name: Counts() for name in RULES}
    for row in rows:
        found = alarms(make_item("en", row["question"], row["choices"], [ord(row["answer"]) - ord("A")]))
        for label, flawed in row["labels"].items():
            if label in counts:
                counts[label].add(not found.isdisjoint(RULES[label]), bool(flawed))
    return {name: each for name, each in counts.items() if each != Counts()}


def table(counts: dict[str, Counts]) -> str:
    """Return the table that is printed."""
    lines = [f"{'label: rules':60}  tp  fp  fn   tn  precision (95%)    recall  kappa"]
    for label, c in counts.items():
        low, high = c.interval
        lines.append(
            f"{label + ': ' + ', '.join(RULES[label]):60} {c.hit:3} {c.false_alarm:3} {c.miss:3} {c.silent:4}"
            f"  {c.precision:4.2f} ({low:4.2f} to {high:4.2f})  {c.recall:5.2f}  {c.kappa:5.2f}"
        )
    return "\n".join(lines)


@dataclass
class Planted:
    """What became of planted flaws and of clean items."""

    lines: list[str] = field(default_factory=list)
    flaws: int = 0
    missed: int = 0
    clean: int = 0
    alarmed: int = 0
    hinted: int = 0


def look_at_planted(rows: Iterable[dict[str, Any]]) -> Planted:
    """Return which planted flaws were missed and which clean items alarmed."""
    result = Planted()
    for row in rows:
        key = row["key"] if isinstance(row["key"], list) else [row["key"]]
        found = alarms(make_item(row["lang"], row["stem"], row["options"], map(int, key)))
        for flaw in row["flaws"]:
            result.flaws += 1
            if found.isdisjoint(RULES[flaw]):
                result.missed += 1
                result.lines.append(f"missed {flaw}: {row['stem']}")
        if not row["flaws"]:
            hints = {name for name in found if all_rules()[name].severity == "hint"}
            result.clean += 1
            result.hinted += bool(hints)
            result.alarmed += found != hints
            if found - hints:
                result.lines.append(f"alarmed {', '.join(sorted(found - hints))}: {row['stem']}")
    return result


def main(arguments: list[str]) -> None:
    """Print the table, or what became of planted flaws."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--half", choices=["tune", "report", "all"], default="all")
    parser.add_argument("--planted", action="store_true")
    asked = parser.parse_args(arguments)
    text = asked.file.read_text(encoding="utf-8")
    if asked.planted:
        # Without types: a bare `No` is the text "No", and keys are turned into numbers above.
        result = look_at_planted(yaml.load(text, Loader=yaml.BaseLoader))
        print(*result.lines, sep="\n")
        print(f"{result.flaws} planted flaws, {result.missed} missed; {result.clean} clean items, ", end="")
        print(f"{result.alarmed} alarmed, {result.hinted} with a hint")
        return
    rows = [json.loads(line) for line in text.splitlines()]
    rows = [row for row in rows if asked.half in ("all", half_of(row["id"]))]
    print(f"{len(rows)} items, half: {asked.half}")
    print(table(measure(rows)))


if __name__ == "__main__":
    main(sys.argv[1:])
