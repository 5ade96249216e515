"""The example in the author's guide is what it says: an item without a fault."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from courseware.items import item_types
from courseware.loader import load_data
from courseware.reading import Reader
from courseware.records import item_record
from tests.courses import course

PROJECT = Path(__file__).parents[1]


def parts_of_the_guide() -> dict[str, str]:
    """Return by item type what the guide shows in the place of choices."""
    text = (PROJECT / "quizzes" / "README.md").read_text(encoding="utf-8")
    sections = re.split(r"\n(?=\*\*`[\w-]+`\*\*:)", text)[1:]
    examples = {re.findall(r"[\w-]+", section)[0]: section.partition("```yaml\n")[2] for section in sections}
    return {name: example.partition("```")[0] for name, example in examples.items()}


@pytest.mark.parametrize("kind", ["matching", "ordering", "estimate", "reflection"])
def test_the_other_types_are_written_as_the_guide_shows(kind: str) -> None:
    fields = item_record(item_types()[kind]).fields
    shown = set(re.findall(r"(?m)^    (\w+):", parts_of_the_guide()[kind]))
    needed = {key for key, field in item_types()[kind].fields.items() if field.required}
    assert needed <= shown <= set(fields)


def test_the_whole_item_of_the_guide_has_nothing_wrong(tmp_path: Path) -> None:
    root = tmp_path / "course"
    for name in ("docs/data", "docs/en/connection", "docs/nl/connection"):
        shutil.copytree(PROJECT / name, root / name)
    example = re.search(
        r"```yaml\n(title:.*?)```", (PROJECT / "quizzes" / "README.md").read_text(encoding="utf-8"), re.S
    )
    assert example
    (root / "quizzes").mkdir()
    (root / "quizzes" / "guide.yaml").write_text(example[1], encoding="utf-8")
    for language in ("en", "nl"):
        for page in (root / "docs" / language / "connection").glob("*.md"):
            text = page.read_text(encoding="utf-8").replace("/// quiz | connection", "/// quiz | guide")
            page.write_text(re.sub(r"/// item \|.*", "/// item | guide#silent-in-the-call", text), encoding="utf-8")
    # What the rest of the course lacks here, such as other items and pages, is not the guide's.
    assert course(root, "check", str(root / "quizzes")).out.rpartition(": ")[2] == "nothing is wrong\n"


def test_the_tool_of_the_guide_has_nothing_wrong(tmp_path: Path) -> None:
    example = re.search(
        r"```yaml\n(tools:.*?)```", (PROJECT / "quizzes" / "README.md").read_text(encoding="utf-8"), re.S
    )
    assert example
    path = tmp_path / "tools.yaml"
    path.write_text(example[1], encoding="utf-8")
    reader = Reader(("en", "nl"))
    assert list(load_data("tools", path, "tools.yaml", reader).value) == ["team-rules"]
    assert reader.found == []
