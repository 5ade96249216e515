"""The entries of a data file: their names, their texts, what they rest on; how they are mended and recorded."""

from __future__ import annotations

import json
from collections.abc import Mapping as MappingType
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from courseware.data_file import Data
from courseware.data_texts import DataPart, data_parts, evidence_in
from courseware.localised import localised
from courseware.nodes import Mapping
from courseware.source import read_yaml
from courseware.text.prose import Prose
from tests.courses import course, edit
from tests.test_twins import accept, names, record

GLOSSARY = "docs/data/glossary.yaml"
TERMS = """\
terms:
  rota:
    term: {en: rota, nl: rooster}
    definition: {en: Who washes up, nl: Wie er afwast}
  turn:
    term: {en: turn, nl: beurt}
    definition: {en: It's your day, nl: Het is jouw dag}
"""


def parts(text: str) -> list[DataPart]:
    root = read_yaml(text, "x.yaml").root
    assert isinstance(root, Mapping)
    return list(data_parts(Data("x", "x.yaml", None, root), ("en", "nl")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("terms:\n  a: {en: x, nl: y}\n  b:\n    c: {en: x}\n", ["terms/a", "terms/b"]),
        ("list:\n- id: a\n  text: {en: x}\n- text: {en: y}\n", ["list/a", "list/2"]),
        ("title: {en: x, nl: y}\nterms:\n  a: {en: x}\n", ["", "terms/a"]),
        ("intro:\n  minutes: 3\n  text: {en: x}\n", ["intro"]),
        ("intro:\n  evidence: [a]\n  text: {en: x}\n  more: {en: x}\n", ["intro"]),
        ("terms:\n  a: {en: ''}\n  b: {en: …}\nminutes: 3\n", []),
        ("terms: {}\nlist: []\n", []),
    ],
)
def test_each_entry_has_a_name(text: str, expected: list[str]) -> None:
    assert [part.name for part in parts(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("evidence: z\nterms:\n  a:\n    evidence: [b, c]\n    t: {en: x}\n", [("z", "b", "c")]),
        ("terms:\n  a:\n    rows:\n    - evidence: b\n    - evidence: [c, b]\n    t: {en: x}\n", [("b", "c")]),
        ("terms:\n  a: {evidence: [], t: {en: x}}\n  b: {evidence: c, t: {en: x}}\n", [(), ("c",)]),
    ],
)
def test_an_entry_rests_on_what_it_cites_anywhere(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [part.evidence for part in parts(text)] == expected


def test_what_cannot_be_read_under_evidence_still_cites() -> None:
    (part,) = parts("terms:\n  a: {evidence: {b: c}, t: {en: x}}\n")
    assert (part.evidence, part.cites) == ((), True)


def test_each_mapping_that_cites_is_found_in_order() -> None:
    root = read_yaml("evidence: a\nl:\n- {evidence: [b, c]}\n- {evidence: d}\nm: {evidence: []}\n", "x.yaml").root
    assert root is not None
    assert [names for _, names in evidence_in(root)] == [("a",), ("b", "c"), ("d",)]


def test_a_repair_mends_marks_and_spaces_of_a_data_file(root: Path) -> None:
    (root / GLOSSARY).write_text(TERMS.replace("Who washes up", "Who washes up ...").replace("dag}", "dag} "))
    ran = course(root, "check", "--fix")
    assert ran.out.startswith(f"mended 3 places in {GLOSSARY}: trailing-space 1, typographic-marks 2\n")
    assert (root / GLOSSARY).read_text(encoding="utf-8") == TERMS.replace("Who washes up", "Who washes up …").replace(
        "It's", "It’s"
    )


def test_the_entries_of_a_data_file_are_twins(root: Path) -> None:
    (root / GLOSSARY).write_text(TERMS.replace("It's", "It is"))
    accepted = record(root)
    assert names(accepted.text)[:2] == ["data/glossary.yaml#terms/rota", "data/glossary.yaml#terms/turn"]
    edit(root, GLOSSARY, "nl: Wie er afwast", "nl: …")
    assert accept(root).refused == ("data/glossary.yaml#terms/rota",)
    edit(root, GLOSSARY, "  turn:\n", "  day:\n")
    after = accept(root)
    assert (after.recorded, after.dropped) == (1, 0), "an error may hide an entry: nothing of the file is dropped"
    edit(root, GLOSSARY, "nl: …", "nl: Wie afwast")
    assert (accept(root).recorded, accept(root).dropped, accept(root).refused) == (2, 1, ())
    (root / GLOSSARY).unlink()
    assert accept(root).dropped == 2


WORDS = st.text("abc", min_size=1, max_size=3)
VALUES = st.recursive(
    st.one_of(WORDS, st.dictionaries(st.sampled_from(["en", "nl"]), WORDS, min_size=1)),
    lambda inside: st.one_of(
        st.lists(inside, max_size=3), st.dictionaries(st.sampled_from(["id", "a", "b", "evidence"]), inside, max_size=3)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["a", "b", "list", "evidence"]), VALUES, max_size=3))
def test_no_text_is_lost_or_comes_twice(held: dict[str, object]) -> None:
    """Whatever shape a data file has: each of its texts belongs to one entry."""
    root = read_yaml(json.dumps(held), "x.yaml").root
    assert isinstance(root, Mapping)
    found = [texts for part in data_parts(Data("x", "x.yaml", None, root), ("en", "nl")) for texts in part.texts]
    expected = [texts for _, texts in localised(root, ("en", "nl"))]
    assert sorted(map(_said, found)) == sorted(map(_said, expected))


def _said(texts: MappingType[str, Prose]) -> list[tuple[str, str]]:
    return sorted((language, prose.text) for language, prose in texts.items())
