"""What editors underline: never what the course accepts, always the main mistakes; and the schemas are up to date."""

from __future__ import annotations

import copy
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from courseware.data_files import data_files
from courseware.json_schema import FOLDER, RECORDS, json_schema, modeline
from courseware.loader import load_course_file, load_data, load_quiz, load_register, load_scenario
from courseware.reading import Reader
from courseware.schema import InLanguages, Kind, Languages, Number, OneOf, Slug, Text
from courseware.source import read_yaml
from courseware.twins import TWINS_FILE
from tests.courses import BASE, QUIZ, Ran, course

PROJECT = Path(__file__).parents[1]
#: The files of the base course, and what loads each.
FILES = {"course": "docs/data/course.yaml", "quiz": QUIZ, "register": "docs/data/evidence.yaml"}
FILES["scenario"] = "quizzes/scenarios/the-full-sink.yaml"
#: The base course has no data files of its own.
FILES |= {name: f"../unused-tool/good/in-one-run-with-a-plan/docs/data/{name}.yaml" for name in ("plan", "tools")}
BOTH = Languages(("en", "nl"))


# ---- a file as the course reads it, and as an editor does


class _Yaml12(yaml.SafeLoader):
    """What a parser of YAML 1.2 makes of scalars without quotes: `no` and `2024-03` are texts to it."""


_Yaml12.yaml_implicit_resolvers = {}
for tag, pattern in [
    ("null", r"null|Null|NULL|~|"),
    ("bool", r"true|True|TRUE|false|False|FALSE"),
    ("int", r"[-+]?[0-9]+"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
]:
    _Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), None)
_Yaml12.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))
_Yaml12.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))


def as_an_editor_reads(text: str) -> Any:
    return _with_text_keys(yaml.load(text, Loader=_Yaml12))


def _with_text_keys(data: Any) -> Any:
    if isinstance(data, dict):
        return {str(key): _with_text_keys(value) for key, value in data.items()}
    return [_with_text_keys(value) for value in data] if isinstance(data, list) else data


def underlined(name: str, text: str, languages: Languages = BOTH) -> list[str]:
    """Return what an editor says of a file."""
    validator = Draft7Validator(json.loads(json_schema(name, languages)))
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(as_an_editor_reads(text))]


def refused(name: str, path: Path) -> tuple[list[str], Languages]:
    """Return the rules that loading a file finds broken, and the languages in which its texts are."""
    reader = Reader(*BOTH)
    if name == "course":
        load_course_file(path, "x", ("en", "nl"), reader)
    elif name in data_files():
        load_data(name, path, "x.yaml", reader)
    else:
        loaders: dict[str, Any] = {"quiz": load_quiz, "register": load_register, "scenario": load_scenario}
        loaders[name](path, "x.yaml", reader)
    return [found.rule for found in reader.found], Languages(tuple(reader.languages), tuple(reader.drafts))


def base(name: str) -> str:
    return (BASE / FILES[name]).read_text(encoding="utf-8")


# ---- nothing is underlined that the course accepts


def ways_in(data: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to everything inside a document."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inside:
        yield (*way, key)
        yield from ways_in(value, (*way, key))


def parent_of(data: Any, way: tuple[Any, ...]) -> Any:
    for step in way[:-1]:
        data = data[step]
    return data


def spelt(word: str) -> st.SearchStrategy[Any]:
    """Return other ways to write a scalar, most of which mean the same."""
    ways: list[Any] = [word, f" {word} ", f"{word}\n"]
    return st.sampled_from([*ways, int(word)] if re.fullmatch(r"[1-9][0-9]{0,3}", word) else ways)


ODD = [True, False, 0, 1, 7, 80, -3, 2.5, 1e15, "80", "007", "true", "no", "null", "a", " a ", "2024-03", "1e5", ""]
ODD += [
    "apply",
    " apply ",
    "Apply",
    "en",
    "single-choice",
    " single-choice ",
    "multiple-response",
    "kit-cups",
    "planned",
    "2027-06-01",
    "2027-02-30",
    "reached",
    "one-rule",
]
NEW_KEYS = ["hint", "rationale", "trainer", "revision", "level", "waive", "evidence", "feedback", "compared_with", "to"]
NEW_KEYS += ["group", "said", "use", "figures", "period", "nl", "fr", "d", "1", "true", "answr"]
NEW_KEYS += ["owner", "review", "options", "outcome", "text"]
odd: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(ODD),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.fixed_dictionaries({"en": inner, "nl": inner}),
        st.dictionaries(st.sampled_from(NEW_KEYS), inner, max_size=3),
    ),
    max_leaves=5,
)


@st.composite
def bent(draw: st.DrawFn, text: str) -> str:
    """Return a file with up to three scalars spelt otherwise and up to two changes, written as JSON, which is YAML."""
    data = yaml.load(text, Loader=yaml.CBaseLoader)
    scalars = [way for way in ways_in(data) if isinstance(parent_of(data, way)[way[-1]], str)]
    for way in draw(st.lists(st.sampled_from(scalars), max_size=3, unique=True)):
        parent_of(data, way)[way[-1]] = draw(spelt(parent_of(data, way)[way[-1]]))
    for _ in range(draw(st.integers(0, 2))):
        way = draw(st.sampled_from(list(ways_in(data))))
        parent = parent_of(data, way)
        change = draw(st.sampled_from(["replace", "remove", "add", "double"]))
        if change == "replace":
            parent[way[-1]] = draw(odd)
        elif change == "remove":
            del parent[way[-1]]
        elif isinstance(parent, dict):
            parent[draw(st.sampled_from(NEW_KEYS))] = draw(odd)
        else:
            parent.append(copy.deepcopy(parent[way[-1]]))
    return json.dumps(data, ensure_ascii=False)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose one file is written anew for each example."""
    return tmp_path_factory.mktemp("bent")


@given(st.sampled_from(sorted(FILES)).flatmap(lambda name: st.tuples(st.just(name), bent(base(name)))))
def test_what_the_course_accepts_is_not_underlined(folder: Path, bent_file: tuple[str, str]) -> None:
    name, text = bent_file
    path = folder / "bent.yaml"
    path.write_text(text, encoding="utf-8")
    rules, languages = refused(name, path)
    if not rules:
        assert underlined(name, text, languages) == []


ACCEPTED = [
    ("quiz", "mastery: 80 ", 'mastery: "80" '),
    ("quiz", "level: apply", 'level: " apply "'),
    ("quiz", "level: apply", "level: >-\n      apply"),
    ("quiz", "evidence: [kit-cups]", "evidence: kit-cups"),
    ("quiz", "id: nine-cups", "id: 9"),
    ("quiz", "en: Nothing. You put up a notice.", "en: true"),
    ("quiz", "en: Nothing. You put up a notice.", "en: 12.50"),
    ("quiz", "en: Nothing. You put up a notice.", "en: No"),
    ("quiz", "      a:\n", "      1:\n"),
    ("quiz", "objective: settle-the-washing-up", "objective: true"),
    ("register", "value: 9,", "value: -9.5,"),
    ("register", "qualifier: exact}", "qualifier: exact, group: third-floor}"),
    ("register", "qualifier: exact}", "qualifier: exact, group: {en: some, nl: een paar}}"),
    ("register", "publisher: The third floor", "publisher: 3"),
    ("register", "labels:\n", "left_out: []\nlabels:\n"),
    ("register", "labels:\n", "left_out: [{reason: {en: Old., nl: Oud.}, entries: kit-rota}]\nlabels:\n"),
    ("course", "nl: {name: Nederlands, state: published}", "nl: {name: Nederlands, state: draft}"),
    ("course", "    minutes: 20\n", "    minutes: 20\n    review: 2027-06-01\n"),
    ("course", "    minutes: 20\n", '    minutes: 20\n    review: " 2027-06-01 "\n'),
    ("scenario", "minutes: 6\n", "minutes: 6\nevidence: kit-cups\n"),
    ("scenario", "    title: {en: One rule, nl: Eén regel}", "    title: {en: 1, nl: true}"),
    ("course", "  nl: {name: Nederlands", "  fr: {name: Français, state: draft}\n  nl: {name: Nederlands"),
]


@pytest.mark.parametrize(("name", "old", "new"), ACCEPTED, ids=[new for _, _, new in ACCEPTED])
def test_other_spellings_are_not_underlined(tmp_path: Path, name: str, old: str, new: str) -> None:
    assert base(name).count(old) >= 1
    path = tmp_path / "bent.yaml"
    path.write_text(base(name).replace(old, new, 1), encoding="utf-8")
    rules, languages = refused(name, path)
    assert rules == []
    assert underlined(name, path.read_text(encoding="utf-8"), languages) == []


def test_a_text_may_be_missing_in_a_draft_and_stand_there() -> None:
    with_draft = Languages(("en",), ("nl",))
    assert underlined("quiz", base("quiz"), with_draft) == []
    assert underlined("quiz", base("quiz").replace(", nl: De gedeelde keuken", ""), with_draft) == []


# ---- the main mistakes are underlined

FEEDBACK = base("quiz")[base("quiz").index("        feedback:\n") : base("quiz").index("      b:\n")]
MISTAKES = [
    ("unknown key", "quiz", "    level: apply", "    levl: apply", "$.items[0]"),
    ("unknown key below", "quiz", "en: The shared kitchen", "en: The shared kitchen, fr: La cuisine", "$.title"),
    ("missing key", "quiz", "mastery: 80        # percent\n", "", "$"),
    ("missing key of an item", "quiz", "    objective: settle-the-washing-up\n", "", "$.items[0]"),
    ("missing key of its type", "quiz", "    answer: b\n", "", "$.items[0]"),
    ("missing type", "quiz", "    type: single-choice\n", "", "$.items[0]"),
    ("wrong type", "quiz", "answer: b", "answer: [b]", "$.items[0].answer"),
    ("wrong type of a list", "quiz", "answer: [a, b]", "answer: a", "$.items[1].answer"),
    ("nothing", "quiz", "en: Nothing. You put up a notice.", "en:", "$.items[0].choices.c.en"),
    ("empty text", "quiz", "en: Nothing. You put up a notice.", 'en: " "', "$.items[0].choices.c.en"),
    ("unknown level", "quiz", "level: apply", "level: aply", "$.items[0].level"),
    ("unknown item type", "quiz", "type: single-choice", "type: single", "$.items[0].type"),
    ("missing language", "quiz", ", nl: De gedeelde keuken", "", "$.title"),
    ("missing feedback", "quiz", FEEDBACK, "", "$.items[0].choices.a"),
    ("not an id", "quiz", "id: nine-cups", "id: Nine Cups", "$.items[0].id"),
    ("no letter", "quiz", "      a:\n", "      A:\n", "$.items[0].choices"),
    ("no items", "quiz", base("quiz")[base("quiz").index("items:") :], "items: []\n", "$.items"),
    ("item that is a text", "quiz", "items:\n", "items:\n  - text\n", "$.items[0]"),
    ("number out of range", "quiz", "mastery: 80", "mastery: 800", "$.mastery"),
    ("no number", "quiz", "mastery: 80 ", "mastery: lots ", "$.mastery"),
    ("no whole number", "quiz", "mastery: 80 ", "mastery: 8.5 ", "$.mastery"),
    ("unknown state", "course", "state: published\n    obj", "state: ready\n    obj", "$.modules[0].state"),
    ("missing promise", "course", "    minutes: 20\n", "", "$.modules[0]"),
    ("no day", "course", "    minutes: 20\n", "    minutes: 20\n    review: June\n", "$.modules[0].review"),
    ("unknown outcome", "scenario", "outcome: reached", "outcome: won", "$.endings['one-rule'].outcome"),
    ("option without a way", "scenario", "        to: on-friday\n", "", "$.nodes['at-the-sink'].options.b"),
    (
        "no question",
        "scenario",
        base("scenario")[base("scenario").index("    - en: Who pays") :],
        "",
        "$.debrief.questions",
    ),
    ("value that is no number", "register", "value: 9,", "value: nine,", "$.evidence[0].figures[0].value"),
    ("unknown use", "register", "period: 2024-03\n", "use: do-quiz\n", "$.evidence[0].use"),
    ("no reason", "register", "labels:\n", "left_out: [{entries: [kit-rota]}]\nlabels:\n", "$.left_out[0]"),
]


@pytest.mark.parametrize(("what", "name", "old", "new", "where"), MISTAKES, ids=[mistake[0] for mistake in MISTAKES])
def test_a_mistake_is_underlined_once(tmp_path: Path, what: str, name: str, old: str, new: str, where: str) -> None:
    assert old in base(name)
    path = tmp_path / "bent.yaml"
    path.write_text(base(name).replace(old, new, 1), encoding="utf-8")
    assert len(refused(name, path)[0]) == 1, what
    assert {each.partition(": ")[0] for each in underlined(name, path.read_text(encoding="utf-8"))} == {where}


# ---- the schemas themselves


@pytest.mark.parametrize("name", RECORDS)
def test_the_schema_is_one(name: str) -> None:
    Draft7Validator.check_schema(json.loads(json_schema(name, BOTH)))


@pytest.mark.parametrize("name", RECORDS)
def test_every_key_says_what_it_means(name: str) -> None:
    """Ids of the author's choice and languages need no word."""
    unsaid = {key for key, value in _properties(json.loads(json_schema(name, BOTH))) if not value.get("description")}
    assert unsaid == set(BOTH.published)


def _properties(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        yield from schema.get("properties", {}).items() if "additionalProperties" in schema else ()
    inside = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    for each in inside:
        yield from _properties(each)


def test_no_kind_forgets_its_schema() -> None:
    kinds = list(_all_kinds(Kind))
    assert {Text, Slug, OneOf, Number, InLanguages} <= set(kinds)
    assert [kind.__name__ for kind in kinds if kind.json_schema is Kind.json_schema] == []


def _all_kinds(kind: type[Kind]) -> Iterator[type[Kind]]:
    for each in kind.__subclasses__():
        yield each
        yield from _all_kinds(each)


def test_patterns_mean_the_same_to_an_editor() -> None:
    """Editors read patterns as JavaScript: only what both languages share may stand in them."""
    patterns = {p for name in RECORDS for p in re.findall(r'"pattern": "(.*)"', json_schema(name, BOTH))}
    assert len(patterns) >= 4
    assert not [p for p in patterns if re.search(r"\\\\[^sS.]|\(\?[^:]", p)]


# ---- the course's own files

#: Those that authors write; the record of twins has no author.
OWN = sorted({*PROJECT.glob("quizzes/**/*.yaml"), *PROJECT.glob("docs/data/*.yaml")} - {PROJECT / TWINS_FILE})


@pytest.mark.parametrize("path", OWN, ids=[path.name for path in OWN])
def test_the_first_line_of_a_file_leads_to_a_schema_that_fits_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    match = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert match, "begin it with the modeline"
    found = (path.parent / match[1]).resolve()
    assert text.startswith(modeline(path.relative_to(PROJECT).as_posix(), found.stem))
    validator = Draft7Validator(json.loads(found.read_text(encoding="utf-8")))
    assert [error.message for error in validator.iter_errors(as_an_editor_reads(text))] == []


def test_the_written_schemas_are_up_to_date() -> None:
    reader = Reader(())
    load_course_file(PROJECT / FILES["course"], FILES["course"], (), reader)
    languages = Languages(tuple(reader.languages), tuple(reader.drafts))
    written = {path.stem: path.read_text(encoding="utf-8") for path in (PROJECT / FOLDER).iterdir()}
    assert written == {name: json_schema(name, languages) for name in RECORDS}, "run `course schema --write`"


# ---- the command


def test_a_check_does_without_all_this(root: Path) -> None:
    code = f"import sys, courseware.cli; courseware.cli.main(['--root', {str(root)!r}, 'check']); "
    code += "print(*(name for name in ('courseware.records', 'courseware.json_schema') if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "courseware.records"


def test_names(root: Path) -> None:
    listed = ["course     the course file", "quiz       a quiz", "register   the register", "scenario   a scenario"]
    ran = course(root, "schema")
    assert (ran.code, ran.err, ran.out.splitlines()[:4]) == (0, "", listed)
    assert len(ran.out.splitlines()) == len(listed) + len(data_files())


def test_one_schema(root: Path) -> None:
    assert course(root, "schema", "quiz") == Ran(0, json_schema("quiz", BOTH), "")


def test_write(root: Path) -> None:
    said = "".join(f"wrote tools/schemas/{name}.json\n" for name in RECORDS)
    assert course(root, "schema", "--write") == Ran(0, said, "")
    written = {path.name: path.read_text(encoding="utf-8") for path in (root / FOLDER).iterdir()}
    assert written == {f"{name}.json": json_schema(name, BOTH) for name in RECORDS}


def test_a_name_that_is_not_there(root: Path) -> None:
    message = "course schema: there is no schema `quizz`; did you mean `quiz`?\n"
    assert course(root, "schema", "quizz") == Ran(2, "", message)


def test_no_schema_from_a_course_file_with_errors(root: Path) -> None:
    (root / FILES["course"]).write_text("languages: [", encoding="utf-8")
    ran = course(root, "schema", "--write")
    assert ran == Ran(2, "", "course schema: docs/data/course.yaml has errors; look at it with `course check` first\n")
    assert not (root / FOLDER).exists()


def test_a_new_quiz_begins_with_the_modeline(root: Path) -> None:
    assert course(root, "new", "quiz", "tea").code == 0
    text = (root / "quizzes/tea.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../tools/schemas/quiz.json\ntitle: ")
    assert read_yaml(text, "x").found == []
