"""The example in the author's guide is what it says: an item without a fault."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from courseware.loader import load_data
from courseware.reading import Reader
from tests.courses import course

PROJECT = Path(__file__).parents[1]


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
