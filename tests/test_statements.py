"""The blocks of the mirror and the baseline: complete without a script, safe whatever the texts are."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path

import pytest
import yaml

from courseware.course import load_course
from tests.courses import BASE, PAGE, edit, render
from tests.test_markdown import DUTCH, GOLDEN, assert_well_formed, cut_out, in_lines, tags, with_hostile_texts

DATA = Path(__file__).parent / "rules/number-of-statements/good/both/docs/data"
BLOCKS = {
    "team": "/// mirror | team\n///\n",
    "manager": "/// mirror | manager\n///\n",
    "baseline": "/// baseline\n///\n",
}
EVERY_BLOCK = pytest.mark.parametrize("block", BLOCKS)


@pytest.fixture
def root(root: Path) -> Path:
    """The small course with both data files."""
    shutil.copytree(DATA, root / "docs/data", dirs_exist_ok=True)
    return root


@EVERY_BLOCK
@pytest.mark.parametrize(("language", "page"), [("en", PAGE), ("nl", DUTCH)])
def test_golden_html(root: Path, block: str, language: str, page: str) -> None:
    """The scripts and the style sheet read this HTML: `COURSE_GOLDEN=1` writes it anew."""
    file = GOLDEN / f"{'mirror-' * (block != 'baseline')}{block}.{language}.html"
    html = render(BLOCKS[block], root, page)
    assert_well_formed(html)
    made = in_lines(cut_out(html, "<section", "</section>"))
    if os.environ.get("COURSE_GOLDEN"):
        file.write_text(made, encoding="utf-8")
    assert made == file.read_text(encoding="utf-8")


@EVERY_BLOCK
def test_all_is_on_paper_too(root: Path, block: str) -> None:
    html = render(BLOCKS[block], root)
    asked = re.findall(r'<legend class="cw-statement__text">(.*?)</legend>', html)
    assert asked and asked == re.findall(r"<li><p>(.*?)</p>", html)


@EVERY_BLOCK
def test_a_block_that_stands_twice_has_ids_and_names_of_its_own(root: Path, block: str) -> None:
    html = render(f"{BLOCKS[block]}\n{BLOCKS[block]}", root)
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert len(set(re.findall(r'type="radio" name="([^"]+)"', html))) == (24 if block == "baseline" else 12)


@EVERY_BLOCK
def test_hostile_text_stays_text(root: Path, block: str) -> None:
    before = tags(render(BLOCKS[block], root))
    file = root / f"docs/data/{'baseline' if block == 'baseline' else 'mirror'}.yaml"
    data = with_hostile_texts(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader))
    file.write_text(json.dumps(data), encoding="utf-8")
    html = render(BLOCKS[block], root)
    assert "alert(1)" in html, "the text itself is shown"
    assert tags(html) == before


@pytest.mark.parametrize(
    ("block", "message"),
    [
        ("/// mirror | teem\n///\n", "the mirror has no part `teem`; did you mean `team`?"),
        (BLOCKS["team"], "there is no docs/data/mirror.yaml for this block"),
        (BLOCKS["baseline"], "there is no docs/data/baseline.yaml for this block"),
    ],
)
def test_what_is_not_there_is_logged(block: str, message: str, caplog: pytest.LogCaptureFixture) -> None:
    html = render(block, BASE)
    assert [record.getMessage() for record in caplog.records] == [f"{PAGE}: {message}"]
    assert "cw-form" not in html


def test_the_hash_changes_with_what_is_asked_and_not_with_its_wording(root: Path) -> None:
    def hash_now() -> str:
        return str(load_course(root, pages=False).data["mirror"].value.hash)

    first = hash_now()
    edit(root, "docs/data/mirror.yaml", "I look after thing 1.", "I take care of thing 1.")
    assert hash_now() == first
    edit(root, "docs/data/mirror.yaml", "washes-up:", "washes-all-up:")
    assert hash_now() != first


def test_broken_files_still_make_a_page(root: Path) -> None:
    for text in ("", "scale: 5\nstatements: []\n", "statements: {a: {objective: x}, b: 7}\n"):
        for name in ("mirror", "baseline"):
            (root / f"docs/data/{name}.yaml").write_text(text, encoding="utf-8")
        for block in BLOCKS.values():
            assert_well_formed(render(block, root))
