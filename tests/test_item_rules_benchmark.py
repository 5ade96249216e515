"""The benchmark of the rules on items: what it counts, and the table it prints."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest

from courseware.rules import all_rules
from tests.benchmarks.item_rules import RULES, Counts, half_of, main

CHOICES = ["Wash them.", "Dry them.", "Hide them."]


def row(name: str, question: str, choices: list[str], **labels: int) -> dict[str, Any]:
    return {"id": name, "dataset": "own", "question": question, "choices": choices, "answer": "A", "labels": labels}


ROWS = [
    row("tea", "Whose cup is it?", [*CHOICES, "None of the above"], no_none_of_the_above=1, avoid_k_type=0),
    row("milk", "Whose cup is it?", [*CHOICES, "All of the above"], no_none_of_the_above=1, no_all_of_the_above=1),
    row("rota", "Whose cup is it?", [*CHOICES, "None"], no_none_of_the_above=0, taste=1),
    row("sink", "What do you not say?", CHOICES, no_none_of_the_above=0, avoid_negatives=1),
    row("soap", "Which three?", ["9 cups", "6 cups", "3 cups"], ordered_options=1),
]
TABLE = """\
5 items, half: all
label: rules                                                  tp  fp  fn   tn  precision (95%)    recall  kappa
no_none_of_the_above: none-of-the-above                        1   1   1    1  0.50 (0.09 to 0.91)   0.50   0.00
no_all_of_the_above: all-of-the-above                          1   0   0    0  1.00 (0.21 to 1.00)   1.00    nan
avoid_k_type: combined-choices                                 0   0   0    1   nan ( nan to  nan)    nan    nan
ordered_options: unordered-numbers                             1   0   0    0  1.00 (0.21 to 1.00)   1.00    nan
avoid_negatives: plain-negation, negative-stem                 1   0   0    0  1.00 (0.21 to 1.00)   1.00    nan
"""


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    file = tmp_path / "items.jsonl"
    file.write_text("".join(json.dumps(each) + "\n" for each in ROWS), encoding="utf-8")
    return file


def test_table(labelled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(labelled)])
    assert capsys.readouterr().out == TABLE


def test_halves_share_the_items_out(labelled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counts = []
    for half in ("tune", "report"):
        main([str(labelled), "--half", half])
        first = capsys.readouterr().out.splitlines()[0]
        counts.append(int(first.split()[0]))
        assert first.endswith(f"half: {half}")
    assert counts == [sum(half_of(each["id"]) == half for each in ROWS) for half in ("tune", "report")]
    assert sum(counts) == len(ROWS) and {half_of(str(number)) for number in range(20)} == {"tune", "report"}


def test_counts() -> None:
    counts = Counts(hit=8, false_alarm=2, miss=4, silent=86)
    low, high = counts.interval
    assert (counts.precision, round(counts.recall, 3), round(counts.kappa, 3)) == (0.8, 0.667, 0.694)
    assert (round(low, 3), round(high, 3)) == (0.490, 0.943)
    assert all(map(math.isnan, Counts().interval))


PLANTED = """\
- {lang: en, flaws: [no_none_of_the_above], stem: "Whose cup is it?", options: [Mine, Yours, None of these], key: 0}
- {lang: nl, flaws: [avoid_negatives, no_absolute_terms], stem: "Wat zeg je niet?", options: [Nee, Dank, Kom], key: 0}
- {lang: en, flaws: [], stem: "Whose cup is it?", options: [Mine, Yours, Hers], key: [0, 2]}
- {lang: en, flaws: [], stem: "Whose cup is it?", options: [Mine, Always hers, Yours], key: 0}
- {lang: en, flaws: [], stem: "Whose cup is it?", options: [Mine, Often hers, Yours], key: 0}
"""


def test_planted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "planted.yaml"
    file.write_text(PLANTED, encoding="utf-8")
    main([str(file), "--planted"])
    assert capsys.readouterr().out.splitlines() == [
        "missed no_absolute_terms: Wat zeg je niet?",
        "alarmed absolute-terms: Whose cup is it?",
        "3 planted flaws, 1 missed; 3 clean items, 1 alarmed, 1 with a hint",
    ]


def test_every_rule_named_is_there() -> None:
    assert {name for names in RULES.values() for name in names} <= all_rules().keys()
