"""A copy of the project's sources, to build and to break."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with everything that a build reads."""
    root = tmp_path / "project"
    for name in ("docs", "quizzes", "tools/theme"):
        shutil.copytree(PROJECT / name, root / name)
    (root / "tools" / "courseware").mkdir()  # watched by `serve`, therefore named in mkdocs.yml
    shutil.copy(PROJECT / "mkdocs.yml", root)
    return root
