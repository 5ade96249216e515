"""Scenarios: what is loaded, the ways through them, and that hostile ones take no time."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.checking import Options, check_course
from courseware.course import load_course
from courseware.diagnostics import Diagnostic, in_order
from courseware.model import Scenario
from courseware.rules import all_rules
from courseware.ways import Ways, ways
from tests.courses import copy_base, course, edit

QUICK = Options(spelling=False)
PROJECT = Path(__file__).parents[1]
SINK = "quizzes/scenarios/the-full-sink.yaml"
ENDING = "  {}: {{outcome: partly, title: {{en: A, nl: B}}, text: {{en: A, nl: B}}}}\n"


def written(leads_to: dict[str, list[str]], endings: list[str]) -> str:
    """Return the nodes and endings of a scenario file."""
    rows = ["nodes:\n"]
    for name, targets in leads_to.items():
        rows.append(f"  {name}:\n    text: {{en: A, nl: B}}\n    options:{'' if targets else ' {}'}\n")
        rows += [
            f"      o{n}: {{text: {{en: A, nl: B}}, consequence: {{en: A, nl: B}}, to: {target}}}\n"
            for n, target in enumerate(targets)
        ]
    return "".join([*rows, "endings:\n", *map(ENDING.format, endings)])


def bent(root: Path, leads_to: dict[str, list[str]], endings: list[str]) -> None:
    """Give the base scenario other nodes and endings."""
    text = (root / SINK).read_text(encoding="utf-8")
    head, tail = text[: text.index("nodes:\n")], text[text.index("debrief:\n") :]
    (root / SINK).write_text(head + written(leads_to, endings) + tail, encoding="utf-8")


def loaded(root: Path) -> Scenario:
    return load_course(root).scenarios["the-full-sink"]


def found(root: Path) -> list[Diagnostic]:
    """Return what loading the scenario and the rules on its ways find, and no other rule."""
    whole = load_course(root)
    rules = [rule for rule in all_rules().values() if rule.group == "course" and rule.check_scenario]
    checked = [
        rule.diagnostic(finding)
        for rule in rules
        if rule.check_scenario
        for finding in rule.check_scenario(whole.scenarios["the-full-sink"], whole)
    ]
    return in_order(diagnostic for diagnostic in [*whole.found, *checked] if diagnostic.span.file == SINK)


# ---- what is loaded


def test_everything_is_read(root: Path) -> None:
    scenario = loaded(root)
    assert (scenario.id, scenario.file, scenario.minutes) == ("the-full-sink", SINK, 6)
    assert scenario.title == {"en": "The full sink", "nl": "De volle gootsteen"}
    assert (scenario.objectives, scenario.evidence) == (("settle-the-washing-up",), ())
    assert scenario.opening["nl"].startswith("Het is donderdag, vier uur.")
    assert [node.id for node in scenario.nodes] == ["at-the-sink", "on-friday", "around-the-table"]
    option = scenario.nodes[0].options[1]
    assert (option.id, option.to) == ("b", "on-friday")
    assert option.text["en"] == "You wash the nine cups yourself, and say nothing."
    assert option.consequence["nl"].startswith("Iedereen bedankt je.")
    assert scenario.nodes[1].text["en"].startswith("It is Friday.")
    assert [(ending.id, ending.outcome) for ending in scenario.endings] == [
        ("one-rule", "reached"),
        ("a-rota", "partly"),
        ("a-notice", "missed"),
    ]
    assert scenario.endings[0].title["nl"] == "Eén regel"
    assert scenario.endings[2].text["en"].startswith("Everybody knows")
    assert scenario.debrief.better_move["en"] == "You let the one choose who has most to do with it."
    assert scenario.debrief.text["en"].startswith("Who washes")
    assert [question["en"] for question in scenario.debrief.questions] == [
        "Who pays for it when you settle it yourself?"
    ]


def test_evidence_of_the_scenario_and_of_a_node(root: Path) -> None:
    text = (root / SINK).read_text(encoding="utf-8")
    text = text.replace("minutes: 6\n", "minutes: 6\nevidence: kit-cups\n")
    text = text.replace("  on-friday:\n", "  on-friday:\n    evidence: [kit-rota, kit-cups]\n")
    (root / SINK).write_text(text, encoding="utf-8")
    scenario = loaded(root)
    assert scenario.evidence == ("kit-cups",)
    assert [node.evidence for node in scenario.nodes] == [(), ("kit-rota", "kit-cups"), ()]


@pytest.mark.parametrize(
    "text", ["", "[]", "nodes: []", "nodes: {a: {options: {b: x}}}", "debrief: no", "endings: {a: }"]
)
def test_whatever_a_file_holds_gives_a_scenario(root: Path, text: str) -> None:
    (root / SINK).write_text(text, encoding="utf-8")
    assert loaded(root).id == "the-full-sink"
    assert found(root)


def test_a_file_name_that_is_no_id(root: Path) -> None:
    (root / SINK).rename(root / "quizzes/scenarios/Full Sink.yaml")
    assert [(d.rule, d.message) for d in load_course(root).found] == [
        ("invalid-value", "the file's name `Full Sink` is not an id")
    ]


def test_new_scenario(root: Path) -> None:
    ran = course(root, "new", "scenario", "late-again")
    embed = "embed it in a page with `/// scenario | late-again` and a line of `///`"
    assert (ran.code, ran.out) == (0, f"wrote quizzes/scenarios/late-again.yaml\n{embed}\n")
    for language in ("en", "nl"):
        edit(root, f"docs/{language}/index.md", "/// modules", "/// scenario | late-again\n///\n\n/// modules")
    text = (root / "quizzes/scenarios/late-again.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../tools/schemas/scenario.json\n")
    checked = check_course(root, QUICK).found
    assert {diagnostic.rule for diagnostic in checked} == {"unfinished-text"}
    assert len(checked) == text.count("…")
    (root / "quizzes/scenarios/late-again.yaml").write_text(
        text.replace("[…]", "[settle-the-washing-up]").replace("…", "done"), encoding="utf-8"
    )
    assert check_course(root, QUICK).found == []


def test_new_scenario_twice(root: Path) -> None:
    assert course(root, "new", "scenario", "the-full-sink").code == 2


def test_the_scenario_of_the_guide_has_nothing_wrong(root: Path) -> None:
    guide = (PROJECT / "quizzes/README.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(title:.*?)```", guide[guide.index("## A scenario") :], re.S)
    assert example
    text = (
        example[1]
        .replace("respond-when-out-of-sight", "settle-the-washing-up")
        .replace("con-keep-in-sight", "kit-cups")
    )
    (root / SINK).write_text(text, encoding="utf-8")
    assert found(root) == []
    own = load_course(PROJECT)
    assert "respond-when-out-of-sight" in own.file.objectives and "con-keep-in-sight" in own.register.evidence


# ---- ways


def test_ways(root: Path) -> None:
    through = ways(loaded(root))
    assert through == Ways(
        {
            "at-the-sink": ("around-the-table", "on-friday"),
            "on-friday": ("around-the-table", "a-notice"),
            "around-the-table": ("one-rule", "a-rota"),
        },
        ("one-rule", "a-rota", "a-notice"),
        frozenset(),
        True,
    )
    seen: set[str] = set()
    through.follow("around-the-table", seen)
    assert seen == {"around-the-table", "one-rule", "a-rota"}
    assert through.first == "at-the-sink"


def test_a_mistyped_name_stands_for_what_was_meant(root: Path) -> None:
    bent(root, {"first": ["secnd"], "second": ["the-end"]}, ["the-end"])
    assert [d.rule for d in found(root)] == ["unknown-node"]
    assert ways(loaded(root)).leads_to["first"] == ("second",)


def test_a_name_like_nothing_leaves_all_open(root: Path) -> None:
    bent(root, {"first": ["zzzzz"], "second": ["the-end"]}, ["the-end"])
    assert [d.rule for d in found(root)] == ["unknown-node"]
    through = ways(loaded(root))
    assert (through.open, through.sure) == (frozenset({"first"}), False)


graphs = st.integers(1, 7).flatmap(
    lambda size: st.lists(st.lists(st.integers(0, size + 1), min_size=1, max_size=3), min_size=size, max_size=size)
)


@pytest.fixture(scope="module")
def steady_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the base course whose scenario is written anew for each example."""
    return copy_base(tmp_path_factory.mktemp("graphs") / "course")


@given(graphs)
def test_the_rules_say_the_same_as_walking_every_way(steady_root: Path, graph: list[list[int]]) -> None:
    """Nodes are `n0`, `n1` and so on; the two numbers above them are endings."""
    root = steady_root
    names = [f"n{n}" for n in range(len(graph))] + ["end-a", "end-b"]
    leads_to = {names[n]: [names[t] for t in targets] for n, targets in enumerate(graph)}
    bent(root, leads_to, ["end-a", "end-b"])
    reach = {name: walked(name, leads_to) for name in names}
    said = {(d.rule, d.message.split("`")[1]) for d in found(root)}
    lost = {name for name in leads_to if name not in reach["n0"]}
    named = {name for rule, name in said if rule == "unreachable-node"}
    if reach["n0"].isdisjoint({"end-a", "end-b"}):
        assert not named  # that the beginning leads to no ending is said, and is why
        lost = set()
    # Each node out of reach is named or stands behind one that is, and none is named that stands behind another.
    assert named <= lost <= set().union(*(reach[name] for name in named))
    assert all(other == name or name not in reach[other] for name in named for other in named)
    met = {target for targets in leads_to.values() for target in targets}
    stuck = [name for name in leads_to if not reach[name] & {"end-a", "end-b"}]
    # A node that leads to no ending may have to lead to one that is not met.
    unmet = set() if stuck else {"end-a", "end-b"} - met
    assert {name for rule, name in said if rule == "unmet-ending"} == unmet
    assert [name for rule, name in said if rule == "dead-end"] == stuck[:1]


def walked(start: str, leads_to: dict[str, list[str]]) -> set[str]:
    """Return what can be reached, found by taking every step again and again."""
    reached = {start}
    for _ in leads_to:
        reached |= {target for name in reached for target in leads_to.get(name, [])}
    return reached


# ---- hostile ones


def test_a_way_of_thousands_of_nodes(root: Path) -> None:
    """A ring, a chain behind thousands of lost nodes and names of nothing: without recursion, and each once."""
    size = 2 * sys.getrecursionlimit()
    chain = {f"c{n}": [f"c{n + 1}" if n + 1 < size else "c0"] for n in range(size)}
    lost = {f"l{n}": ["c0"] for n in range(size)}
    bent(root, {"first": ["end", "c0"], **chain, **lost}, ["end"])
    rules = [d.rule for d in found(root)]
    assert (rules.count("unreachable-node"), rules.count("dead-end"), len(rules)) == (size, 1, size + 1)


def test_thousands_of_names_of_nothing(root: Path) -> None:
    size = 3000
    bent(root, {f"node-{n}": [f"nod-{n}"] for n in range(size)}, ["end"])
    said = found(root)
    assert len(said) == size and {d.rule for d in said} == {"unknown-node"}
    assert {d.help for d in said} == {"write the id of one of this scenario’s nodes or endings"}
