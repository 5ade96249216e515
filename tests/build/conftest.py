"""A copy of the project's sources, to build and to break."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from courseware.cli import main

PROJECT = Path(__file__).parents[2]


def _copied(root: Path) -> Path:
    """Return a folder with everything that a build reads."""
    for name in ("docs", "quizzes", "tools/theme"):
        shutil.copytree(PROJECT / name, root / name)
    (root / "tools" / "courseware").mkdir()  # watched by `serve`, therefore named in mkdocs.yml
    shutil.copy(PROJECT / "mkdocs.yml", root)
    return root


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy to build and to break."""
    return _copied(tmp_path / "project")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Return a function that gives the site as a builder makes it, to look at: each is built once."""

    @cache
    def build(builder: str) -> Path:
        root = _copied(tmp_path_factory.mktemp(builder) / "project")
        assert main(["--root", str(root), "build", "--builder", builder]) == 0
        return root / "site"

    return build
